// SPDX-License-Identifier: EUPL-1.2

/// Newcombe's hybrid score intervals for differences of shares: Wilson's limits, squared and added.
public enum NewcombeDifference {
    /// The interval of `first - second`, two shares of different rows.
    ///
    /// - Parameter correlation: of the two estimates, when clusters have rows in both.
    ///
    /// Source: Newcombe (1998), Stat. Med. 17, 873-890, method 10.
    public static func interval(
        _ first: EffectiveProportion, _ second: EffectiveProportion, correlation: Double = 0, level: Double = 0.95
    ) -> Interval {
        let parts = [first, second].map { SquareAndAdd.Part($0.value, $0.wilson(level: level)) }
        let interval = SquareAndAdd.difference(parts[0], parts[1], correlation: correlation)
        return Interval(low: max(-1, interval.low), high: min(1, interval.high), level: level)
    }

    public static func interval(_ first: Proportion, _ second: Proportion, level: Double = 0.95) -> Interval {
        interval(EffectiveProportion(first), EffectiveProportion(second), level: level)
    }

    /// The interval of a group's share minus the share of all rows, the group's own among them.
    ///
    /// The two overlap, but p_g - p = (1 - w)(p_g - p_rest), and the group and the rest do not.
    ///
    /// - Parameter groupShare: w, the group's part of the denominator, in [0, 1].
    public static func againstOverall(
        _ group: EffectiveProportion, complement: EffectiveProportion, groupShare w: Double, correlation: Double = 0, level: Double = 0.95
    ) -> Interval {
        let interval = interval(group, complement, correlation: correlation, level: level)
        return Interval(low: (1 - w) * interval.low, high: (1 - w) * interval.high, level: level)
    }
}

/// The same rows judged twice (two models, before and after a repair): which of the two had the property.
public struct PairedProportions: Hashable, Sendable {
    public let both: Int
    public let onlyFirst: Int
    public let onlySecond: Int
    public let neither: Int

    /// - Returns: `nil` when a count is negative or there is no row.
    public init?(both: Int, onlyFirst: Int, onlySecond: Int, neither: Int) {
        guard min(both, onlyFirst, onlySecond, neither) >= 0, both + onlyFirst + onlySecond + neither > 0 else { return nil }
        (self.both, self.onlyFirst, self.onlySecond, self.neither) = (both, onlyFirst, onlySecond, neither)
    }

    public var total: Int { both + onlyFirst + onlySecond + neither }
    public var difference: Double { (Double(onlyFirst) - Double(onlySecond)) / Double(total) }

    /// The interval of the first share minus the second.
    ///
    /// Source: Newcombe (1998), Stat. Med. 17, 2635-2650, method 10: squared and added with a continuity-corrected phi.
    public func newcombe(level: Double = 0.95) -> Interval {
        guard let first = Proportion(both + onlyFirst, of: total), let second = Proportion(both + onlySecond, of: total) else {
            return Interval(low: -1, high: 1, level: level)
        }
        let interval = SquareAndAdd.difference(
            SquareAndAdd.Part(first.value, first.wilson(level: level)), SquareAndAdd.Part(second.value, second.wilson(level: level)),
            correlation: phi)
        return Interval(low: max(-1, interval.low), high: min(1, interval.high), level: level)
    }

    /// The correlation of the two judgements; a positive one is shrunk by n/2.
    private var phi: Double {
        let (a, b, c, d) = (Double(both), Double(onlyFirst), Double(onlySecond), Double(neither))
        let margins = (a + b) * (c + d) * (a + c) * (b + d)
        guard margins > 0 else { return 0 }
        let product = a * d - b * c
        return (product > 0 ? max(0, product - Double(total) / 2) : product) / margins.squareRoot()
    }
}
