// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// A new column, as scalar SQL over the columns of a table.
public struct StoreExpression: Hashable, Sendable {
    public var name: String
    public var sql: String

    public init(name: String, sql: String) {
        (self.name, self.sql) = (name, sql)
    }
}

extension Store {
    /// The values of scalar expressions in every row of a table, in row order.
    ///
    /// A category takes part with its codes, a missing cell as NULL; NULL stays unknown ("not recorded"). Whole numbers are whole in SQL, too,
    /// so that a date minus a number of days is a date. SQL ignores the case of names; a name that matches exactly goes first.
    /// - Returns: one column an expression, under its name.
    /// - Throws: `StoreError.refused` for an expression that is not one value a row; whoever takes expressions from people checks first that they are
    ///   scalar (the store only keeps them away from files, settings and extensions).
    public func evaluate(_ expressions: [StoreExpression], over table: Table, maximumLevels: Int = 4096, progress: ProgressMonitor = .silent) throws
        -> [Column]
    {
        let name = "evaluated rows"
        try append(try mentioned(by: expressions, in: table), as: name, progress: progress)
        defer { try? execute("DROP TABLE \(SQLText.identifier(name))") }
        return try expressions.map { expression in
            // The line break ends a comment that the expression may hold.
            let sql = "SELECT (\(expression.sql)\n) AS \(SQLText.identifier(expression.name)) FROM \(SQLText.identifier(name))"
            let result = try query(sql, named: expression.name, maximumLevels: maximumLevels, progress: progress)
            guard result.columns.count == 1, result.rowCount == table.rowCount, var column = result.columns.first else {
                throw StoreError.refused(statement: expression.name, reason: "expected one value a row")
            }
            column.name = expression.name
            return column
        }
    }

    /// The columns that some expression may name, and one that counts the rows where none does.
    private func mentioned(by expressions: [StoreExpression], in table: Table) throws -> Table {
        let exact = expressions.map(\.sql).joined(separator: "\n")
        let lowered = exact.lowercased()
        var candidates: [String: [Column]] = [:]
        for column in table.columns where lowered.contains(column.name.lowercased()) {
            candidates[column.name.lowercased(), default: []].append(column)
        }
        var chosen: [Column] = []
        for column in table.columns {
            guard let group = candidates[column.name.lowercased()] else { continue }
            let named = group.filter { exact.contains($0.name) }
            if group.count > 1, named.count != 1 { throw StoreError.ambiguousCase(column: group[0].name, other: group[1].name) }
            if group.count == 1 || named.first?.name == column.name { chosen.append(column) }
        }
        if chosen.isEmpty { chosen = [Column(name: "row", values: .integer(Array(0..<Int64(table.rowCount))))] }
        return try Table(columns: chosen)
    }
}
