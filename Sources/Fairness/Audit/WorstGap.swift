// SPDX-License-Identifier: EUPL-1.2

import Metrics
import StatMath

/// The largest difference between any two groups, with what chance alone would make of it.
///
/// The interval is simultaneous over all pairs (Bonferroni), so it holds for whichever pair is the furthest apart.
struct WorstGap {
    let highest: Int
    let lowest: Int
    let value: Double
    let interval: Interval
    /// From 0 to the largest 90% limit of any pair: within the limit exactly if every pair is.
    let narrow: Interval
    let null: RangeNull
    let method: String

    /// - Parameter groups: those that are printed.
    /// - Returns: `nil` with fewer than two groups.
    init?(rate: ConfusionRate, confusion: GroupedConfusion, groups: [Int], seed: UInt64, level: Double) {
        let estimates = groups.compactMap { group in confusion.estimate(rate, in: .group(group)).map { (group, $0) } }
        guard estimates.count == groups.count else { return nil }
        self.init(
            groups: groups, values: estimates.map(\.1.value), method: "newcombe-bonferroni", level: level,
            null: RangeNull(rate: rate, confusion: confusion, groups: groups, seed: seed)
        ) { i, j, level in
            let correlation = confusion.correlation(rate, .group(groups[i]), .group(groups[j]))
            return NewcombeDifference.interval(estimates[i].1, estimates[j].1, correlation: correlation, level: level)
        }
    }

    /// - Parameter pairInterval: of value i minus value j, at a level.
    init?(groups: [Int], values: [Double], method: String, level: Double, null: RangeNull?, pairInterval: (Int, Int, Double) -> Interval) {
        guard groups.count > 1, let null, let top = values.max(), let bottom = values.min(),
            let high = values.firstIndex(of: top), let low = values.lastIndex(of: bottom)
        else { return nil }
        let pairs = Double(groups.count * (groups.count - 1) / 2), simultaneous = 1 - (1 - level) / pairs
        var bounds = (low: 0.0, high: 0.0), widest = 0.0
        for i in groups.indices {
            for j in groups.indices where j < i {
                let wide = pairInterval(i, j, simultaneous), narrow = pairInterval(i, j, 0.9)
                bounds.low = max(bounds.low, wide.low, -wide.high)
                bounds.high = max(bounds.high, -wide.low, wide.high)
                widest = max(widest, -narrow.low, narrow.high)
            }
        }
        (highest, lowest, value) = (groups[high], groups[low], top - bottom)
        interval = Interval(low: bounds.low, high: bounds.high, level: level)
        narrow = Interval(low: 0, high: widest, level: 0.9)
        (self.null, self.method) = (null, method)
    }
}
