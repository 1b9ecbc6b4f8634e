// SPDX-License-Identifier: EUPL-1.2

/// Rows that have a property, out of the rows that could have it.
public struct Proportion: Hashable, Sendable, Codable {
    public let count: Int
    public let total: Int

    /// - Returns: `nil` when nothing was observed: a rate without a denominator is not zero.
    public init?(_ count: Int, of total: Int) {
        guard total > 0, (0...total).contains(count) else { return nil }
        (self.count, self.total) = (count, total)
    }

    public var value: Double { Double(count) / Double(total) }

    /// Wilson's score interval.
    ///
    /// Source: Wilson (1927), J. Am. Stat. Assoc. 22, 209-212; Newcombe (1998), method 3.
    public func wilson(level: Double = 0.95) -> Interval {
        Self.wilson(share: value, effectiveTotal: Double(total), level: level)
    }

    /// Wilson's interval of a weighted or clustered share, with its effective sample size in place of the count.
    ///
    /// - Parameter effectiveTotal: p(1-p) / variance, positive.
    public static func wilson(share p: Double, effectiveTotal n: Double, level: Double = 0.95) -> Interval {
        let z = Normal.quantile(0.5 + level / 2), z² = z * z
        let centre = (p + z² / (2 * n)) / (1 + z² / n)
        let half = z / (1 + z² / n) * (p * (1 - p) / n + z² / (4 * n * n)).squareRoot()
        // Exact at the ends, where rounding would leave 1e-18.
        return Interval(low: p > 0 ? max(0, centre - half) : 0, high: p < 1 ? min(1, centre + half) : 1, level: level)
    }
}
