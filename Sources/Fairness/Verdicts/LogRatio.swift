// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Metrics
import StatMath

/// The logarithm of a ratio of two sums over rows, with what a unit of each row's weight adds to its error.
///
/// Logarithms of ratios are added and subtracted with their errors, so that rows and clusters that two of them share count once.
/// Source: Woodruff (1971), J. Am. Stat. Assoc. 66, 411-414.
struct LogRatio {
    let value: Double
    /// One a row; 0 where a row plays no part.
    let influence: [Double]

    private init(value: Double, influence: [Double]) { (self.value, self.influence) = (value, influence) }

    /// - Parameters:
    ///   - isMember: the rows whose sums are taken.
    /// - Returns: `nil` unless both weighted sums are positive.
    init?(count: Int, design: SamplingDesign, where isMember: (Int) -> Bool, numerator: (Int) -> Double, denominator: (Int) -> Double) {
        var above = Sum(), below = Sum()
        for row in 0..<count where isMember(row) {
            let weight = design.weights?[row] ?? 1
            above.add(weight * numerator(row))
            below.add(weight * denominator(row))
        }
        let (n, d) = (above.value, below.value)
        guard n > 0, d > 0, n.isFinite, d.isFinite else { return nil }
        value = log(n / d)
        influence = (0..<count).map { isMember($0) ? numerator($0) / n - denominator($0) / d : 0 }
    }

    /// Observed by expected events of some rows.
    init?(observedExpected predictions: Predictions, where isMember: (Int) -> Bool) {
        self.init(
            count: predictions.count, design: predictions.design, where: isMember, numerator: { Double(predictions.outcome[$0]) },
            denominator: { predictions.risk[$0] })
    }

    static func - (first: LogRatio, second: LogRatio) -> LogRatio {
        LogRatio(value: first.value - second.value, influence: zip(first.influence, second.influence).map { $0 - $1 })
    }

    /// The ratio with its intervals; `nil` where its variance cannot be estimated.
    ///
    /// - Parameter isCertain: whether the ratio is taken for certain where no row varies from it; else that is no variance to estimate.
    func comparison(_ design: SamplingDesign, method: String = "log-linearised", isCertain: Bool = false) -> Comparison? {
        let value = value
        guard let variance = design.linearisedVariance(rows: influence.count, contribution: { influence[$0] }), variance > 0 else {
            guard isCertain else { return nil }
            return Comparison(.ratio, estimate: exp(value), method: method, p: value.magnitude < 1e-9 ? 1 : 0) { level in
                Interval(low: exp(value), high: exp(value), level: level)
            }
        }
        let error = variance.squareRoot()
        return Comparison(.ratio, estimate: exp(value), method: method, p: Normal.twoSidedP(value / error)) { level in
            let half = Normal.quantile(0.5 + level / 2) * error
            return Interval(low: exp(value - half), high: exp(value + half), level: level)
        }
    }
}
