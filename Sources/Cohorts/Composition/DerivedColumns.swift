// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import RegisterFiles

/// Columns that the plan computes from others, by the embedded database.
enum DerivedColumns {
    /// The table with the derived columns behind its own.
    static func adding(_ derived: [CohortDeclaration.Derived], to table: Table, progress: ProgressMonitor) throws -> Table {
        var table = table
        for column in derived {
            let expression = StoreExpression(name: column.name, sql: try sql(column.expression, named: column.name, over: table))
            table = try Table(columns: table.columns + evaluate([expression], over: table, progress: progress))
        }
        return table
    }

    static func sql(_ expression: ScalarExpression, named name: String, over table: Table) throws(CohortsError) -> String {
        do {
            return try expression.sql(over: table.columnNames, dates: Set(table.columns.filter { $0.type == .date }.map(\.name)))
        } catch {
            throw .expression(name: name, error)
        }
    }

    static func evaluate(_ expressions: [StoreExpression], over table: Table, progress: ProgressMonitor) throws -> [Column] {
        try Store().evaluate(expressions, over: table, progress: progress)
    }
}
