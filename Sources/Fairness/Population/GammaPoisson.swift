// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// Ratios of observed to expected numbers of areas, drawn towards their common mean by how little is known of each.
///
/// O ~ Poisson(theta E), theta ~ Gamma with mean m and standard deviation m tau: the posterior of an area is a gamma distribution for
/// each tau, mixed over tau by how well it explains all areas, with a half-normal prior. So what is not known of tau is in every interval.
/// Source: Clayton and Kaldor (1987), Biometrics 43, 671-681; mixed over tau as in Deely and Lindley (1981), JASA 76, 833-841.
package struct GammaPoisson {
    /// Common mean of the ratios.
    package let mean: Double
    /// With their weights, which add up to 1.
    private let spreads: [(tau: Double, weight: Double)]

    /// Standard deviation of the half-normal prior of tau: areas that differ twofold are usual, tenfold are not.
    private static let priorSpread = 0.5
    private static let grid = (0..<24).map { 0.005 * pow(1.28, Double($0)) }

    /// - Parameters:
    ///   - observed: not negative; scaled where its variance is not that of a Poisson number.
    ///   - expected: positive, scaled alike.
    package init?(observed: [Double], expected: [Double]) {
        let (all, sum) = (observed.reduce(0, +), expected.reduce(0, +))
        guard observed.count == expected.count, observed.count > 1, all > 0, sum > 0, expected.allSatisfy({ $0 > 0 }) else { return nil }
        let mean = all / sum
        let logs = Self.grid.map { tau -> Double in
            let shape = 1 / (tau * tau), rate = shape / mean
            let likelihood = Sum.exact(count: observed.count) { area in
                let (o, e) = (observed[area], expected[area])
                return lgamma(o + shape) - lgamma(shape) + shape * log(rate / (rate + e)) - o * log(1 + rate / e)
            }
            // The grid is even in log tau.
            return likelihood - tau * tau / (2 * Self.priorSpread * Self.priorSpread) + log(tau)
        }
        let top = logs.max() ?? 0, weights = logs.map { exp($0 - top) }, total = weights.reduce(0, +)
        self.mean = mean
        let kept = zip(Self.grid, weights).filter { $0.1 / total > 1e-3 }, rest = kept.reduce(0) { $0 + $1.1 }
        spreads = kept.map { ($0.0, $0.1 / rest) }
    }

    /// An area's ratio.
    package func posterior(observed: Double, expected: Double, level: Double) -> (mean: Double, interval: Interval) {
        let parts = spreads.map { spread -> (shape: Double, rate: Double, weight: Double) in
            let shape = 1 / (spread.tau * spread.tau)
            return (shape + observed, shape / mean + expected, spread.weight)
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
