// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// The net benefit of reaching those whose risk is at least a threshold t: true positives per row, less false positives per row times
/// t/(1-t), the rate at which one missed event is traded against false alarms.
///
/// Source: Vickers and Elkin (2006), Med. Decis. Making 26, 565-574.
public enum NetBenefit {
    /// - Parameter threshold: in (0, 1); rows with risk >= threshold are reached.
    /// - Returns: `nil` for scores that are no probabilities, without rows, and for a threshold outside (0, 1).
    public static func estimate(_ predictions: Predictions, threshold: Double, level: Double = 0.95) -> Estimate? {
        guard predictions.scale == .probability, threshold > 0, threshold < 1 else { return nil }
        let exchange = threshold / (1 - threshold)
        let mean = predictions.mean { row in
            predictions.risk[row] < threshold ? 0 : predictions.outcome[row] == 1 ? 1 : -exchange
        }
        return mean.map { Estimate($0.value, variance: $0.variance, method: "linearised", level: level) }
    }

    /// The net benefit of reaching everybody. That of reaching nobody is 0.
    public static func ofAll(_ predictions: Predictions, threshold: Double) -> Double? {
        guard threshold > 0, threshold < 1, let prevalence = predictions.prevalence else { return nil }
        return prevalence - (1 - prevalence) * threshold / (1 - threshold)
    }

    /// The net benefit as a share of what perfect foresight would bring, the prevalence: comparable between outcomes and groups.
    ///
    /// Source: Kerr, Brown, Zhu and Janes (2016), J. Clin. Oncol. 34, 2534-2540.
    /// - Returns: `nil` where there is no net benefit, or no event.
    public static func standardised(_ predictions: Predictions, threshold: Double, level: Double = 0.95) -> Estimate? {
        guard let benefit = estimate(predictions, threshold: threshold), let prevalence = predictions.prevalence, prevalence > 0 else { return nil }
        let exchange = threshold / (1 - threshold), total = predictions.totalWeight, share = benefit.value / prevalence
        let variance = predictions.design.linearisedVariance(rows: predictions.count) { row in
            let isEvent = predictions.outcome[row] == 1
            let own = predictions.risk[row] < threshold ? 0 : isEvent ? 1 : -exchange
            return (own - benefit.value - share * ((isEvent ? 1 : 0) - prevalence)) / (prevalence * total)
        }
        return Estimate(share, variance: variance, within: -.infinity...1, method: "linearised", level: level)
    }

    /// The net benefit less that of the better of reaching everybody and reaching nobody: what the model adds. The same rows decide about both, so
    /// that the interval is that of a paired difference.
    public static func gain(_ predictions: Predictions, threshold: Double, level: Double = 0.95) -> Estimate? {
        guard predictions.scale == .probability, let all = ofAll(predictions, threshold: threshold) else { return nil }
        let exchange = threshold / (1 - threshold), isAllBetter = all > 0
        let mean = predictions.mean { row in
            let reached = predictions.outcome[row] == 1 ? 1 : -exchange
            return (predictions.risk[row] < threshold ? 0 : reached) - (isAllBetter ? reached : 0)
        }
        return mean.map { Estimate($0.value, variance: $0.variance, method: "linearised-paired", level: level) }
    }
}
