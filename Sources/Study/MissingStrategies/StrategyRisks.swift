// SPDX-License-Identifier: EUPL-1.2

import Learning
import Metrics

/// Out-of-fold risks under one strategy, of the rows that it can judge.
package struct StrategyRisks: Codable, Sendable {
    /// Rows of the universe, ascending.
    package internal(set) var rows: [Int] = []
    package internal(set) var folds: [Int32] = []
    /// One list a completed table; a single one where nothing is drawn.
    var risks: [PackedDoubles] = []
    /// What each row counts; `nil` where that is what it always does.
    var weights: PackedDoubles?
    /// Features of which a fold had too little to learn an imputer from: their gaps kept a bin, or none was known and they were left out.
    package internal(set) var kept: [String] = []
    /// Weights that were cut off.
    var trimmed = 0
    /// Why there is nothing: the name of a sentence.
    var reason: String?

    /// One list a completed table.
    package var tables: [[Double]] { risks.map(\.values) }
    package var isPossible: Bool { reason == nil }

    static func impossible(_ reason: String) -> StrategyRisks { StrategyRisks(reason: reason) }

    /// - Parameter rows: as the strategy saw them.
    package func predictions(_ study: StrategyRows) throws -> [Predictions] {
        let own = study.data.weights
        let weights = weights?.values ?? own.map { own in rows.map { own.values[$0] } }
        return try risks.map { risk in
            try Predictions(
                risk: risk.values, outcome: rows.map { study.data.outcome[$0] }, weights: weights,
                weightKind: self.weights == nil ? own?.metricsKind ?? .sampling : .sampling,
                clusters: study.data.clusters.map { clusters in rows.map { clusters.index[$0] } }, clusterCount: study.data.clusters?.count ?? 0,
                folds: folds, tieBreak: rows.map { study.keys[$0] })
        }
    }
}

/// Out-of-fold risks of several completed tables, as they come in.
struct RiskTables {
    private var risks: [[Double]]
    /// -1 where no fold held the row out.
    private var folds: [Int32]

    init(tables: Int, of rows: Int) {
        risks = (0..<tables).map { _ in [Double](repeating: 0, count: rows) }
        folds = [Int32](repeating: -1, count: rows)
    }

    mutating func put(_ values: [Double], table: Int, rows: [Int], fold: Int) {
        for (row, value) in zip(rows, values) {
            risks[table][row] = value
            folds[row] = Int32(fold)
        }
    }

    var collected: StrategyRisks {
        let rows = folds.indices.filter { folds[$0] >= 0 }
        return StrategyRisks(
            rows: rows, folds: rows.map { folds[$0] }, risks: risks.map { table in PackedDoubles(rows.map { table[$0] }) })
    }
}

/// Puts the held-out rows of folds in order.
struct FoldCollector {
    private var entries: [(row: Int, fold: Int32, risks: [Double], weight: Double)] = []

    mutating func add(_ rows: [Int], fold: Int, risks: [[Double]], weights: [Double]? = nil) {
        for (place, row) in rows.enumerated() { entries.append((row, Int32(fold), risks.map { $0[place] }, weights?[place] ?? 1)) }
    }

    func collected(tables: Int, isWeighted: Bool) -> StrategyRisks {
        let sorted = entries.sorted { $0.row < $1.row }
        return StrategyRisks(
            rows: sorted.map(\.row), folds: sorted.map(\.fold),
            risks: (0..<tables).map { table in PackedDoubles(sorted.map { $0.risks[table] }) },
            weights: isWeighted ? PackedDoubles(sorted.map(\.weight)) : nil)
    }
}
