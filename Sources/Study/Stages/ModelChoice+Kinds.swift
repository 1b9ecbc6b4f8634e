// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels

/// What a plan may choose of a logistic regression.
public struct LogisticChoices: Hashable, Sendable, Fingerprinted {
    public var splines: SplineChoice
    public var estimation: LogisticEstimation

    /// Curves and estimate as the events allow.
    public init(splines: SplineChoice = .automatic, estimation: LogisticEstimation = .automatic) {
        (self.splines, self.estimation) = (splines, estimation)
    }

    func parameters(seed: UInt64, resamples: Int = 0) -> LogisticParameters {
        LogisticParameters(splines: splines, estimation: estimation, seed: seed, resamples: resamples)
    }

    public func feed(_ builder: inout FingerprintBuilder) {
        switch splines {
        case .off: builder.feed("off")
        case .automatic: builder.feed("automatic")
        case .knots(let number): builder.feed(number)
        }
        builder.feed(estimation.rawValue)
    }
}

/// What a plan may choose of a scorecard.
public struct ScorecardChoices: Hashable, Sendable, Fingerprinted {
    /// Most conditions.
    public var conditions: Int
    /// Points lie between this and its opposite.
    public var points: Int

    public init(conditions: Int = 5, points: Int = 5) { (self.conditions, self.points) = (conditions, points) }

    func parameters(binning: Binning, seed: UInt64) -> ScorecardParameters {
        ScorecardParameters(conditions: conditions, largestPoints: points, binning: binning, seed: seed)
    }

    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(conditions)
        builder.feed(points)
    }
}
