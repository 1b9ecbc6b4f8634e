// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// How well hidden cells are imputed, by group.
struct QualityTables {
    let edition: Edition

    /// Nothing where no cell was hidden.
    var blocks: [Block] {
        let all = edition.evidence["imputation.skill"]
        guard !all.isEmpty else { return [] }
        let attributes = all.compactMap(\.about.attribute).uniqued(),
            concerns = edition.evidence["imputation.coverage"].filter { $0.verdict == .concern }
        let gaps = edition.evidence["imputation.skill-gap"].filter { ($0.interval?.last ?? 0) < 0 }
        let items = (concerns + gaps).compactMap(edition.item)
        return [.heading(id: edition.anchor("imputation-quality"), text: edition[QualityWords.title]), .paragraph(edition[QualityWords.lead])]
            + (items.isEmpty ? [] : [.list(Array(items.prefix(8)))]) + attributes.map { .table(table(all, of: $0)) }
    }

    private func table(_ all: [Finding], of attribute: String) -> DataTable {
        let numbers = edition.numbers
        let rows = all.filter { $0.about.attribute == nil || $0.about.attribute == attribute }.map { finding -> DataTable.Row in
            func same(_ key: String, comparedTo: String? = nil) -> Finding? {
                var about = finding.about
                about.compareTo = comparedTo
                return edition.evidence[key].first { $0.about == about }
            }
            let coverage = same("imputation.coverage"), group = edition.labels.group(of: finding.about, edition.language)
            let write = { (value: Double) in numbers.percentage(value) }
            return DataTable.Row(
                header: "\(edition.labels.feature(finding.about.column ?? "", edition.language).capitalisedFirst), "
                    + (group ?? edition[QualityWords.everybody]),
                cells: [
                    .numberOrDash(finding.count.map(numbers.count)), .numberOrDash(edition.withInterval(finding, write)),
                    .numberOrDash(
                        same("imputation.skill-gap", comparedTo: "complement").flatMap {
                            edition.withInterval($0) { numbers.number($0 * 100, decimals: 1) }
                        }),
                    .numberOrDash(coverage.flatMap { edition.withInterval($0, write) }),
                    coverage?.verdict.map { .verdict(mark: VerdictMark($0, edition.language), text: VerdictWords.name($0)[edition.language]) }
                        ?? .empty("–"),
                ])
        }
        return DataTable(
            caption: edition[QualityWords.caption(edition.labels.attribute(attribute, edition.language))], header: edition[QualityWords.rows],
            columns: [
                (edition[QualityWords.cells], true), (edition[QualityWords.skill], true), (edition[QualityWords.gap], true),
                (edition[QualityWords.coverage], true), (edition[QualityWords.judgement], false),
            ], rows: rows)
    }
}
