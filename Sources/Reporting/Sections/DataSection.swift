// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The data: every column, what it is used for, and how often it is missing.
struct DataSection {
    let edition: Edition
    /// A longer list is folded.
    private static let columnsShown = 12

    /// - Returns: `nil` when the run has no list of columns.
    func section() -> Section? {
        guard let table = edition.evidence["cohort.columns"].first?.table, let names = table.column("column"), !names.isEmpty else { return nil }
        let roles = table.column("role") ?? []
        let features = roles.count { $0.string?.contains("feature") == true }
        let lead = edition[PlanWords.dataLead(edition.numbers.count(names.count), features: edition.numbers.count(features))]
        let whole = columns(of: table)
        let block: Block =
            names.count > Self.columnsShown ? .details(Details(summary: edition[PlanWords.allColumns], blocks: [.table(whole)])) : .table(whole)
        return Section(id: edition.anchor("data"), title: edition[PlanWords.dataTitle], blocks: [.paragraph(lead), block])
    }

    private func columns(of table: EvidenceTable) -> DataTable {
        let fields = ["column", "role", "type", "missing", "note"].map { table.column($0) }
        let rows = table.rows.indices.map { index -> DataTable.Row in
            let cell = { (field: Int) -> EvidenceValue in fields[field]?[index] ?? .null }
            let name = cell(0).string ?? "", label = edition.labels.feature(name, edition.language)
            return DataTable.Row(
                header: label == name ? name : "\(label) (\(name))",
                cells: [
                    .text(edition[PlanWords.role(cell(1).string ?? "")]), .text(edition[PlanWords.type(cell(2).string ?? "")]),
                    .numberOrDash(cell(3).double.map { edition.numbers.number($0, decimals: 0) }), .text(cell(4).string ?? ""),
                ])
        }
        return DataTable(
            caption: edition[PlanWords.columnsCaption], header: edition[PlanWords.column],
            columns: [
                (edition[PlanWords.role], false), (edition[PlanWords.type], false), (edition[PlanWords.missing], true),
                (edition[PlanWords.note], false),
            ], rows: rows)
    }
}
