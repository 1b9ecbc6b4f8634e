// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// Logistic regressions of the outcome on the log odds of the risk.
enum CalibrationRegression {
    /// Coefficients with their variances, by the model, or by the sandwich with sampling weights or clusters.
    ///
    /// - Parameter hasSlope: whether the log odds get a coefficient beside the intercept; else they are an offset.
    /// - Returns: `nil` where log odds or the maximum of the likelihood are not finite.
    static func fit(_ predictions: Predictions, hasSlope: Bool) -> (coefficients: [Double], variances: [Double])? {
        guard predictions.isInsideUnitInterval, predictions.hasBothOutcomes else { return nil }
        let design = predictions.design, ones = [Double](repeating: 1, count: predictions.count)
        let logOdds = predictions.risk.map(Logistic.logit)
        let matrix = Matrix(rows: ones.count, columns: hasSlope ? 2 : 1, elements: hasSlope ? ones + logOdds : ones)
        let offset = hasSlope ? nil : logOdds
        let outcome = predictions.outcome, weights = design.weights
        guard let fit = try? LogisticRegression().fit(matrix, outcome: outcome, weights: weights, offset: offset) else { return nil }
        let isModelBased = design.clusters == nil && (design.weights == nil || design.weightKind == .frequency)
        let covariance =
            isModelBased
            ? fit.covariance
            : fit.sandwichCovariance(
                matrix, outcome: outcome, weights: weights, offset: offset, clusters: design.clusters, clusterCount: design.clusterCount)
        return (fit.coefficients, covariance.standardErrors.map { $0 * $0 })
    }
}
