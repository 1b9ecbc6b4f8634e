// SPDX-License-Identifier: EUPL-1.2

import Metrics
import StatMath

/// What each row of a search says of the model: how far its outcome lies from the score, counted in two ways.
///
/// Calibration: y - s, variance s (1 - s). Log-loss: the loss less what it would be on average if the score were right,
/// -(y - s) logit s, variance s (1 - s) (logit s)^2 (methods 21: what is hard to predict is not thereby wrong).
struct SliceResiduals: Sendable {
    /// Rows of the predictions, ascending.
    let rows: [Int]
    /// Weight count, calibration and log-loss residuals, and their variances, by row: eight lanes, of which five are used.
    let values: [SIMD8<Float>]
    /// Sums of all rows.
    let total: SIMD8<Double>

    enum Lane {
        static let rows = 0
        static let calibration = 1
        static let loss = 2
        static let calibrationVariance = 3
        static let lossVariance = 4
    }

    /// Scores of 0 and 1 have no log-odds: they count as this far from them.
    private static let edge = 1e-6

    init(_ predictions: Predictions, rows: [Int]) {
        let isFrequency = predictions.design.weightKind == .frequency
        let mean = predictions.design.weights == nil ? 1 : max(1e-300, predictions.totalWeight / Double(max(1, predictions.count)))
        var values: [SIMD8<Float>] = [], total = SIMD8<Double>.zero
        values.reserveCapacity(rows.count)
        for row in rows {
            let weight = predictions.weight(row) / mean, squared = isFrequency ? weight / mean : weight * weight
            let risk = min(1 - Self.edge, max(Self.edge, predictions.risk[row])), logit = Logistic.logit(risk)
            let residual = Double(predictions.outcome[row]) - predictions.risk[row], variance = risk * (1 - risk)
            let value = SIMD8<Double>(
                weight > 0 ? 1 : 0, weight * residual, -weight * residual * logit, squared * variance, squared * variance * logit * logit, 0, 0, 0)
            total += value
            values.append(SIMD8<Float>(value))
        }
        (self.rows, self.values, self.total) = (rows, values, total)
    }
}

/// What a slice's sums are worth: standardised, against all other rows.
struct SliceScore: Hashable, Sendable {
    let rows: Double
    /// Of (y - s), against the rest.
    let calibration: Double
    /// Of the excess of log-loss, against the rest.
    let loss: Double

    var strength: Double { max(calibration.magnitude, loss.magnitude) }

    /// The difference of two means by its standard error, where the variance is what the scores say.
    init(_ sums: SIMD8<Float>, of total: SIMD8<Double>) {
        let own = SIMD8<Double>(sums), rest = total - own
        rows = own[0]
        func z(_ sum: Int, _ variance: Int) -> Double {
            guard own[0] > 0, rest[0] > 0 else { return 0 }
            let difference = own[sum] / own[0] - rest[sum] / rest[0]
            let squared = own[variance] / (own[0] * own[0]) + rest[variance] / (rest[0] * rest[0])
            return squared > 0 ? difference / squared.squareRoot() : 0
        }
        calibration = z(SliceResiduals.Lane.calibration, SliceResiduals.Lane.calibrationVariance)
        // Only where the model is worse than it should be: a loss below what is expected fails nobody.
        loss = max(0, z(SliceResiduals.Lane.loss, SliceResiduals.Lane.lossVariance))
    }
}
