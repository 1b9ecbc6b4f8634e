// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// Ratios of observed to expected numbers of areas, drawn towards their common mean by how little is known of each.
///
/// O ~ Poisson(theta E), theta ~ Gamma with mean m and standard deviation m tau: the posterior of an area is a gamma distribution for
/// each tau and m, mixed over tau by how well it explains all areas (with a half-normal prior), and over m by its own error. So what is
/// not known of either is in every interval.
/// Source: Clayton and Kaldor (1987), Biometrics 43, 671-681; mixed as in Deely and Lindley (1981), JASA 76, 833-841.
package struct GammaPoisson {
    /// Common mean of the ratios.
    package let mean: Double
    /// Spread and mean, with weights that add up to 1.
    private let parts: [(tau: Double, mean: Double, weight: Double)]

    /// Standard deviation of the half-normal prior of tau: areas that differ twofold are usual, tenfold are not.
    private static let priorSpread = 0.5
    /// Gauss-Hermite, for what is not known of the mean on the log scale. Source: Abramowitz and Stegun (1964), table 25.10.
    private static let nodes = [
        (-2.8569700138728056, 0.011257411327721), (-1.3556261799742657, 0.222075922005613), (0.0, 0.533333333333333),
        (1.3556261799742657, 0.222075922005613), (2.8569700138728056, 0.011257411327721),
    ]
    private static let grid = (0..<24).map { 0.005 * pow(1.28, Double($0)) }

    /// - Parameters:
    ///   - observed: not negative; scaled where its variance is not that of a Poisson number.
    ///   - expected: positive, scaled alike.
    package init?(observed: [Double], expected: [Double]) {
        let (all, sum) = (observed.reduce(0, +), expected.reduce(0, +))
        guard observed.count == expected.count, observed.count > 1, all > 0, sum > 0, expected.allSatisfy({ $0 > 0 }) else { return nil }
        let fits = Self.grid.map { tau -> (tau: Double, mean: Double, error: Double, log: Double) in
            // Each area counts by the variance of its ratio; with it the mean, and again with that.
            var mean = all / sum, precision = 0.0
            for _ in 0..<2 {
                let weights = expected.map { 1 / (mean / $0 + tau * tau * mean * mean) }
                precision = weights.reduce(0, +)
                mean = max(zip(weights, zip(observed, expected)).reduce(0) { $0 + $1.0 * $1.1.0 / $1.1.1 } / precision, 1e-9)
            }
            let shape = 1 / (tau * tau), rate = shape / mean
            let likelihood = Sum.exact(count: observed.count) { area in
                let (o, e) = (observed[area], expected[area])
                return lgamma(o + shape) - lgamma(shape) + shape * log(rate / (rate + e)) - o * log(1 + rate / e)
            }
            // The grid is even in log tau; the mean is integrated out by Laplace's method.
            let prior = log(tau) - tau * tau / (2 * Self.priorSpread * Self.priorSpread)
            return (tau, mean, (1 / precision).squareRoot() / mean, likelihood + prior - log(precision) / 2)
        }
        let top = fits.map(\.log).max() ?? 0, weights = fits.map { exp($0.log - top) }, total = weights.reduce(0, +)
        let kept = zip(fits, weights).filter { $0.1 / total > 1e-3 }, rest = kept.reduce(0) { $0 + $1.1 }
        mean = kept.reduce(0) { $0 + $1.1 / rest * $1.0.mean }
        parts = kept.flatMap { fit, weight in
            Self.nodes.map { node in (fit.tau, fit.mean * exp(node.0 * fit.error), node.1 * weight / rest) }
        }
    }

    /// An area's ratio.
    package func posterior(observed: Double, expected: Double, level: Double) -> (mean: Double, interval: Interval) {
        let parts = parts.map { part -> (shape: Double, rate: Double, weight: Double) in
            let shape = 1 / (part.tau * part.tau)
            return (shape + observed, shape / part.mean + expected, part.weight)
        }
        /// P(theta > x): a gamma distribution is a chi-squared one with another scale.
        func above(_ x: Double) -> Double {
            parts.reduce(0) { $0 + $1.weight * ChiSquared.survival(2 * $1.rate * x, degreesOfFreedom: 2 * $1.shape) }
        }
        func quantile(_ p: Double) -> Double {
            let ends = parts.map { Gamma.quantile(p, shape: $0.shape, scale: 1 / $0.rate) }
            var (low, high) = (ends.min() ?? 0, ends.max() ?? 0)
            for _ in 0..<40 where high - low > 1e-9 * high {
                let middle = (low + high) / 2
                if above(middle) > 1 - p { low = middle } else { high = middle }
            }
            return (low + high) / 2
        }
        return (
            parts.reduce(0) { $0 + $1.weight * $1.shape / $1.rate },
            Interval(low: quantile((1 - level) / 2), high: quantile((1 + level) / 2), level: level)
        )
    }
}
