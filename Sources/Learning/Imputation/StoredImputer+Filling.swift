// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

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

    /// What was filled in of one variable.
    public struct FilledCells: Hashable, Sendable {
        public internal(set) var rows: [Int] = []
        /// Of a variable of amounts, in the unit of the column.
        public internal(set) var amounts: [Double] = []
        /// Of a variable of levels, positions among those of the variable.
        public internal(set) var levels: [Int] = []
    }

    /// Rows that one task fills.
    private static let rowsTogether = 4096

    /// The rows' gaps filled, one list a variable.
    ///
    /// - Parameters:
    ///   - shift: a level that the imputer does not know, or a column that is not its own, shifts nothing.
    ///   - states: of a row's cells, one a variable.
    ///   - encode: puts what is known of a row into a row of the design that holds zeros.
    public func filled(
        rowCount: Int, _ filling: Filling, shift: Shift? = nil, states: @Sendable (Int) -> [CellState],
        encode: @Sendable (Int, inout [Double]) -> Void
    ) throws(Cancelled) -> [FilledCells] {
        var isDrawn = false
        if case .drawn = filling { isDrawn = true }
        let shifted = shift.flatMap { PatternModel.Shift($0, variables) }
        return try filled(rowCount: rowCount, isDrawn: isDrawn, states: states) { row, model, places, cells in
            var design = emptyRow
            encode(row, &design)
            cells.add(model.fill(&design, noise: noise(filling, row: row, places: places), shift: shifted), row: row)
        }
    }

    /// The rows' gaps filled at every node: row r at node k is row `r x nodes + k` of the answer.
    func filled(
        rowCount: Int, states: @Sendable (Int) -> [CellState], encode: @Sendable (Int, inout [Double]) -> Void, nodes: ImputationNodes
    ) throws(Cancelled) -> [FilledCells] {
        try filled(rowCount: rowCount, isDrawn: true, states: states) { row, model, _, cells in
            var known = emptyRow
            encode(row, &known)
            for (number, node) in nodes.values.enumerated() {
                var design = known
                cells.add(model.fill(&design, noise: node), row: row * nodes.count + number)
            }
        }
    }

    private var emptyRow: [Double] {
        var design = [Double](repeating: 0, count: moments.mean.count)
        design[0] = 1
        return design
    }

    private func filled(
        rowCount: Int, isDrawn: Bool, states: (Int) -> [CellState], fill: @Sendable (Int, PatternModel, [Int], inout [FilledCells]) -> Void
    ) throws(Cancelled) -> [FilledCells] {
        let tasks = Self.tasks(rowCount: rowCount, states: states)
        let parts = try parallelMap(tasks.count) { index in
            let task = tasks[index], model = PatternModel(self, states: task.states, isDrawn: isDrawn), places = model.places
            var cells = variables.map { _ in FilledCells() }
            for row in task.rows { fill(row, model, places, &cells) }
            return cells
        }
        return parts.reduce(into: variables.map { _ in FilledCells() }) { all, part in
            for place in all.indices {
                all[place].rows += part[place].rows
                all[place].amounts += part[place].amounts
                all[place].levels += part[place].levels
            }
        }
    }

    private static func tasks(rowCount: Int, states: (Int) -> [CellState]) -> [(states: [CellState], rows: [Int])] {
        var patterns: [[CellState]: [Int]] = [:]
        for row in 0..<rowCount {
            let states = states(row)
            if states.contains(.missing) { patterns[states, default: []].append(row) }
        }
        return patterns.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }.flatMap { states, rows in
            stride(from: 0, to: rows.count, by: rowsTogether).map { (states, Array(rows[$0..<min(rows.count, $0 + rowsTogether)])) }
        }
    }

    private func noise(_ filling: Filling, row: Int, places: [Int]) -> [Double]? {
        guard case .drawn(let seed, let imputation, let keys) = filling else { return nil }
        var random = Philox(seed: seed, stage: "stored-imputer.\(imputation)", item: keys[row])
        var noise = [Double](repeating: 0, count: variables.count)
        for place in places { noise[place] = variables[place].isAmounts ? Normal.quantile(random.uniform()) : random.uniform() }
        return noise
    }
}

extension [StoredImputer.FilledCells] {
    fileprivate mutating func add(_ values: [(place: Int, value: PatternModel.Value)], row: Int) {
        for (place, value) in values {
            self[place].rows.append(row)
            switch value {
            case .amount(let amount): self[place].amounts.append(amount)
            case .level(let level): self[place].levels.append(level)
            }
        }
    }
}
