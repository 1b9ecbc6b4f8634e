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

    private init(
        _ rows: [Int], _ scope: RowScope, _ fingerprint: Fingerprint, _ scores: Scores, _ outcome: [UInt8], _ cohort: CohortRows, folds: [Int32]?
    ) throws {
        (self.rows, self.scope, self.fingerprint, self.scores, self.folds) = (rows, scope, fingerprint, scores, folds)
        predictions = try Predictions(
            risk: scores.risk, outcome: rows.map { outcome[$0] }, weights: cohort.weights.map { weights in rows.map { weights.values[$0] } },
            weightKind: cohort.weights?.metricsKind ?? .sampling, clusters: cohort.clusters.map { clusters in rows.map { clusters.index[$0] } },
            clusterCount: cohort.clusters?.count ?? 0, folds: folds, tieBreak: rows.map { cohort.tieBreak[$0] })
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
