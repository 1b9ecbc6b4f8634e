// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// How much of the outcome's uncertainty the risks take away, on the scale of the likelihood: 1 is perfect, 0 no better than the prevalence for all,
/// below 0 worse. The risks are taken as they are, not recalibrated first.
///
/// Source: Nagelkerke (1991), Biometrika 78, 691-692, with the likelihood of the risks themselves.
public enum NagelkerkeR2 {
    /// - Returns: `nil` for scores that are no probabilities, unless rows of both outcomes have weight, and where the likelihood is 0.
    public static func estimate(_ predictions: Predictions, level: Double = 0.95) -> Estimate? {
        guard let (gain, null, likelihood) = likelihoods(predictions), let prevalence = predictions.prevalence else { return nil }
        let (lost, lostByNull) = (exp(-2 * gain), exp(2 * null))
        let value = (1 - lost) / (1 - lostByNull), total = predictions.totalWeight
        // To first order in the mean log-likelihood and in the prevalence.
        let ofGain = 2 * lost / (1 - lostByNull), ofNull = 2 * (1 - lost) * lostByNull / ((1 - lostByNull) * (1 - lostByNull))
        let slope = log(prevalence / (1 - prevalence)), mean = gain + null
        let variance = predictions.design.linearisedVariance(rows: predictions.count) { row in
            let nullError = slope * (Double(predictions.outcome[row]) - prevalence)
            return (ofGain * (likelihood[row] - mean - nullError) + ofNull * nullError) / total
        }
        return Estimate(value, variance: variance, within: -.infinity...1, method: "linearised", level: level)
    }

    /// Cox and Snell's R2 = 1 - exp(-LR/n) of the risks as they are.
    ///
    /// - Returns: `nil` as `estimate`.
    public static func coxSnell(_ predictions: Predictions) -> Double? { likelihoods(predictions).map { 1 - exp(-2 * $0.gain) } }

    /// The largest Cox-Snell R2 at a prevalence.
    public static func largestCoxSnell(prevalence: Double) -> Double {
        1 - exp(2 * (prevalence * log(prevalence) + (1 - prevalence) * log(1 - prevalence)))
    }

    /// Per row of weight 1: the log-likelihood over that of the prevalence, that of the prevalence, and that of each row.
    private static func likelihoods(_ predictions: Predictions) -> (gain: Double, null: Double, likelihood: [Double])? {
        guard predictions.scale == .probability, predictions.hasBothOutcomes, let prevalence = predictions.prevalence else { return nil }
        let likelihood = zip(predictions.risk, predictions.outcome).map { $1 == 1 ? log($0) : log1p(-$0) }
        guard let mean = predictions.mean({ likelihood[$0] }) else { return nil }
        let null = prevalence * log(prevalence) + (1 - prevalence) * log(1 - prevalence)
        return (mean.value - null, null, likelihood)
    }
}
