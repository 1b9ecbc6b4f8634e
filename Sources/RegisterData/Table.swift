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
public enum RegisterDataError: Error, Hashable, Sendable, CustomStringConvertible {
    case duplicateColumn(String)
    case unequalLength(column: String)
    case unknownColumn(String, suggestion: String?)

    public var description: String {
        switch self {
        case .duplicateColumn(let name): "Column \"\(name)\" occurs twice. Give every column a name of its own."
        case .unequalLength(let name): "Column \"\(name)\" has another number of rows than the first column."
        case .unknownColumn(let name, let suggestion):
            "There is no column \"\(name)\"." + (suggestion.map { " Did you mean \"\($0)\"?" } ?? "")
        }
    }
}
