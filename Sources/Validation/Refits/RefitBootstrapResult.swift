// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Metrics
import StatMath

/// What resampled fits gave.
public struct RefitBootstrapResult: Sendable {
    /// Of the study's own model on the rows that it learned from.
    public let apparent: [PerformanceMetric: Double]
    /// Resamples of which no model could be made.
    public internal(set) var failed = 0
    /// Resamples that gave a model.
    public private(set) var fitted = 0

    private let original: [Double]
    private let selected: [Bool]?
    /// Of each statistic and fitted resample: on the resample, and on the rows as they are.
    private var pairs: [PerformanceMetric: [(resampled: Double, fresh: Double)]] = [:]
    private var differences: [Double]
    private var changes: [Int]
    /// Rows evenly spread over the original risks, ascending, and their risks by each resample.
    private let drawn: [Int]
    private var risks: [[Double]] = []

    init(apparent: [PerformanceMetric: Double], original: [Double], selected: [Bool]?, drawnRows: Int) {
        (self.apparent, self.original, self.selected) = (apparent, original, selected)
        differences = [Double](repeating: 0, count: original.count)
        changes = [Int](repeating: 0, count: original.count)
        let order = ascendingOrder(original).map(Int.init), count = min(order.count, max(2, drawnRows))
        drawn = count < 2 ? order : (0..<count).map { order[$0 * (order.count - 1) / (count - 1)] }
    }

    mutating func add(
        resampled: [PerformanceMetric: Double], fresh: [PerformanceMetric: Double], risk: [Double], selected now: [Bool]?
    ) {
        fitted += 1
        for (metric, value) in resampled { if let other = fresh[metric] { pairs[metric, default: []].append((value, other)) } }
        for row in risk.indices { differences[row] += (risk[row] - original[row]).magnitude }
        if let selected, let now { for row in now.indices where now[row] != selected[row] { changes[row] += 1 } }
        risks.append(drawn.map { risk[$0] })
    }

    /// A statistic as new rows would show it.
    public struct Corrected: Hashable, Sendable {
        public let apparent: Double
        public let optimism: Double
        /// Percentiles of the resampled apparent statistic, shifted by the optimism; `nil` for the slope, which on the rows learned from is about 1
        /// whatever they are.
        ///
        /// Source: Noma, Shinozaki, Iba, Teramukai and Furukawa (2021), Stat. Med. 40, 5691-5701 (location-shifted).
        public let interval: Interval?
        public let resamples: Int

        public var value: Double { apparent - optimism }
    }

    /// - Returns: `nil` where the statistic does not exist, or no resample gave it.
    public func corrected(_ metric: PerformanceMetric, level: Double = 0.95) -> Corrected? {
        guard let apparent = apparent[metric], let pairs = pairs[metric], !pairs.isEmpty else { return nil }
        let optimism = Sum.exact(pairs.map { $0.resampled - $0.fresh }) / Double(pairs.count)
        let sorted = pairs.map(\.resampled).sorted(), tail = 0.5 - level / 2
        let interval =
            metric == .calibrationSlope || sorted.count < 20
            ? nil
            : Interval(
                low: Self.percentile(sorted, tail) - optimism, high: Self.percentile(sorted, 1 - tail) - optimism, level: level)
        return Corrected(apparent: apparent, optimism: optimism, interval: interval, resamples: pairs.count)
    }

    /// How far a row's risk is, on average, from that of a model of resampled rows: mean, 90th percentile and maximum over the rows.
    public var meanAbsoluteDifference: (mean: Double, percentile90: Double, maximum: Double)? {
        guard fitted > 0, !differences.isEmpty else { return nil }
        let own = differences.map { $0 / Double(fitted) }.sorted()
        return (Sum.exact(own) / Double(own.count), Self.percentile(own, 0.9), own.last ?? 0)
    }

    /// Of a row and a resample drawn at random, how often the row's selection differs from the study's own; and the share of rows of which it
    /// differs in
    /// at least one resample in ten.
    public var selectionChange: (mean: Double, shareOfRows: Double, ofSelected: Double?)? {
        guard let selected, fitted > 0, !changes.isEmpty else { return nil }
        let count = Double(changes.count), all = Double(changes.reduce(0, +)) / Double(fitted)
        let often = changes.count { Double($0) >= 0.1 * Double(fitted) }
        let own = selected.indices.filter { selected[$0] }
        let lost = own.isEmpty ? nil : Double(own.reduce(0) { $0 + changes[$1] }) / Double(fitted * own.count)
        return (all / count, Double(often) / count, lost)
    }

    /// One place on the instability chart: rows of about the same risk, and how far single rows' risks spread over the resamples.
    public struct Spread: Hashable, Sendable {
        public let risk: Double
        public let lower: Double
        public let upper: Double
        public let rows: Int
    }

    /// Mean 2.5th and 97.5th percentiles over resamples, of rows in bins of about equal size.
    public func spread(bins: Int = 40) -> [Spread] {
        guard risks.count >= 20, !drawn.isEmpty else { return [] }
        let limits = drawn.indices.map { place in
            let own = risks.map { $0[place] }.sorted()
            return (Self.percentile(own, 0.025), Self.percentile(own, 0.975))
        }
        let count = min(bins, drawn.count)
        return (0..<count).map { bin in
            let places = bin * drawn.count / count..<(bin + 1) * drawn.count / count, size = Double(places.count)
            func mean(_ value: (Int) -> Double) -> Double { Sum.exact(places.map(value)) / size }
            return Spread(
                risk: mean { original[drawn[$0]] }, lower: mean { limits[$0].0 }, upper: mean { limits[$0].1 }, rows: places.count)
        }
    }

    /// - Parameter sorted: ascending, not empty.
    private static func percentile(_ sorted: [Double], _ share: Double) -> Double {
        let place = share * Double(sorted.count - 1), low = Int(place)
        return sorted[low] + (place - Double(low)) * (sorted[min(low + 1, sorted.count - 1)] - sorted[low])
    }
}
