// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// Minus the mean log-likelihood of a row, in nats. Lower is better; 0 is certainty that came true.
///
/// Source: Good (1952), J. R. Stat. Soc. B 14, 107-114.
public enum LogLoss {
    /// - Returns: `nil` for scores that are no probabilities, without rows, and where it is infinite: a risk of 0 or 1 that did not come true.
    public static func estimate(_ predictions: Predictions, level: Double = 0.95) -> Estimate? {
        guard predictions.scale == .probability else { return nil }
        let loss = zip(predictions.risk, predictions.outcome).map { $1 == 1 ? -log($0) : -log1p(-$0) }
        guard let mean = predictions.mean({ loss[$0] }) else { return nil }
        return Estimate(mean.value, variance: mean.variance, within: 0 ... .infinity, method: "linearised", level: level)
    }
}
