// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// The mean difference of a loss that each row has, with the variance of the pairs: of clusters where there are any.
public enum PairedLoss {
    /// - Parameters:
    ///   - other: a second risk for each row, whose outcome, weights and clusters hold for both.
    ///   - loss: of a risk and what happened.
    /// - Returns: the first loss minus the second; `nil` without rows and where a loss is infinite.
    public static func difference(
        _ predictions: Predictions, minus other: [Double], level: Double = 0.95, loss: (Double, UInt8) -> Double
    ) -> Estimate? {
        let differences = predictions.risk.indices.map {
            loss(predictions.risk[$0], predictions.outcome[$0]) - loss(other[$0], predictions.outcome[$0])
        }
        guard let mean = predictions.mean({ differences[$0] }) else { return nil }
        return Estimate(mean.value, variance: mean.variance, method: "paired", level: level)
    }
}

extension LogLoss {
    /// The difference of two log-losses on the same rows: the first minus the second, paired. Below 0 the first is better.
    ///
    /// - Returns: `nil` for scores that are no probabilities, without rows, and where one is infinite.
    public static func difference(_ predictions: Predictions, minus other: [Double], level: Double = 0.95) -> Estimate? {
        guard predictions.scale == .probability, other.count == predictions.count else { return nil }
        return PairedLoss.difference(predictions, minus: other, level: level) { risk, event in event == 1 ? -log(risk) : -log1p(-risk) }
    }
}
