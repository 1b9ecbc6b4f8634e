// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// How much of the Brier score of the constant prediction (the prevalence) the risks take away: 1 is perfect, 0 no better than a constant.
///
/// Source: Steyerberg et al. (2010), Epidemiology 21, 128-138.
public enum ScaledBrier {
    /// - Returns: `nil` for scores that are no probabilities, and unless rows of both outcomes have weight.
    public static func estimate(_ predictions: Predictions, level: Double = 0.95) -> Estimate? {
        guard predictions.hasBothOutcomes, let brier = Brier.estimate(predictions), let prevalence = predictions.prevalence else { return nil }
        let reference = prevalence * (1 - prevalence), total = predictions.totalWeight, ratio = brier.value / reference
        let variance = predictions.design.linearisedVariance(rows: predictions.count) { row in
            let own = Brier.squaredError(predictions, row) - brier.value
            let ofReference = (1 - 2 * prevalence) * (Double(predictions.outcome[row]) - prevalence)
            return (own - ratio * ofReference) / (reference * total)
        }
        return Estimate(1 - ratio, variance: variance, within: -.infinity...1, method: "linearised", level: level)
    }
}
