// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// The mean squared difference between risk and outcome. Lower is better; what is good depends on how common the event is.
///
/// Source: Brier (1950), Mon. Weather Rev. 78, 1-3.
public enum Brier {
    /// - Returns: `nil` for scores that are no probabilities and without rows.
    public static func estimate(_ predictions: Predictions, level: Double = 0.95) -> Estimate? {
        guard predictions.scale == .probability, let mean = predictions.mean({ squaredError(predictions, $0) }) else { return nil }
        return Estimate(mean.value, variance: mean.variance, within: 0...1, method: "linearised", level: level)
    }

    static func squaredError(_ predictions: Predictions, _ row: Int) -> Double {
        let error = Double(predictions.outcome[row]) - predictions.risk[row]
        return error * error
    }
}
