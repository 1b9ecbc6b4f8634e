// SPDX-License-Identifier: EUPL-1.2

import func Foundation.log
import StatMath

/// Effects that a study published, or that an expert gives: contrasts C f of one feature's log-odds f with values m and covariance V.
///
/// A published effect is one contrast, so that it is counted once however many bins it runs over: it adds (Cf - m)' V^-1 (Cf - m) to the
/// penalised deviance, V = (S + T) / a. S is the study's own covariance; T the variance between studies, tau^2 on the diagonal and half of it
/// between effects of one study, which share their reference (Higgins and Whitehead 1996, Statistics in Medicine 15, 2733-2749); a the weight
/// of the study (a power prior; Ibrahim and Chen 2000, Statistical Science 15, 46-60).
public struct PublishedEffect: Hashable, Sendable {
    /// As a priors file names it.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case oddsRatio = "odds-ratio"
        case curve, coefficient, anchor
    }

    /// A value of a numeric feature, or a level by its code.
    public enum Place: Hashable, Sendable {
        case value(Double)
        case level(String)
    }

    /// What an effect is of.
    public enum Contrast: Hashable, Sendable {
        /// The slope over the training rows (their least squares line through the log-odds), times a step in the feature's unit.
        case slope(per: Double)
        /// The log-odds at one place less those at another.
        case difference(Place, from: Place)
        /// The log-odds at a place less their mean over the training rows.
        case departure(Place)
    }

    public let kind: Kind
    public let contrasts: [Contrast]
    /// m: one a contrast.
    public let logOdds: [Double]
    /// V: symmetric and positive definite.
    public let covariance: Matrix
    /// The square root of S's diagonal: how sure each value is by the study alone.
    public let errors: [Double]

    /// - Parameters:
    ///   - covariance: S, log-odds squared.
    ///   - between: tau, log-odds.
    ///   - weight: a, in (0, 1]: 1 for a study of the same population, .5 for another.
    /// - Returns: `nil` unless there is one value a contrast and V is finite and positive definite.
    public init?(kind: Kind, contrasts: [Contrast], logOdds: [Double], covariance: Matrix, between: Double, weight: Double) {
        let count = contrasts.count
        guard count > 0, logOdds.count == count, covariance.rows == count, covariance.columns == count, logOdds.allSatisfy(\.isFinite),
            weight > 0, weight <= 1, between >= 0
        else { return nil }
        var total = covariance
        for column in 0..<count {
            for row in 0..<count {
                total[row, column] += between * between * (row == column ? 1 : 0.5)
                total[row, column] /= weight
            }
        }
        guard Cholesky(total) != nil else { return nil }
        errors = (0..<count).map { covariance[$0, $0].squareRoot() }
        (self.kind, self.contrasts, self.logOdds, self.covariance) = (kind, contrasts, logOdds, total)
    }

    /// The same with independent standard errors.
    public init?(kind: Kind, contrasts: [Contrast], logOdds: [Double], errors: [Double], between: Double, weight: Double) {
        guard errors.count == contrasts.count, errors.allSatisfy({ $0.isFinite && $0 >= 0 }) else { return nil }
        var covariance = Matrix(rows: errors.count, columns: errors.count)
        for (index, error) in errors.enumerated() { covariance[index, index] = error * error }
        self.init(kind: kind, contrasts: contrasts, logOdds: logOdds, covariance: covariance, between: between, weight: weight)
    }

    /// The square root of V's diagonal: how sure each value is, all doubts together.
    public func deviation(_ index: Int) -> Double { covariance[index, index].squareRoot() }
}

/// An odds ratio with its interval, as papers print them.
public struct PublishedOddsRatio: Hashable, Sendable {
    public let ratio: Double
    public let low: Double
    public let high: Double
    /// The level of the interval, such as .95.
    public let confidence: Double

    public init(ratio: Double, low: Double, high: Double, confidence: Double = 0.95) {
        (self.ratio, self.low, self.high, self.confidence) = (ratio, low, high, confidence)
    }

    public var logOdds: Double { log(ratio) }

    /// s = (ln U - ln L) / (2 z), z the quantile of the interval's level.
    public var standardError: Double { (log(high) - log(low)) / (2 * Normal.quantile((1 + confidence) / 2)) }

    /// |ln OR - (ln U + ln L)/2| in standard errors: above .1 the three numbers do not belong together, or the interval is no Wald interval.
    public var asymmetry: Double { abs(logOdds - (log(high) + log(low)) / 2) / standardError }
}
