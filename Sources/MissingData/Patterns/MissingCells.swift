// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// Which cells of a table have no value, column by column.
public struct MissingCells: Sendable {
    public let names: [String]
    public let rowCount: Int
    /// One flag a row for each column; `nil` where the column is complete.
    private let flags: [[Bool]?]

    /// - Precondition: every column has one flag a row.
    public init(names: [String], isMissing: [[Bool]]) {
        precondition(names.count == isMissing.count && Set(isMissing.map(\.count)).count <= 1, "one flag a row for each column")
        self.names = names
        rowCount = isMissing.first?.count ?? 0
        flags = isMissing.map { $0.contains(true) ? $0 : nil }
    }

    /// Every kind of missingness counts, also where a question did not apply.
    public init(_ table: Table) {
        names = table.columnNames
        rowCount = table.rowCount
        flags = table.columns.map { column in
            guard let missing = column.missing, missing.contains(where: { $0 != 0 }) else { return nil }
            return missing.map { $0 != 0 }
        }
    }

    public var columnCount: Int { names.count }

    public func isMissing(row: Int, column: Int) -> Bool { flags[column]?[row] ?? false }

    /// One flag a row, or `nil` where the column is complete.
    public func flags(column: Int) -> [Bool]? { flags[column] }

    public func missingCount(column: Int) -> Int { flags[column]?.reduce(0) { $0 + ($1 ? 1 : 0) } ?? 0 }
}
