// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RegisterData

extension StoredImputer {
    /// The rows with their gaps filled. What does not apply stays empty; other columns stay as they are.
    ///
    /// A level that no training row had says nothing about others, and stays.
    /// - Parameter shift: a level that the imputer does not know, or a column that is not its own, shifts nothing.
    /// - Throws: `MissingDataError.unknownColumn` for a column that is not there, `.cannotImpute` for one of another type.
    public func completed(_ table: Table, _ filling: Filling = .expected, shift: Shift? = nil) throws -> Table {
        if case .drawn(_, _, let keys) = filling, keys.count != table.rowCount {
            throw MissingDataError.parameter("the keys", expected: "one a row")
        }
        let inputs = try variables.map { variable throws(MissingDataError) in try StoredInput(variable, table) }
        let cells = try filled(rowCount: table.rowCount, filling, shift: shift, states: { row in inputs.map { $0.state(row) } }) { row, design in
            for input in inputs { input.encode(row, into: &design) }
        }
        var columns: [String: Column] = [:]
        for (input, cells) in zip(inputs, cells) where !cells.rows.isEmpty {
            columns[input.variable.name] = input.filled(rows: cells.rows, amounts: cells.amounts, levels: cells.levels)
        }
        return (try? Table(columns: table.columns.map { columns[$0.name] ?? $0 })) ?? table
    }
}
