// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// Ratios of areas drawn towards their common mean, by how little is known of each: an empirical Bayes estimate.
///
/// Each ratio is normal around its own truth with a known variance, truths are normal around a mean; their variance by Paule and Mandel's
/// equation, but never less than it takes to make a material difference usual: one area that stands apart from
/// many that are alike must not be talked away by them.
/// Source: Paule and Mandel (1982), J. Res. Natl. Bur. Stand. 87, 377-385; Clayton and Kaldor (1987), Biometrics 43, 671-681.
struct RatioShrinkage {
    let mean: Double
    /// Between areas.
    let variance: Double

    /// - Parameters:
    ///   - ratios: with their variances, all positive.
    ///   - deviation: the least standard deviation between areas.
    init(_ ratios: [(value: Double, variance: Double)], atLeast deviation: Double) {
        func weightedMean(_ between: Double) -> Double {
            let weights = Sum.exact(count: ratios.count) { 1 / (ratios[$0].variance + between) }
            return Sum.exact(count: ratios.count) { ratios[$0].value / (ratios[$0].variance + between) } / weights
        }
        /// Falls as the variance between areas grows; at the solution it is the degrees of freedom.
        func excess(_ between: Double) -> Double {
            let mean = weightedMean(between)
            return Sum.exact(count: ratios.count) {
                (ratios[$0].value - mean) * (ratios[$0].value - mean) / (ratios[$0].variance + between)
            } - Double(ratios.count - 1)
        }
        var (low, high) = (0.0, 0.0)
        if ratios.count > 1, excess(0) > 0 {
            high = 1
            while excess(high) > 0, high < 1e12 { high *= 2 }
            for _ in 0..<60 {
                let middle = (low + high) / 2
                if excess(middle) > 0 { low = middle } else { high = middle }
            }
        }
        variance = max(deviation * deviation, (low + high) / 2)
        mean = ratios.isEmpty ? 1 : weightedMean(variance)
    }

    /// Mean and standard deviation of an area's true ratio.
    func posterior(_ value: Double, variance own: Double) -> (mean: Double, deviation: Double) {
        let trust = variance / (variance + own)
        return (mean + trust * (value - mean), (trust * own).squareRoot())
    }
}
