// SPDX-License-Identifier: EUPL-1.2

/// What earlier studies say of one log odds ratio: normal with variance (sd^2 + between^2) / weight (methods 12).
///
/// Of a numeric feature it is the log odds ratio of one unit; where the model gives it a curve, of the curve's weighted trend. Published odds ratios
/// are conditional on what else was in their model: with other features the same effect has another odds ratio.
public struct CoefficientPrior: Hashable, Sendable {
    /// As coefficients are named: `lwt`, `race=3`, `income: not-recorded`.
    public var term: String
    /// Of a nominal feature, the level that `term` is compared with (`race=1`); `nil` for the reference, the most frequent level.
    public var comparedWith: String?
    public var mean: Double
    /// Standard error of the mean: (log U - log L) / 3.92 of a 95% interval.
    public var standardDeviation: Double
    /// Standard deviation of effects between studies or populations.
    public var betweenStudies: Double
    /// How much the earlier rows count: 1 as these, .5 half as much (another population).
    public var weight: Double

    public init(
        term: String, comparedWith: String? = nil, mean: Double, standardDeviation: Double, betweenStudies: Double = 0, weight: Double = 1
    ) {
        self.term = term
        self.comparedWith = comparedWith
        self.mean = mean
        self.standardDeviation = standardDeviation
        self.betweenStudies = betweenStudies
        self.weight = weight
    }

    public var variance: Double { (standardDeviation * standardDeviation + betweenStudies * betweenStudies) / weight }

    /// - Throws: `RiskModelsError.parameter`.
    func validate() throws(RiskModelsError) {
        let isSound = mean.isFinite && standardDeviation >= 0 && betweenStudies >= 0 && weight > 0
        guard isSound, variance.isFinite, variance > 0, (1 / variance).isFinite else {
            throw .parameter("priors", expected: "a finite mean, a positive standard deviation and a positive weight (\(term))")
        }
    }
}

/// What was known of a coefficient, what these rows say, and what both say together.
public struct PriorComparison: Hashable, Sendable {
    public struct Estimate: Hashable, Sendable {
        public let mean: Double
        public let standardDeviation: Double
    }

    public let term: String
    /// With the standard deviation that counts: between studies and weight are in it.
    public let prior: Estimate
    /// The estimate with this prior removed and all others kept; `nil` where it does not exist (separation).
    public let likelihood: Estimate?
    public let posterior: Estimate

    /// (b - m) / sqrt(se^2 + v); `nil` without a likelihood's estimate.
    public var conflict: Double? {
        likelihood.map { ($0.mean - prior.mean) / ($0.standardDeviation * $0.standardDeviation + variance).squareRoot() }
    }

    /// Whether the rows contradict what was known: conflict above 2.
    public var isConflict: Bool { (conflict?.magnitude ?? 0) > 2 }

    /// v^-1 / (v^-1 + se^-2): 0 where the rows decide, 1 where the prior does.
    public var weight: Double {
        guard let error = likelihood?.standardDeviation else { return 1 }
        return 1 / (1 + variance / (error * error))
    }

    private var variance: Double { prior.standardDeviation * prior.standardDeviation }
}
