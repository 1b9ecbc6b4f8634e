// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// What could give the outcome away, and what nobody wrote down about the features.
struct LintSection {
    let edition: Edition
    private static let needs = ["wording.necessity", "wording.source", "wording.contestability", "wording.label"]

    /// - Returns: `nil` for a run without the checks.
    func section() -> Section? {
        let leakage = edition.evidence.keys(startingWith: "leakage.").flatMap { edition.evidence[$0] }
        let wording = (edition.evidence["wording.term"] + Self.needs.flatMap { edition.evidence[$0] }).compactMap(edition.item)
        guard !wording.isEmpty || !leakage.isEmpty else { return nil }
        var blocks: [Block] = [.paragraph(edition[LintWords.lead])]
        let items = leakage.compactMap(edition.item)
        blocks.append(items.isEmpty ? .paragraph(edition[LintWords.nothing]) : .list(items))
        blocks += [.heading(id: edition.anchor("wording"), text: edition[LintWords.wordingTitle]), .list(wording)]
        if let table = features() { blocks.append(.details(Details(summary: edition[LintWords.allFeatures], blocks: [.table(table)]))) }
        return Section(id: edition.anchor("checks"), title: edition[LintWords.title], blocks: blocks)
    }

    private func features() -> DataTable? {
        guard let table = edition.evidence["wording.features"].first?.table, !table.rows.isEmpty else { return nil }
        func cell(_ column: String, _ row: Int) -> EvidenceValue { table.column(column)?[row] ?? .null }
        func isThere(_ column: String, _ row: Int) -> DataTable.Cell {
            cell(column, row) == .flag(true) ? .text(edition[LintWords.written]) : .empty("–")
        }
        let rows = table.rows.indices.map { row in
            let sensitivity = edition[LintWords.sensitivity(cell("sensitivity", row).string ?? "")]
            let isGuess = cell("declared", row) != .flag(true)
            return DataTable.Row(
                header: edition.labels.feature(cell("feature", row).string ?? "", edition.language),
                cells: [
                    .text(sensitivity + (isGuess ? " (\(edition[LintWords.guess]))" : "")), isThere("why", row), isThere("source", row),
                    isThere("contest", row), isThere("label", row),
                ])
        }
        return DataTable(
            caption: edition[LintWords.caption], header: edition[ModelWords.feature],
            columns: [
                (edition[LintWords.sensitivity], false), (edition[LintWords.why], false), (edition[LintWords.source], false),
                (edition[LintWords.contest], false), (edition[LintWords.label], false),
            ], rows: rows)
    }
}
