// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// How unequally people fare by wrong decisions: a benefit of decision - outcome + 1, so 0 for who is missed, 1 for who is treated rightly,
/// 2 for who is selected without need.
///
/// Source: Speicher et al. (2018), KDD '18, 2239-2248; Shorrocks (1980), Econometrica 48, 613-625.
struct BenefitInequality: Hashable {
    /// Weighted rows with a benefit of 0, 1 and 2.
    var weights: SIMD3<Double>

    private var total: Double { weights.sum() }
    var mean: Double { (weights[1] + 2 * weights[2]) / total }
    var variance: Double { (weights[1] + 4 * weights[2]) / total - mean * mean }

    /// GE(alpha) for alpha other than 0 and 1.
    ///
    /// - Returns: `nil` without rows or where nobody has any benefit.
    func generalisedEntropy(alpha: Double = 2) -> Double? {
        guard total > 0, mean > 0, alpha != 0, alpha != 1 else { return nil }
        let powers = (0...2).reduce(0.0) { $0 + weights[$1] * pow(Double($1) / mean, alpha) }
        return (powers / total - 1) / (alpha * (alpha - 1))
    }

    /// Theil's index, GE(1).
    var theil: Double? {
        guard total > 0, mean > 0 else { return nil }
        return (1...2).reduce(0.0) { $0 + weights[$1] * Double($1) / mean * log(Double($1) / mean) } / total
    }

    /// The part of GE(2) between groups: that of everybody having the mean benefit of his group; with what chance gives, and its p.
    ///
    /// By chance n times the squares between groups, by the variance, is chi-squared with one degree less than there are groups.
    /// - Parameter effective: how many independent rows the total is worth.
    static func between(_ groups: [BenefitInequality], effective: Double) -> (value: Double, chance: Double, p: Double)? {
        let present = groups.filter { $0.total > 0 }
        let all = BenefitInequality(weights: present.reduce(SIMD3<Double>.zero) { $0 + $1.weights })
        guard present.count > 1, all.total > 0, all.mean > 0, all.variance > 0 else { return nil }
        let squares = present.reduce(0.0) { $0 + $1.total * ($1.mean - all.mean) * ($1.mean - all.mean) } / all.total
        let scale = 2 * all.mean * all.mean, freedom = Double(present.count - 1)
        return (
            squares / scale, freedom * all.variance / effective / scale,
            ChiSquared.survival(effective * squares / all.variance, degreesOfFreedom: freedom)
        )
    }
}
