// SPDX-License-Identifier: EUPL-1.2

import Basics

/// A register or an analysis table: named columns of equal length.
public struct Table: Sendable {
    public let rowCount: Int
    public let columns: [Column]
    private let position: [String: Int]

    /// - Throws: `RegisterDataError` for a name that occurs twice or columns of unequal length.
    public init(columns: [Column]) throws(RegisterDataError) {
        rowCount = columns.first?.count ?? 0
        var position: [String: Int] = [:]
        for (index, column) in columns.enumerated() {
            guard column.count == rowCount else { throw .unequalLength(column: column.name) }
            guard position.updateValue(index, forKey: column.name) == nil else { throw .duplicateColumn(column.name) }
        }
        self.columns = columns
        self.position = position
    }

    public subscript(name: String) -> Column? { position[name].map { columns[$0] } }

    public var columnNames: [String] { columns.map(\.name) }
}

/// What can be wrong with a table.
public enum RegisterDataError: ExplainedError, Hashable, Sendable {
    case duplicateColumn(String)
    case unequalLength(column: String)
    case unknownColumn(String, suggestion: String?)

    public var explanation: LocalizedText {
        switch self {
        case .duplicateColumn(let name):
            LocalizedText(
                en: "Column \"\(name)\" occurs twice. Give every column a name of its own.",
                nl: "Kolom \"\(name)\" komt twee keer voor. Geef elke kolom een eigen naam.")
        case .unequalLength(let name):
            LocalizedText(
                en: "Column \"\(name)\" has another number of rows than the first column.",
                nl: "Kolom \"\(name)\" heeft een ander aantal rijen dan de eerste kolom.")
        case .unknownColumn(let name, let suggestion):
            LocalizedText(
                en: "There is no column \"\(name)\"." + (suggestion.map { " Did you mean \"\($0)\"?" } ?? ""),
                nl: "Er is geen kolom \"\(name)\"." + (suggestion.map { " Bedoelt u \"\($0)\"?" } ?? ""))
        }
    }
}
