// SPDX-License-Identifier: EUPL-1.2

import MissingData
import RegisterData

/// Features that belong together, where rows lack them all at once: such a row gets all of them from one other row, so that they fit each other.
struct GapBlock {
    /// By the first the row that gives is found.
    let names: [String]

    /// - Returns: `nil` where there is nothing to give or to take: no row lacks all of them, or none has them all.
    init?(_ features: [String], in table: Table, methods: [String: ImputationMethod]) {
        let open = features.compactMap { table[$0] }.filter { column in column.missing?.contains(MissingKind.notRecorded.rawValue) ?? false }
        guard open.count > 1, let lead = open.first(where: { Self.canLead(methods[$0.name], isAmounts: $0.isAmounts) })
        else { return nil }
        let rows = 0..<table.rowCount
        guard rows.contains(where: { row in open.allSatisfy { $0.missingKind(row).isPresent } }),
            rows.contains(where: { row in open.allSatisfy { $0.missingKind(row) == .notRecorded } })
        else { return nil }
        names = [lead.name] + open.map(\.name).filter { $0 != lead.name }
    }
}

extension GapBlock {
    /// Whether a row that gives can be found by a column: one of numbers, or of levels that are drawn by a hot deck.
    static func canLead(_ method: ImputationMethod?, isAmounts: Bool) -> Bool { method?.takesRows ?? isAmounts }
}

extension Column {
    fileprivate var isAmounts: Bool {
        switch values {
        case .number, .integer, .date: true
        case .category, .text: false
        }
    }
}
