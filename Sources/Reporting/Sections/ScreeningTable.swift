// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Which features were left out before the fit, and by what rule.
struct ScreeningTable {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    func blocks() -> [Block] {
        part["model.screening"].flatMap { finding -> [Block] in
            guard let table = finding.table else { return [] }
            let rows = table.rows.indices.map { row in
                func cell(_ name: String) -> EvidenceValue { table.column(name)?[row] ?? .null }
                func statistic(_ name: String) -> DataTable.Cell {
                    .numberOrDash(cell(name).double.map { edition.numbers.number($0, decimals: 1) })
                }
                return DataTable.Row(
                    header: edition.labels.feature(cell("feature").string ?? "", edition.language),
                    cells: [
                        .text(edition[ScreeningWords.decision(cell("decision").string ?? "")]), statistic("z_alone"), statistic("z_beyond"),
                    ])
            }
            let numbers = DataTable(
                caption: edition[ScreeningWords.caption], header: edition[ModelWords.feature],
                columns: [
                    (edition[ScreeningWords.outcome], false), (edition[ScreeningWords.alone], true), (edition[ScreeningWords.beyond], true),
                ], rows: rows)
            return [
                .heading(id: edition.anchor("screening-\(number)"), text: edition[ScreeningWords.title]),
                .paragraph([edition.sentence(of: finding), edition[ScreeningWords.lead]].compactMap { $0 }.joined(separator: " ")),
                .details(Details(summary: edition[ScreeningWords.caption], blocks: [.table(numbers)])),
            ]
        }
    }
}
