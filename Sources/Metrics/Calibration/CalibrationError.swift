// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// How far the calibration curve lies from the risks: its mean (ICI), median, 90th percentile and maximum over the rows, and the mean of its square.
///
/// Source: Austin and Steyerberg (2019), Stat. Med. 38, 4051-4065; the estimated calibration index: Van Hoorde, Van Huffel, Timmerman, Bourne and Van
/// Calster (2015), J. Biomed. Inform. 54, 283-293.
public struct CalibrationError: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case mean = "ici"
        case median = "e50"
        case percentile90 = "e90"
        case maximum = "emax"
        /// 100 times the mean squared distance.
        case index = "eci"
    }

    /// One statistic, with what a perfectly calibrated model would show on these rows by chance: it cannot be 0 (methods 20).
    public struct Part: Hashable, Sendable {
        public let estimate: Estimate
        /// Its mean when outcomes are drawn from the risks.
        public let expectedWhenCalibrated: Double
        /// Share of such draws at least as large, the observed one counted in.
        public let p: Double

        /// The part that chance does not explain.
        public var excess: Double { estimate.value - expectedWhenCalibrated }
    }

    public let parts: [Kind: Part]

    /// Outcomes are redrawn per bin of risk: normal, with the mean and variance of the sum of its rows' outcomes.
    ///
    /// Under calibration the means are the risks; for the interval they are the curve, and the interval is the basic bootstrap's, which takes
    /// out the upward bias of a distance, cut at 0.
    /// - Parameters:
    ///   - curve: of the rows.
    ///   - seed: of the draws; the same seed gives the same numbers.
    public init(_ curve: CalibrationCurve, draws: Int = 400, seed: UInt64 = 1, level: Double = 0.95) {
        let bins = curve.bins
        let observed = Self.statistics(curve.fitted, bins)
        let calibrated = Self.simulate(curve, means: bins.risk, draws: draws, seed: seed, stage: "calibration-null")
        let resampled = Self.simulate(curve, means: curve.fitted, draws: draws, seed: seed, stage: "calibration-bootstrap")
        var parts: [Kind: Part] = [:]
        for (index, kind) in Kind.allCases.enumerated() {
            let value = observed[index], null = calibrated.map { $0[index] }, draw = resampled.map { $0[index] }.sorted()
            let tail = 0.5 - level / 2
            let interval = Interval(
                low: max(0, 2 * value - Self.quantile(draw, 1 - tail)), high: max(value, 2 * value - Self.quantile(draw, tail)), level: level)
            parts[kind] = Part(
                estimate: Estimate(value, interval: interval, method: "basic-bootstrap"), expectedWhenCalibrated: Sum.exact(null) / Double(draws),
                p: Double(1 + null.lazy.filter { $0 >= value }.count) / Double(draws + 1))
        }
        self.parts = parts
    }

    public subscript(kind: Kind) -> Part? { parts[kind] }

    /// In the order of `Kind`.
    static func statistics(_ fitted: [Double], _ bins: RiskBins) -> [Double] {
        let errors = zip(fitted, bins.risk).map { ($0 - $1).magnitude }
        let order = errors.indices.sorted { (errors[$0], $0) < (errors[$1], $1) }
        let total = Sum.exact(bins.weight)
        func percentile(_ share: Double) -> Double {
            var below = 0.0
            for bin in order {
                below += bins.weight[bin]
                if below >= share * total * (1 - 1e-12) { return errors[bin] }
            }
            return order.last.map { errors[$0] } ?? 0
        }
        let mean = Sum.exact(zip(errors, bins.weight).map { $0 * $1 }) / total
        let square = Sum.exact(zip(errors, bins.weight).map { $0 * $0 * $1 }) / total
        return [mean, percentile(0.5), percentile(0.9), order.last.map { errors[$0] } ?? 0, 100 * square]
    }

    private static func simulate(_ curve: CalibrationCurve, means: [Double], draws: Int, seed: UInt64, stage: String) -> [[Double]] {
        let bins = curve.bins
        let spread = bins.risk.indices.map { bin in
            // On the curve the rows of a bin share the curve's variance; under calibration each has its own.
            let variance = means == bins.risk ? bins.nullVariance[bin] : bins.squaredWeight[bin] * means[bin] * (1 - means[bin])
            return (variance * curve.clusterEffect).squareRoot() / bins.weight[bin]
        }
        return (0..<draws).map { draw in
            var generator = Philox(seed: seed, stage: stage, item: UInt64(draw))
            let outcome = means.indices.map { means[$0] + spread[$0] * Normal.quantile(generator.uniform()) }
            return statistics(curve.smoother(outcome).map { min(1, max(0, $0)) }, bins)
        }
    }

    /// - Parameter sorted: ascending, not empty.
    private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
        let place = share * Double(sorted.count - 1), low = Int(place)
        return sorted[low] + (place - Double(low)) * (sorted[min(low + 1, sorted.count - 1)] - sorted[low])
    }
}
