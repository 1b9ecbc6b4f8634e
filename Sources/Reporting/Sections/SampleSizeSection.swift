// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Whether there were enough rows to learn from, and how sure a judgement of each group can be.
struct SampleSizeSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    /// - Returns: `nil` where neither is known.
    func section() -> Section? {
        let sizes = ["sample-size.candidate-parameters", "sample-size.effective-parameters"].flatMap { part[$0] }
        let groups = groupBlocks
        guard !sizes.isEmpty || !groups.isEmpty else { return nil }
        var blocks: [Block] = []
        if !sizes.isEmpty {
            blocks += [.paragraph(edition[ScreenedWords.sizeLead]), .list(sizes.compactMap(edition.item)), .table(table(sizes))]
        }
        if !groups.isEmpty {
            blocks.append(
                .details(
                    Details(
                        summary: edition[ScreenedWords.groupsSummary], blocks: [.paragraph(edition[ScreenedWords.groupsLead])] + groups)))
        }
        return Section(id: edition.anchor("sample-size-\(number)"), title: edition[ScreenedWords.sizeTitle], blocks: blocks)
    }

    private func table(_ sizes: [Finding]) -> DataTable {
        let rows = sizes.map { finding -> DataTable.Row in
            func count(_ name: String) -> DataTable.Cell {
                .numberOrDash(finding.says?.arguments[name]?.double.map { edition.numbers.number($0, decimals: 0) })
            }
            let isCandidate = finding.key.hasSuffix("candidate-parameters")
            return DataTable.Row(
                header: edition[isCandidate ? ScreenedWords.candidate : ScreenedWords.effective],
                cells: [
                    count("parameters"), count("shrinkage_rows"), count("optimism_rows"), count("overall_rows"), count("single_rows"),
                    .numberOrDash(finding.total.map(edition.numbers.count)),
                ])
        }
        return DataTable(
            caption: edition[ScreenedWords.sizeCaption], header: "",
            columns: [
                (edition[ScreenedWords.parameters], true), (edition[ScreenedWords.shrinkage], true), (edition[ScreenedWords.optimism], true),
                (edition[ScreenedWords.overall], true), (edition[ScreenedWords.single], true), (edition[ScreenedWords.learned], true),
            ], rows: rows)
    }

    private var groupBlocks: [Block] {
        part["sample-size.groups"].compactMap { finding -> Block? in
            guard let table = finding.table, let groups = table.column("group"), let attribute = finding.about.attribute else { return nil }
            let rows = groups.indices.map { row -> DataTable.Row in
                func cell(_ name: String, _ scale: Double = 1, _ decimals: Int) -> DataTable.Cell {
                    .numberOrDash(table.column(name)?[row].double.map { edition.numbers.number($0 * scale, decimals: decimals) })
                }
                return DataTable.Row(
                    header: edition.labels.level(groups[row].string ?? "", of: attribute, edition.language),
                    cells: [
                        cell("rows", 1, 0), cell("expected_events", 1, 0), cell("log_observed_expected_error", 1, 3), cell("slope_error", 1, 2),
                        cell("auc_error", 1, 3), cell("fnr_error", 100, 1), cell("detectable_fnr_gap", 100, 1), cell("detectable_auc_gap", 1, 3),
                    ])
            }
            return .table(
                DataTable(
                    caption: edition[ScreenedWords.groupsCaption], header: edition.labels.attribute(attribute, edition.language).capitalisedFirst,
                    columns: [
                        AuditWords.counted, ScreenedWords.expectedEvents, ScreenedWords.ratioError, ScreenedWords.slopeError,
                        ScreenedWords.areaError, ScreenedWords.missedError, ScreenedWords.missedGap, ScreenedWords.areaGap,
                    ].map { (edition[$0], true) }, rows: rows))
        }
    }
}
