// SPDX-License-Identifier: EUPL-1.2

/// Intervals of a difference or ratio made from the separate intervals of its two parts (MOVER: method of variance estimates recovery).
///
/// Each limit combines the distances of the parts to those of their own limits that lie on that side, so skewness is kept.
public enum SquareAndAdd {
    /// An estimate with its own interval.
    public struct Part: Hashable, Sendable {
        public let value: Double
        public let interval: Interval

        public init(_ value: Double, _ interval: Interval) {
            (self.value, self.interval) = (value, interval)
        }

        fileprivate var below: Double { value - interval.low }
        fileprivate var above: Double { interval.high - value }
    }

    /// The interval of `first - second`, at the level of the first part's interval.
    ///
    /// - Parameter correlation: of the two estimates; 0 when no row is in both.
    ///
    /// Source: Zou and Donner (2008), Stat. Med. 27, 1693-1702, equation 9; with correlation Zou (2007), Psychol. Methods 12, 399-413.
    public static func difference(_ first: Part, _ second: Part, correlation: Double = 0) -> Interval {
        let r = min(1, max(-1, correlation)), estimate = first.value - second.value
        let down = added(first.below, second.above, r)
        let up = added(first.above, second.below, r)
        return Interval(low: estimate - down, high: estimate + up, level: first.interval.level)
    }

    private static func added(_ a: Double, _ b: Double, _ correlation: Double) -> Double {
        max(0, a * a + b * b - 2 * correlation * a * b).squareRoot()
    }
}
