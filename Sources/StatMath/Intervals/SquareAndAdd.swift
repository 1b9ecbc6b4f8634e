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

    /// Of two estimates, by their places.
    public struct Correlation: Hashable, Sendable {
        public let first: Int
        public let second: Int
        public let value: Double

        public init(_ first: Int, _ second: Int, _ value: Double) { (self.first, self.second, self.value) = (first, second, value) }
    }

    /// The interval of a weighted sum of estimates, at the level of the first part's interval.
    ///
    /// - Parameters:
    ///   - coefficients: one a part.
    ///   - correlations: of pairs of estimates, by their places; pairs of which no row is in both are left out.
    /// - Returns: `nil` without parts, or with another number of coefficients.
    ///
    /// Source: Zou, Huang and Zhang (2009), Comput. Stat. Data Anal. 53, 1080-1085, equation 4; with correlation as in `difference`.
    public static func sum(_ parts: [Part], coefficients: [Double], correlations: [Correlation] = []) -> Interval? {
        guard let first = parts.first, parts.count == coefficients.count else { return nil }
        let estimate = zip(parts, coefficients).reduce(0) { $0 + $1.0.value * $1.1 }
        // Signed distances to the limit that pulls the sum down, or up.
        let down = zip(parts, coefficients).map { part, c in c * (c > 0 ? part.below : part.above) }
        let up = zip(parts, coefficients).map { part, c in c * (c > 0 ? part.above : part.below) }
        var squares = (down: down.reduce(0) { $0 + $1 * $1 }, up: up.reduce(0) { $0 + $1 * $1 })
        for pair in correlations {
            let r = min(1, max(-1, pair.value))
            squares.down += 2 * r * down[pair.first] * down[pair.second]
            squares.up += 2 * r * up[pair.first] * up[pair.second]
        }
        return Interval(
            low: estimate - max(0, squares.down).squareRoot(), high: estimate + max(0, squares.up).squareRoot(), level: first.interval.level)
    }

    private static func added(_ a: Double, _ b: Double, _ correlation: Double) -> Double {
        max(0, a * a + b * b - 2 * correlation * a * b).squareRoot()
    }
}
