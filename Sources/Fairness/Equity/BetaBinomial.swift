// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// Shares of many small groups, drawn towards their common mean by how little is known of each.
///
/// x ~ Binomial(n, p), p ~ Beta with mean m and a between-group standard deviation; the posterior is mixed over that deviation by how well
/// it explains all groups. Source: Griffin and Krutchkoff (1971), Biometrika 58, 597-605; mixed as in Deely and Lindley (1981), JASA 76,
/// 833-841. What a multilevel model of intersections (MAIHDA; Evans and others 2018, Soc. Sci. Med. 203, 64-73) does with groups as strata.
package struct BetaBinomial {
    package let mean: Double
    private let precisions: [(precision: Double, weight: Double)]

    /// Rows that the prior is worth, from next to none to so many that all groups are alike.
    private static let grid = (0..<24).map { 2 * pow(1.6, Double($0)) }

    /// - Returns: `nil` with fewer than two groups, or where nobody or everybody has the property.
    package init?(_ groups: [(count: Double, total: Double)]) {
        let count = groups.reduce(0) { $0 + $1.count }, total = groups.reduce(0) { $0 + $1.total }
        guard groups.count > 1, count > 0, count < total else { return nil }
        let mean = count / total
        func logBeta(_ a: Double, _ b: Double) -> Double { lgamma(a) + lgamma(b) - lgamma(a + b) }
        let logs = Self.grid.map { precision -> Double in
            let (a, b) = (mean * precision, (1 - mean) * precision)
            let likelihood = Sum.exact(count: groups.count) { group in
                logBeta(a + groups[group].count, b + groups[group].total - groups[group].count) - logBeta(a, b)
            }
            // A uniform prior on the share of the variance that lies between groups, 1 / (1 + precision), on a grid even in log precision.
            return likelihood + log(precision) - 2 * log(1 + precision)
        }
        let top = logs.max() ?? 0, weights = logs.map { exp($0 - top) }, sum = weights.reduce(0, +)
        let kept = zip(Self.grid, weights).filter { $0.1 / sum > 1e-3 }, rest = kept.reduce(0) { $0 + $1.1 }
        self.mean = mean
        precisions = kept.map { ($0.0, $0.1 / rest) }
    }

    package func posterior(count: Double, total: Double, level: Double) -> (mean: Double, interval: Interval) {
        let parts = precisions.map { part -> (a: Double, b: Double, weight: Double) in
            (mean * part.precision + count, (1 - mean) * part.precision + total - count, part.weight)
        }
        func quantile(_ p: Double) -> Double {
            var (low, high) = (0.0, 1.0)
            for _ in 0..<40 {
                let middle = (low + high) / 2
                let below = parts.reduce(0) { $0 + $1.weight * Beta.cdf(middle, alpha: $1.a, beta: $1.b) }
                if below < p { low = middle } else { high = middle }
            }
            return (low + high) / 2
        }
        return (
            parts.reduce(0) { $0 + $1.weight * $1.a / ($1.a + $1.b) },
            Interval(low: quantile((1 - level) / 2), high: quantile((1 + level) / 2), level: level)
        )
    }
}
