// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// An estimated gap or ratio with its interval at any level: what a verdict is reached from.
struct Comparison {
    let scale: ComparisonScale
    let estimate: Double
    let method: String
    private let intervalAt: (Double) -> Interval
    private let knownP: Double?

    /// - Parameters:
    ///   - p: of no effect, where a test gives it directly; else it is read off the intervals.
    ///   - intervalAt: the interval for a level, wider for a higher one.
    init(_ scale: ComparisonScale, estimate: Double, method: String, p: Double? = nil, intervalAt: @escaping (Double) -> Interval) {
        (self.scale, self.estimate, self.method, knownP, self.intervalAt) = (scale, estimate, method, p, intervalAt)
    }

    func interval(level: Double) -> Interval { intervalAt(level) }

    /// The smallest level at which the interval leaves "no effect" out, as a p-value: so p < .05 says what the 95% interval shows.
    var p: Double {
        if let knownP { return knownP }
        let none = scale == .difference ? 0.0 : 1.0
        // Beyond eight standard errors, 1 - level is no longer a number.
        var low = 0.0, high = 8.0
        for _ in 0..<45 {
            let z = (low + high) / 2, interval = intervalAt(1 - Normal.twoSidedP(z))
            if interval.low < none, none < interval.high { high = z } else { low = z }
        }
        return Normal.twoSidedP(low)
    }

    /// The estimate and limits on the scale of the verdict: differences as they are, ratios by their logarithm.
    func onVerdictScale(_ value: Double) -> Double { scale == .difference ? value : log(value) }
}
