// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// One number, estimated in each of m completed tables and put together.
///
/// Source: Rubin (1987), Multiple Imputation for Nonresponse in Surveys, section 3.3; degrees of freedom: Barnard and Rubin (1999),
/// Biometrika 86, 948-955.
public struct PooledEstimate: Hashable, Sendable {
    public let imputations: Int
    public let estimate: Double
    /// W: the mean of the variances inside the completed tables.
    public let within: Double
    /// B: the variance between the estimates.
    public let between: Double
    /// Degrees of freedom if nothing were missing; infinite for a large table.
    public let completeDegreesOfFreedom: Double

    /// - Parameters:
    ///   - estimates: at least two, on the scale on which they are nearly normal (log odds of a proportion, atanh of a correlation).
    ///   - variances: of the estimates, not negative.
    /// - Throws: `MissingDataError.pooling`.
    public init(_ estimates: [Double], variances: [Double], completeDegreesOfFreedom: Double = .infinity) throws(MissingDataError) {
        guard estimates.count >= 2, estimates.count == variances.count else {
            throw .pooling(expected: "at least two estimates, each with a variance")
        }
        guard estimates.allSatisfy(\.isFinite), variances.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
            throw .pooling(expected: "finite estimates, and variances that are not negative")
        }
        guard completeDegreesOfFreedom > 0 else { throw .pooling(expected: "a positive number of degrees of freedom") }
        let m = Double(estimates.count), mean = Sum.exact(estimates) / m
        imputations = estimates.count
        estimate = mean
        within = Sum.exact(variances) / m
        between = Sum.exact(estimates.map { ($0 - mean) * ($0 - mean) }) / (m - 1)
        self.completeDegreesOfFreedom = completeDegreesOfFreedom
    }

    /// (1 + 1/m) B.
    private var added: Double { (1 + 1 / Double(imputations)) * between }

    /// T = W + (1 + 1/m) B.
    public var total: Double { within + added }

    public var standardError: Double { total.squareRoot() }

    /// (1 + 1/m) B / W; infinite when the completed tables say that there is no variance, undefined when B is 0 too.
    public var relativeIncrease: Double { added / within }

    /// The share of the variance that is due to what is missing.
    public var proportionFromMissing: Double { total > 0 ? added / total : 0 }

    public var degreesOfFreedom: Double {
        Self.degreesOfFreedom(imputations: imputations, proportion: proportionFromMissing, complete: completeDegreesOfFreedom)
    }

    /// The fraction of missing information: how much of what complete data would have told is lost.
    public var fractionOfMissingInformation: Double {
        guard relativeIncrease.isFinite else { return within > 0 || between == 0 ? 0 : 1 }
        return (relativeIncrease + 2 / (degreesOfFreedom + 3)) / (1 + relativeIncrease)
    }

    /// Student's t interval.
    public func interval(level: Double = 0.95) -> Interval {
        let df = degreesOfFreedom, tail = (1 + level) / 2
        let half = standardError * (df.isFinite ? StudentT.quantile(tail, degreesOfFreedom: df) : Normal.quantile(tail))
        return Interval(low: estimate - half, high: estimate + half, level: level)
    }

    /// Two-sided p-value of the estimate being `value`.
    public func pValue(of value: Double = 0) -> Double {
        let t = (estimate - value) / standardError, df = degreesOfFreedom
        return df.isFinite ? 2 * StudentT.cdf(-t.magnitude, degreesOfFreedom: df) : Normal.twoSidedP(t)
    }

    /// Barnard and Rubin's degrees of freedom; the proportion has a floor of 1e-4, so that B = 0 has an answer.
    ///
    /// - Parameter proportion: of the total variance that is due to what is missing, in [0, 1].
    public static func degreesOfFreedom(imputations: Int, proportion: Double, complete: Double) -> Double {
        let lambda = max(proportion, 1e-4)
        let old = Double(imputations - 1) / (lambda * lambda)
        guard complete.isFinite else { return old }
        let observed = (complete + 1) / (complete + 3) * complete * (1 - lambda)
        return old * observed / (old + observed)
    }
}
