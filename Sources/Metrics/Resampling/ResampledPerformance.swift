// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// One value of a statistic for each resample.
public struct ResampledPerformance: Sendable {
    /// NaN where a resample does not have it.
    public let areaUnderCurve: [Double]
    public let observedExpected: [Double]
    public let brier: [Double]
    /// By grouping and group: the confusion matrix of each resample, in cell order.
    public let cells: [[[SIMD4<Double>]]]

    init(_ resamples: [RankedRows.Resample], groupings: [FamilyBootstrap.Groups]) {
        self.init(
            areaUnderCurve: resamples.map(\.areaUnderCurve), observedExpected: resamples.map(\.observedExpected), brier: resamples.map(\.brier),
            cells: groupings.indices.map { grouping in
                (0..<groupings[grouping].count).map { group in
                    resamples.map { SIMD4($0.cells[grouping][(4 * group)..<(4 * group + 4)]) }
                }
            })
    }

    private init(areaUnderCurve: [Double], observedExpected: [Double], brier: [Double], cells: [[[SIMD4<Double>]]]) {
        (self.areaUnderCurve, self.observedExpected, self.brier, self.cells) = (areaUnderCurve, observedExpected, brier, cells)
    }

    /// The same with confusion matrices that were drawn apart.
    func with(_ cells: [[[SIMD4<Double>]]]) -> ResampledPerformance {
        ResampledPerformance(areaUnderCurve: areaUnderCurve, observedExpected: observedExpected, brier: brier, cells: cells)
    }
}

/// Performance in the rows themselves, and in resamples that other scores of the same rows share.
public struct PairedPerformance: Sendable {
    /// One value of each statistic.
    public let own: ResampledPerformance
    public let resampled: ResampledPerformance
}

/// Intervals from resampled values.
public enum PercentileInterval {
    /// Fewer values than this give no interval.
    public static let fewest = 20

    /// The percentiles of the values that exist.
    ///
    /// Source: Efron and Tibshirani (1993), chapter 13.
    /// - Returns: `nil` with too few values, and where more than a tenth do not exist: what the others say would be of other rows.
    public static func of(_ values: [Double], level: Double = 0.95) -> Interval? {
        let sorted = values.filter(\.isFinite).sorted()
        guard sorted.count >= fewest, Double(sorted.count) >= 0.9 * Double(values.count) else { return nil }
        func percentile(_ share: Double) -> Double {
            let place = share * Double(sorted.count - 1), low = Int(place)
            return sorted[low] + (place - Double(low)) * (sorted[min(low + 1, sorted.count - 1)] - sorted[low])
        }
        return Interval(low: percentile(0.5 - level / 2), high: percentile(0.5 + level / 2), level: level)
    }
}

extension ConfusionShare {
    /// In one (resampled) confusion matrix; NaN where the denominator is empty.
    public func value(in cells: SIMD4<Double>) -> Double {
        let denominator = (cells * self.denominator.indicator).sum()
        return denominator > 0 ? (cells * numerator.indicator).sum() / denominator : .nan
    }
}
