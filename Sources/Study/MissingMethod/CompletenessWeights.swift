// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RegisterData
import RiskModels

/// Weights of rows without a gap, by one over the probability of being complete.
///
/// The probability is an additive model of the outcome and what is always recorded, with pairs where they help, since groups often differ in what
/// their gaps hang on. It is learned anew in each fold's training rows: a held-out row is weighted by what others tell of it.
/// Source: Seaman and White (2013), Statistical Methods in Medical Research 22, 278-295.
struct CompletenessWeights {
    let data: TrainingData
    /// Of each feature, kinds of gaps that have a bin of their own, or that mean that the question did not apply.
    let kept: [String: Set<UInt8>]
    let seed: UInt64

    /// A row stands for at most this many.
    static let mostWeight = 20.0

    /// Of each row of the universe, what it counts and whether that was cut off.
    struct Weights {
        var values: [Double]
        var isTrimmed: [Bool]
    }

    /// A row's own weight by one over the probability that such a row is complete.
    ///
    /// - Parameter heldOut: rows that are asked about besides those that it is learned from.
    func weights(
        _ training: RowSet<Training>, also heldOut: [Int], isComplete: [Bool], _ progress: ProgressMonitor
    ) throws -> Weights {
        let own = data.weights?.values ?? isComplete.map { _ in 1 }
        let indices = training.indices
        guard indices.contains(where: { !isComplete[$0] }) else { return Weights(values: own, isTrimmed: isComplete.map { _ in false }) }
        let outcome = FeatureColumn(name: "outcome of this study", values: .numeric(data.outcome.map { Double($0) }))
        let features = Features(rowCount: data.features.rowCount, columns: alwaysRecorded + [outcome])
        let known = data.restricted(to: training).with(features: features, outcome: isComplete.map { $0 ? 1 : 0 }, weights: data.weights)
        let propensity = ModelChoice(kind: .additive, pairs: .automatic, seed: seed)
        let rows = indices + heldOut
        let probabilities = try propensity.fit(known, progress: progress).model(outcome: "complete").scores(features, rows: rows).risk
        var result = Weights(values: own, isTrimmed: isComplete.map { _ in false })
        for (row, probability) in zip(rows, probabilities) {
            result.isTrimmed[row] = probability < 1 / Self.mostWeight
            result.values[row] = own[row] * min(Self.mostWeight, 1 / max(probability, 1e-12))
        }
        return result
    }

    /// Features of which no row that is learned from misses a value.
    private var alwaysRecorded: [FeatureColumn] {
        let rows = data.rows.indices
        return data.features.columns.filter { column in
            guard let missing = column.missing else { return true }
            let structural = MissingKind.structural.rawValue
            return rows.allSatisfy { missing[$0] == 0 || kept[column.name]?.contains(missing[$0]) ?? (missing[$0] == structural) }
        }
    }
}
