// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// A statistic of performance with its uncertainty.
public struct Estimate: Hashable, Sendable, Codable {
    public let value: Double
    /// On the scale of the value; `nil` where it has no meaning or could not be estimated.
    public let standardError: Double?
    public let interval: Interval?
    /// How the interval was made, as evidence names it: `delong-logit`, `linearised`, `wald`.
    public let method: String?

    public init(_ value: Double, standardError: Double? = nil, interval: Interval? = nil, method: String? = nil) {
        (self.value, self.standardError, self.interval, self.method) = (value, standardError, interval, interval == nil ? nil : method)
    }

    /// Value and z standard errors to both sides, within a range.
    public init(
        _ value: Double, variance: Double?, within range: ClosedRange<Double> = -.infinity ... .infinity, method: String, level: Double = 0.95
    ) {
        let error = variance.map { $0.squareRoot() }
        let interval = error.map { error in
            let half = Normal.quantile(0.5 + level / 2) * error
            return Interval(low: max(range.lowerBound, value - half), high: min(range.upperBound, value + half), level: level)
        }
        self.init(value, standardError: error, interval: interval, method: method)
    }

    /// Two-sided p-value of the hypothesis that the true value is `null`, by the standard error.
    public func p(against null: Double) -> Double? {
        guard let standardError, standardError > 0 else { return nil }
        return Normal.twoSidedP((value - null) / standardError)
    }
}
