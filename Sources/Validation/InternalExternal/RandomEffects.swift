// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// What several studies, areas or years say together of one effect that differs between them.
///
/// The variance between them by restricted maximum likelihood; the interval of the mean by Hartung and Knapp; where a next one would lie by a
/// prediction interval with k - 2 degrees of freedom.
/// Sources: Viechtbauer (2005), J. Educ. Behav. Stat. 30, 261-293 (REML); Hartung and Knapp (2001), Stat. Med. 20, 3875-3889; Higgins, Thompson and
/// Spiegelhalter (2009), J. R. Stat. Soc. A 172, 137-159; in validation: Debray et al. (2017), BMJ 356, i6460.
public struct RandomEffects: Hashable, Sendable {
    public let count: Int
    public let mean: Double
    /// Hartung and Knapp's.
    public let standardError: Double
    /// The variance between units.
    public let between: Double
    /// Share of the variance of the effects that is between units (Higgins' I2).
    public let inconsistency: Double

    /// - Parameters:
    ///   - effects: one a unit, finite.
    ///   - variances: of each within its unit, positive.
    /// - Returns: `nil` for fewer than two units, or numbers that are not usable.
    public init?(effects: [Double], variances: [Double]) {
        let k = effects.count
        guard k > 1, variances.count == k, effects.allSatisfy(\.isFinite), variances.allSatisfy({ $0.isFinite && $0 > 0 }) else { return nil }
        func pooled(_ between: Double) -> (mean: Double, weights: [Double], total: Double) {
            let weights = variances.map { 1 / ($0 + between) }, total = Sum.exact(weights)
            return (Sum.exact(zip(weights, effects).map { $0 * $1 }) / total, weights, total)
        }
        // Fisher scoring; the start is Hedges' estimator.
        let plain = Sum.exact(effects) / Double(k)
        var tau = max(0, Sum.exact(effects.map { ($0 - plain) * ($0 - plain) }) / Double(k - 1) - Sum.exact(variances) / Double(k))
        for _ in 0..<200 {
            let (mean, weights, total) = pooled(tau)
            let squares = Sum.exact(weights.map { $0 * $0 }), cubes = Sum.exact(weights.map { $0 * $0 * $0 })
            let residual = Sum.exact(zip(weights, effects).map { $0 * $0 * ($1 - mean) * ($1 - mean) })
            // Score and information of the restricted likelihood: P = W - W 1 1' W / total.
            let trace = total - squares / total
            let information = squares - 2 * cubes / total + squares * squares / (total * total)
            guard information > 0 else { break }
            let next = max(0, tau + (residual - trace) / information)
            if (next - tau).magnitude < 1e-12 * (1 + tau) {
                tau = next
                break
            }
            tau = next
        }
        let (mean, weights, total) = pooled(tau)
        let quotient = Sum.exact(zip(weights, effects).map { $0 * ($1 - mean) * ($1 - mean) }) / Double(k - 1)
        let fixed = variances.map { 1 / $0 }, sum = Sum.exact(fixed), squares = Sum.exact(fixed.map { $0 * $0 })
        let typical = Double(k - 1) * sum / (sum * sum - squares)
        (count, self.mean, between) = (k, mean, tau)
        standardError = (quotient / total).squareRoot()
        inconsistency = tau / (tau + typical)
    }

    /// Of the mean over units.
    public func interval(level: Double = 0.95) -> Interval {
        let half = StudentT.quantile(0.5 + level / 2, degreesOfFreedom: Double(count - 1)) * standardError
        return Interval(low: mean - half, high: mean + half, level: level)
    }

    /// Where the effect of a next unit would lie.
    ///
    /// - Returns: `nil` for fewer than three units.
    public func prediction(level: Double = 0.95) -> Interval? {
        guard count > 2 else { return nil }
        let error = (between + standardError * standardError).squareRoot()
        let half = StudentT.quantile(0.5 + level / 2, degreesOfFreedom: Double(count - 2)) * error
        return Interval(low: mean - half, high: mean + half, level: level)
    }

    /// Two-sided p-value of a mean of `null`.
    public func p(against null: Double) -> Double {
        guard standardError > 0 else { return mean == null ? 1 : 0 }
        return 2 * StudentT.cdf(-((mean - null) / standardError).magnitude, degreesOfFreedom: Double(count - 1))
    }
}
