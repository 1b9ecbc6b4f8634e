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
    /// Features of which a fold had too little to learn an imputer from: their gaps kept a bin.
    package internal(set) var kept: [String] = []
    /// Weights that were cut off.
    var trimmed = 0
    /// How often the gaps of the rows learned from were drawn; `nil` where they were not.
    var drawn: Int?
    /// How many models the patterns of gaps have; `nil` where all rows have one.
    var submodels: Int?
    /// Why there is nothing: the name of a sentence.
    var reason: String?

    /// One list a completed table.
    package var tables: [[Double]] { risks.map(\.values) }
    package var isPossible: Bool { reason == nil }

    static func impossible(_ reason: String) -> StrategyRisks { StrategyRisks(reason: reason) }

    /// - Parameter parts: one a fold.
    init(_ parts: [TreatedScores]) throws {
        let all = try RowRisks(parts)
        (rows, folds, risks) = (all.rows, all.parts.map { Int32($0) }, all.tables.map { PackedDoubles($0) })
        weights = all.weights.map { PackedDoubles($0) }
        kept = parts.reduce(into: Set<String>()) { $0.formUnion($1.apart) }.sorted()
        trimmed = parts.reduce(0) { $0 + $1.trimmed }
    }

    init(
        rows: [Int] = [], folds: [Int32] = [], risks: [PackedDoubles] = [], weights: PackedDoubles? = nil, kept: [String] = [],
        reason: String? = nil
    ) {
        (self.rows, self.folds, self.risks, self.weights, self.kept, self.reason) = (rows, folds, risks, weights, kept, reason)
    }

    /// One table with the mean risk of each row.
    var mean: StrategyRisks {
        guard risks.count > 1 else { return self }
        let tables = tables
        var result = self
        result.risks = [PackedDoubles(rows.indices.map { row in tables.reduce(0) { $0 + $1[row] } / Double(tables.count) })]
        return result
    }

    /// With rows that count as they always do.
    var unweighted: StrategyRisks {
        var result = self
        result.weights = nil
        return result
    }

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
