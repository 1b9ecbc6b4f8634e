// SPDX-License-Identifier: EUPL-1.2

import StatMath
import func Foundation.pow

/// An F test over imputations.
public struct PooledTest: Hashable, Sendable {
    public let statistic: Double
    /// Degrees of freedom: how many numbers are tested.
    public let numerator: Double
    public let denominator: Double
    /// The mean relative increase of the variance that is due to what is missing.
    public let relativeIncrease: Double

    public var p: Double {
        guard statistic > 0 else { return 1 }
        guard denominator.isFinite else { return ChiSquared.survival(statistic * numerator, degreesOfFreedom: numerator) }
        return FisherF.survival(statistic, numerator: numerator, denominator: denominator)
    }

    /// D2: from one chi-squared statistic a completed table, when nothing else is known.
    ///
    /// Source: Li, Meng, Raghunathan and Rubin (1991), Statistica Sinica 1, 65-92.
    public static func chiSquared(_ statistics: [Double], tested: Int) throws(MissingDataError) -> PooledTest {
        guard statistics.count >= 2, tested > 0, statistics.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
            throw .pooling(expected: "at least two chi-squared statistics that are not negative")
        }
        let m = Double(statistics.count), k = Double(tested)
        let roots = statistics.map { $0.squareRoot() }, mean = Sum.exact(roots) / m
        let increase = (1 + 1 / m) * Sum.exact(roots.map { ($0 - mean) * ($0 - mean) }) / (m - 1)
        let average = Sum.exact(statistics) / m
        return PooledTest(
            statistic: (average / k - (m + 1) / (m - 1) * increase) / (1 + increase), numerator: k,
            denominator: pow(k, -3 / m) * (m - 1) * (1 + 1 / increase) * (1 + 1 / increase), relativeIncrease: increase)
    }

    /// D3: from likelihood ratios.
    ///
    /// Source: Meng and Rubin (1992), Biometrika 79, 103-111.
    ///
    /// - Parameters:
    ///   - average: the mean over completed tables of the likelihood-ratio statistic, each at its own estimates.
    ///   - averageAtPooled: the same with the pooled estimates of both models put in.
    public static func likelihoodRatio(
        average: Double, averageAtPooled: Double, imputations: Int, tested: Int
    ) throws(MissingDataError) -> PooledTest {
        guard imputations >= 2, tested > 0, average.isFinite, averageAtPooled.isFinite else {
            throw .pooling(expected: "likelihood ratios of at least two completed tables")
        }
        let m = Double(imputations), k = Double(tested)
        let increase = max(0, (m + 1) / (k * (m - 1)) * (average - averageAtPooled))
        return PooledTest(
            statistic: averageAtPooled / (k * (1 + increase)), numerator: k,
            denominator: denominator(imputations: imputations, tested: tested, increase: increase, complete: .infinity), relativeIncrease: increase)
    }

    /// Degrees of freedom of D1 and, with infinite `complete`, of D3.
    ///
    /// Source: Li, Raghunathan and Rubin (1991), equation 1.24; finite `complete`: Reiter (2007), equation 3.
    static func denominator(imputations: Int, tested: Int, increase r: Double, complete: Double) -> Double {
        let k = Double(tested), t = k * Double(imputations - 1)
        guard r > 0 else { return complete }
        guard t > 4 else { return t * (1 + 1 / k) * (1 + 1 / r) * (1 + 1 / r) / 2 }
        guard complete.isFinite else {
            let factor = 1 + (1 - 2 / t) / r
            return 4 + (t - 4) * factor * factor
        }
        let a = r * t / (t - 2), v = complete * (complete + 1) / (complete + 3)
        let c0 = 1 / (t - 4), c1 = v - 2 * (1 + a), c2 = v - 4 * (1 + a)
        // So little is left of so few rows that the approximation has no answer: the least that it can give.
        guard c1 > 0, c2 > 0 else { return 4 }
        let first = a * a * c1 / ((1 + a) * (1 + a) * c2) + 8 * a * a * c1 / ((1 + a) * c2 * c2)
        let second = 4 * a * a / ((1 + a) * c2) + 4 * a * a / (c1 * c2) + 16 * a * a * c1 / (c2 * c2 * c2) + 8 * a * a / (c2 * c2)
        return 4 + 1 / (1 / c2 + c0 * (first + second))
    }
}
