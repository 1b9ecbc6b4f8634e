// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels

/// Learns from and judges rows without a gap, as they are or each weighted by one over the probability of being complete.
///
/// The probability is an additive model of the outcome and what is always recorded, with pairs where they help, since groups often differ in what
/// their gaps hang on. It is learned anew in each fold's training rows: a held-out row is weighted by what others tell of it.
/// Source: Seaman and White (2013), Statistical Methods in Medical Research 22, 278-295.
package struct CompleteRowsStrategy {
    let study: StrategyRows
    let model: ModelChoice
    let isWeighted: Bool

    package init(study: StrategyRows, model: ModelChoice, isWeighted: Bool) {
        (self.study, self.model, self.isWeighted) = (study, model, isWeighted)
    }

    /// A row stands for at most this many.
    static let mostWeight = 20.0

    package func risks(progress: ProgressMonitor) throws -> StrategyRisks {
        let isComplete = study.isComplete, usable = study.folds.enumerated().map { ($0, training: $1.training.marked(isComplete), $1) }
        guard usable.contains(where: { $0.training.count > 0 }) else { return .impossible(StrategySentences.noCompleteRow) }
        var collector = FoldCollector(), trimmed = 0
        for (number, training, fold) in usable {
            let heldOut = fold.heldOut.marked(isComplete).indices
            guard !heldOut.isEmpty else { continue }
            progress.report("missing", number, of: study.folds.count)
            var data = study.data.restricted(to: training)
            if isWeighted {
                let weights = try weights(fold.training, also: fold.heldOut.indices, isComplete: isComplete, progress)
                trimmed += heldOut.count { weights.isTrimmed[$0] }
                data = data.with(weights: CaseWeights(weights.values, kind: .selection))
            }
            let risks = try model.fit(data, progress: progress).model(outcome: study.outcome).scores(study.data.features, rows: heldOut).risk
            collector.add(heldOut, fold: number, risks: [risks], weights: data.weights.map { weights in heldOut.map { weights.values[$0] } })
        }
        var result = collector.collected(tables: 1, isWeighted: isWeighted)
        result.trimmed = trimmed
        return result
    }

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
        let own = study.data.weights?.values ?? isComplete.map { _ in 1 }
        let indices = training.indices
        guard indices.contains(where: { !isComplete[$0] }) else { return Weights(values: own, isTrimmed: isComplete.map { _ in false }) }
        let outcome = FeatureColumn(name: "outcome of this study", values: .numeric(study.data.outcome.map { Double($0) }))
        let features = Features(rowCount: study.data.features.rowCount, columns: study.alwaysRecorded + [outcome])
        let data = study.data.restricted(to: training)
            .with(features: features, outcome: isComplete.map { $0 ? 1 : 0 }, weights: study.data.weights)
        let propensity = ModelChoice(kind: .additive, pairs: .automatic, seed: model.seed)
        let rows = indices + heldOut
        let probabilities = try propensity.fit(data, progress: progress).model(outcome: "complete").scores(features, rows: rows).risk
        var result = Weights(values: own, isTrimmed: isComplete.map { _ in false })
        for (row, probability) in zip(rows, probabilities) {
            result.isTrimmed[row] = probability < 1 / Self.mostWeight
            result.values[row] = own[row] * min(Self.mostWeight, 1 / max(probability, 1e-12))
        }
        return result
    }
}
