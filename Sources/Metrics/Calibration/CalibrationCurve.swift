// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// How often the event happened at each level of predicted risk: a local linear regression of the outcome on the risk.
///
/// Rows are first summed in at most 512 bins of risk. Source: Austin and Steyerberg (2014), Stat. Med. 33, 517-535; smoother: lowess with span
/// 2/3 and no robustness iterations, as in rms' `val.prob`.
public struct CalibrationCurve: Sendable {
    /// One place on the curve.
    public struct Point: Hashable, Sendable {
        public let predicted: Double
        public let observed: Double
        /// Wilson's interval at the effective number of rows behind this place: pointwise, given the smoothing.
        public let interval: Interval
        /// Rows in the bins between the middles to the neighbouring points.
        public let rows: Int
    }

    let bins: RiskBins
    let smoother: LinearSmoother
    /// The curve at each bin's mean risk.
    let fitted: [Double]
    /// By how much clusters inflate a variance; 1 without.
    let clusterEffect: Double
    private let predictions: Predictions

    /// - Returns: `nil` for scores that are no probabilities, and unless rows of both outcomes have weight.
    public init?(_ predictions: Predictions, regression: LocalRegression = LocalRegression()) {
        guard predictions.scale == .probability, predictions.hasBothOutcomes else { return nil }
        self.predictions = predictions
        bins = RiskBins(predictions, count: 512)
        smoother = regression.smoother(x: bins.risk, weights: bins.weight)
        fitted = smoother(bins.outcome).map { min(1, max(0, $0)) }
        clusterEffect = Self.clusterEffect(predictions)
    }

    /// The curve at about `count` places spread over the rows, the lowest and highest risks included.
    public func points(_ count: Int = 50, level: Double = 0.95) -> [Point] {
        let last = fitted.count - 1
        let places = last < count ? Array(0...last) : (0..<count).map { $0 * last / (count - 1) }
        return places.indices.map { index in
            let bin = places[index], from = index == 0 ? 0 : places[index - 1] + 1
            let interval = Proportion.wilson(share: fitted[bin], effectiveTotal: effectiveRows(at: bin), level: level)
            return Point(predicted: bins.risk[bin], observed: fitted[bin], interval: interval, rows: bins.rows[from...bin].reduce(0, +))
        }
    }

    /// 1 / sum of squared row coefficients of the fit at a bin: as many rows of equal weight would be as certain.
    private func effectiveRows(at bin: Int) -> Double {
        let row = smoother.rows[bin]
        let squares = Sum.exact(count: row.coefficients.count) { index in
            let share = row.coefficients[index] / bins.weight[row.start + index]
            return share * share * bins.squaredWeight[row.start + index]
        }
        return 1 / (squares * clusterEffect)
    }

    /// The variance of the sum of outcomes minus risks with clusters, over that without.
    private static func clusterEffect(_ predictions: Predictions) -> Double {
        func residual(_ row: Int) -> Double { Double(predictions.outcome[row]) - predictions.risk[row] }
        guard predictions.design.clusters != nil, let gap = predictions.mean(residual) else { return 1 }
        let total = predictions.totalWeight
        let independent = SamplingDesign(weights: predictions.design.weights, weightKind: predictions.design.weightKind)
        let alone = independent.linearisedVariance(rows: predictions.count) { row in
            (residual(row) - gap.value) / total
        }
        guard let clustered = gap.variance, let alone, alone > 0 else { return 1 }
        return max(1, clustered / alone)
    }
}
