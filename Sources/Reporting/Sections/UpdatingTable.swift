// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The steps by which an old model was updated, and the one that was taken.
struct UpdatingTable {
    let edition: Edition
    let part: OutcomePart
    let number: Int
    /// The target of which the steps are; `nil` for those of the study's own model.
    var step: String?

    func blocks() -> [Block] {
        part["updating.steps"].filter { $0.about.step == step }.flatMap { finding -> [Block] in
            guard let table = finding.table else { return edition.item(finding).map { [.list([$0])] } ?? [] }
            let rows = table.rows.indices.map { row in
                func cell(_ name: String) -> EvidenceValue { table.column(name)?[row] ?? .null }
                func value(_ name: String, _ decimals: Int) -> DataTable.Cell {
                    .numberOrDash(cell(name).double.map { edition.numbers.number($0, decimals: decimals) })
                }
                let taken = cell("taken") == .flag(true) ? " (\(edition[UpdatingWords.taken]))" : ""
                return DataTable.Row(
                    header: edition[UpdatingWords.step(cell("step").string ?? "")] + taken,
                    cells: [
                        value("log_loss", 4), value("calibration_in_the_large", 2), value("calibration_slope", 2), value("auc", 3), value("p", 3),
                    ])
            }
            return [
                .heading(id: edition.anchor(step == nil ? "updating-\(number)" : "updating-there-\(number)"), text: edition[UpdatingWords.title]),
                .paragraph(edition[UpdatingWords.lead]),
                .table(
                    DataTable(
                        caption: edition[UpdatingWords.caption], header: edition[UpdatingWords.stepTitle],
                        columns: [
                            ("log-loss", true), (edition[UpdatingWords.intercept], true), (edition[UpdatingWords.slope], true), ("AUC", true),
                            ("p", true),
                        ], rows: rows)),
            ]
        }
    }
}
