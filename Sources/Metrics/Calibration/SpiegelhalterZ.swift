// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// Spiegelhalter's test of calibration: the part of the Brier score that is 0 in expectation when every risk is right, standardised.
///
/// Source: Spiegelhalter (1986), Stat. Med. 5, 421-433. Sampling weights enter the variance squared; with clusters it is estimated from their sums.
public enum SpiegelhalterZ {
    /// - Returns: the statistic, standard normal under calibration (its standard error is 1, so that `p(against: 0)` is the test);
    ///   `nil` for scores that are no probabilities and where the variance is 0.
    public static func estimate(_ predictions: Predictions) -> Estimate? {
        guard predictions.scale == .probability, predictions.count > 0 else { return nil }
        let design = predictions.design
        func term(_ row: Int) -> Double {
            let risk = predictions.risk[row]
            return (Double(predictions.outcome[row]) - risk) * (1 - 2 * risk)
        }
        let total = Sum.exact(count: predictions.count) { predictions.weight($0) * term($0) }
        let variance: Double?
        if design.clusters == nil {
            variance = Sum.exact(count: predictions.count) { row in
                let risk = predictions.risk[row], weight = predictions.weight(row)
                return (design.weightKind == .frequency ? weight : weight * weight) * (1 - 2 * risk) * (1 - 2 * risk) * risk * (1 - risk)
            }
        } else {
            variance = design.linearisedVariance(rows: predictions.count, contribution: term)
        }
        guard let variance, variance > 0 else { return nil }
        return Estimate(total / variance.squareRoot(), standardError: 1)
    }
}
