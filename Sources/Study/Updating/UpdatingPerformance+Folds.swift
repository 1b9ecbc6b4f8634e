// SPDX-License-Identifier: EUPL-1.2

import Learning
import Metrics
import RiskModels

extension UpdatingPerformance {
    /// Of each step that was tried, on the held-out rows of all folds.
    static func all(_ model: UpdatedModel, _ data: TrainingData, folds: [Fold]) throws -> [UpdatingPerformance] {
        let rows = folds.flatMap { $0.heldOut.indices }
        let numbers = folds.enumerated().flatMap { number, fold in Array(repeating: Int32(number), count: fold.heldOut.count) }
        return try model.trials.map { trial in
            let predictions = try Predictions(
                risk: trial.outOfFold.flatMap(\.risk), outcome: rows.map { data.outcome[$0] },
                weights: data.weights.map { weights in rows.map { weights.values[$0] } }, weightKind: data.weights?.metricsKind ?? .sampling,
                clusters: data.clusters.map { clusters in rows.map { clusters.index[$0] } }, clusterCount: data.clusters?.count ?? 0, folds: numbers)
            return UpdatingPerformance(
                step: trial.step, logLoss: LogLoss.estimate(predictions)?.value,
                calibrationInTheLarge: CalibrationInTheLarge.estimate(predictions)?.value,
                calibrationSlope: CalibrationSlope.estimate(predictions)?.value,
                areaUnderCurve: AreaUnderCurve.averagedOverFolds(predictions)?.value)
        }
    }
}
