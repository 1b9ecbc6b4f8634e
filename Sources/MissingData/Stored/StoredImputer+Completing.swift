// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

extension StoredImputer {
    /// What stands in a gap.
    public enum Filling: Sendable {
        /// The expected amount, the most probable level.
        case expected
        /// A draw, for several imputations; each row has a key of its own (a hash of its identity), which decides its draw whatever rows come along.
        case drawn(seed: UInt64, imputation: Int, keys: [UInt64])
    }

    /// What is added to what is drawn for one column: standard deviations of its values, or log-odds of a level against all others.
    public struct Shift: Sendable {
        public let column: String
        /// The code of a level; `nil` for a column of numbers.
        public let level: String?
        public let delta: Double

        public init(column: String, level: String? = nil, delta: Double) { (self.column, self.level, self.delta) = (column, level, delta) }
    }

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
        let shifted = shift.flatMap { PatternModel.Shift($0, variables) }
        var patterns: [[StoredInput.State]: [Int]] = [:]
        for row in 0..<table.rowCount {
            let states = inputs.map { $0.state(row) }
            if states.contains(.missing) { patterns[states, default: []].append(row) }
        }
        var outputs = inputs.map { _ in (rows: [Int](), amounts: [Double](), levels: [Int]()) }
        let order = patterns.keys.sorted { (patterns[$0]?[0] ?? 0) < (patterns[$1]?[0] ?? 0) }
        for states in order {
            let model = PatternModel(self, states: states, isDrawn: { if case .drawn = filling { true } else { false } }())
            for row in patterns[states] ?? [] {
                var design = [Double](repeating: 0, count: moments.mean.count)
                design[0] = 1
                for input in inputs { input.encode(row, into: &design) }
                let filled = model.fill(&design, random: generator(filling, row: row), shift: shifted)
                for (place, value) in filled {
                    outputs[place].rows.append(row)
                    switch value {
                    case .amount(let amount): outputs[place].amounts.append(amount)
                    case .level(let level): outputs[place].levels.append(level)
                    }
                }
            }
        }
        var columns: [String: Column] = [:]
        for (input, output) in zip(inputs, outputs) where !output.rows.isEmpty {
            columns[input.variable.name] = input.filled(rows: output.rows, amounts: output.amounts, levels: output.levels)
        }
        return (try? Table(columns: table.columns.map { columns[$0.name] ?? $0 })) ?? table
    }

    private func generator(_ filling: Filling, row: Int) -> Philox? {
        guard case .drawn(let seed, let imputation, let keys) = filling else { return nil }
        return Philox(seed: seed, stage: "stored-imputer.\(imputation)", item: keys[row])
    }
}
