// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// Net benefit over a range of thresholds, beside that of reaching everybody and nobody.
public struct DecisionCurve: Hashable, Sendable {
    public struct Point: Hashable, Sendable {
        public let threshold: Double
        public let model: Estimate
        /// Net benefit of reaching everybody.
        public let all: Double
        /// As a share of the prevalence; `nil` without events.
        public let standardised: Estimate?
        /// What the model adds to the better of everybody and nobody.
        public let gain: Estimate
    }

    /// In ascending order of threshold.
    public let points: [Point]

    /// - Parameter thresholds: in (0, 1), in any order; others are left out.
    /// - Returns: `nil` where net benefit has no meaning: scores that are no probabilities, or no rows.
    public init?(_ predictions: Predictions, thresholds: [Double], level: Double = 0.95) {
        points = Set(thresholds).sorted().compactMap { threshold in
            guard let model = NetBenefit.estimate(predictions, threshold: threshold, level: level),
                let all = NetBenefit.ofAll(predictions, threshold: threshold),
                let gain = NetBenefit.gain(predictions, threshold: threshold, level: level)
            else { return nil }
            let standardised = NetBenefit.standardised(predictions, threshold: threshold, level: level)
            return Point(threshold: threshold, model: model, all: all, standardised: standardised, gain: gain)
        }
        if points.isEmpty { return nil }
    }

    /// Half per cent to ten per cent, where screening on registers decides; on to twice the prevalence where the event is more common than that.
    public static func thresholds(prevalence: Double) -> [Double] {
        let fine = (1...20).map { Double($0) / 200 }
        let coarse = (5...32).map { Double($0) / 40 }.filter { $0 <= 2 * prevalence }
        return fine + coarse
    }
}
