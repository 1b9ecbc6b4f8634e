// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// Events that happened, divided by events that were predicted (the sum of the risks): above 1 when risks are too low.
///
/// The interval is symmetric for the logarithm: the linearised variance of a ratio, in which rows vary with their risks.
/// Source: Debray et al. (2017), BMJ 356, i6460; variance: Woodruff (1971).
public enum ObservedExpected {
    /// - Returns: `nil` for scores that are no probabilities, without rows, and where nothing was expected.
    public static func estimate(_ predictions: Predictions, level: Double = 0.95) -> Estimate? {
        guard predictions.scale == .probability else { return nil }
        let rows = predictions.count
        let observed = Sum.exact(count: rows) { Double(predictions.outcome[$0]) * predictions.weight($0) }
        let expected = Sum.exact(count: rows) { predictions.risk[$0] * predictions.weight($0) }
        guard expected > 0 else { return nil }
        let ratio = observed / expected
        guard observed > 0 else {
            // No event: the log ratio is infinite. The exact upper limit of a Poisson count of 0.
            let interval = predictions.design.isSimple ? Interval(low: 0, high: -log(0.5 - level / 2) / expected, level: level) : nil
            return Estimate(0, interval: interval, method: "poisson-exact")
        }
        let variance = predictions.design.linearisedVariance(rows: rows) { row in
            (Double(predictions.outcome[row]) - ratio * predictions.risk[row]) / observed
        }
        guard let variance else { return Estimate(ratio) }
        let half = Normal.quantile(0.5 + level / 2) * variance.squareRoot()
        let interval = Interval(low: ratio * exp(-half), high: ratio * exp(half), level: level)
        return Estimate(ratio, standardError: ratio * variance.squareRoot(), interval: interval, method: "log-linearised")
    }
}
