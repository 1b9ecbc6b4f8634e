// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import StatMath

/// The rows on which a model is judged, with its predictions: out of fold, or the opened test rows.
struct JudgedRows: Sendable {
    /// Rows of the universe, ascending.
    let rows: [Int]
    let scope: RowScope
    /// Fingerprint of the set of rows, for evidence.
    let fingerprint: Fingerprint
    let scores: Scores
    let predictions: Predictions
    /// Of each completed table, where the rows' gaps were filled several times; else `predictions` alone.
    let tables: [Predictions]
    /// Whether rows stand for others that were left out.
    let isReweighted: Bool
    /// Number of each row's fold; `nil` for test rows.
    let folds: [Int32]?

    /// Out-of-fold predictions of all training rows that a fold holds out (of a rolling split, all but the first year).
    static func outOfFold(_ scores: [Scores], split: Split, outcome: [UInt8], cohort: CohortRows) throws -> JudgedRows {
        let rows = split.folds.flatMap(\.heldOut.indices).sorted()
        var place = [Int: Int](minimumCapacity: rows.count)
        for (position, row) in rows.enumerated() { place[row] = position }
        let none = [Double](repeating: 0, count: rows.count), hasLimits = scores.allSatisfy(\.hasLimits)
        var merged = hasLimits ? Scores(risk: none, lower: none, upper: none) : Scores(risk: none)
        var folds = [Int32](repeating: 0, count: rows.count)
        for (number, fold) in split.folds.enumerated() {
            for (index, row) in fold.heldOut.indices.enumerated() {
                guard let position = place[row] else { continue }
                merged.risk[position] = scores[number].risk[index]
                if hasLimits {
                    merged.lower[position] = scores[number].lower[index]
                    merged.upper[position] = scores[number].upper[index]
                }
                folds[position] = Int32(number)
            }
        }
        let isWhole = rows.count == split.training.count
        let fingerprint = isWhole ? split.training.fingerprint : split.training.fingerprint(of: rows)
        return try JudgedRows(rows, .outOfFold, fingerprint, merged, outcome, cohort, folds: folds)
    }

    /// Predictions of the test rows by the model of all training rows.
    static func test(_ model: ModelFile, split: Split, outcome: [UInt8], features: Features, cohort: CohortRows) throws -> JudgedRows {
        let rows = split.test.indices
        return try JudgedRows(rows, .test, split.test.fingerprint, try model.scores(features, rows: rows), outcome, cohort, folds: nil)
    }

    /// Rows whose gaps were treated: those that the treatment judges, in order.
    ///
    /// - Parameters:
    ///   - parts: one a fold, or the test rows alone.
    ///   - set: what the rows are some of.
    static func treated<Purpose>(
        _ parts: [TreatedScores], _ scope: RowScope, of set: RowSet<Purpose>, outcome: [UInt8], cohort: CohortRows
    ) throws -> JudgedRows {
        var entries: [(row: Int, fold: Int, place: Int)] = []
        for (number, part) in parts.enumerated() {
            for (place, row) in part.rows.enumerated() { entries.append((row, number, place)) }
        }
        entries.sort { $0.row < $1.row }
        let scores = try parts.map { part in try part.tables.map { try $0.scores.orDamaged() } }
        let count = scores.map(\.count).max() ?? 1
        let tables = (0..<count).map { table in
            let hasLimits = scores.allSatisfy { $0.isEmpty || $0[table].hasLimits }
            let risk = entries.map { scores[$0.fold][table].risk[$0.place] }
            guard hasLimits else { return Scores(risk: risk) }
            return Scores(
                risk: risk, lower: entries.map { scores[$0.fold][table].lower[$0.place] },
                upper: entries.map { scores[$0.fold][table].upper[$0.place] })
        }
        let isReweighted = parts.contains { $0.weights != nil }
        let weights = isReweighted ? entries.map { parts[$0.fold].weights?.values[$0.place] ?? 1 } : nil
        let rows = entries.map(\.row), isWhole = rows.count == set.count
        return try JudgedRows(
            rows, scope, isWhole ? set.fingerprint : set.fingerprint(of: rows), CompletedScores.pooled(tables), outcome, cohort,
            folds: scope == .test ? nil : entries.map { Int32($0.fold) }, tables: count > 1 ? tables : nil, weights: weights)
    }

    /// - Parameters:
    ///   - tables: scores of each completed table, where there are several.
    ///   - weights: of the rows, in the place of the cohort's.
    private init(
        _ rows: [Int], _ scope: RowScope, _ fingerprint: Fingerprint, _ scores: Scores, _ outcome: [UInt8], _ cohort: CohortRows, folds: [Int32]?,
        tables: [Scores]? = nil, weights: [Double]? = nil
    ) throws {
        (self.rows, self.scope, self.fingerprint, self.scores, self.folds) = (rows, scope, fingerprint, scores, folds)
        func predictions(_ scores: Scores) throws -> Predictions {
            try Predictions(
                risk: scores.risk, outcome: rows.map { outcome[$0] },
                weights: weights ?? cohort.weights.map { weights in rows.map { weights.values[$0] } },
                weightKind: weights == nil ? cohort.weights?.metricsKind ?? .sampling : .sampling,
                clusters: cohort.clusters.map { clusters in rows.map { clusters.index[$0] } }, clusterCount: cohort.clusters?.count ?? 0,
                folds: folds, tieBreak: rows.map { cohort.tieBreak[$0] })
        }
        self.predictions = try predictions(scores)
        self.tables = try tables?.map(predictions) ?? [self.predictions]
        isReweighted = weights != nil
    }
}

/// What judging needs to know of the cohort's rows.
struct CohortRows: Sendable {
    let weights: CaseWeights?
    let clusters: Clusters?
    let tieBreak: [UInt64]
}

extension CaseWeights {
    /// The same kind, as the metrics name it.
    var metricsKind: SamplingDesign.WeightKind {
        switch kind {
        case .sampling: .sampling
        case .frequency: .frequency
        // Both are inverse probabilities: the same linearised variance.
        case .selection: .sampling
        }
    }
}
