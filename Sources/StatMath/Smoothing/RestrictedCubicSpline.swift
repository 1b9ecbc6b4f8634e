// SPDX-License-Identifier: EUPL-1.2

/// A cubic spline with a straight line beyond its outer knots, as columns to put beside x itself.
///
/// With knots t1 < ... < tk column j (of k - 2) is, with u+ for max(u, 0):
/// `[(x-tj)+^3 - (x-t(k-1))+^3 (tk-tj)/(tk-t(k-1)) + (x-tk)+^3 (t(k-1)-tj)/(tk-t(k-1))] / (tk-t1)^2`, in units of x.
/// Source: Stone and Koo (1985); Harrell (2015), Regression Modeling Strategies, equation 2.25 and its scaling by (tk-t1)^2.
public struct RestrictedCubicSpline: Hashable, Sendable {
    /// Ascending.
    public let knots: [Double]

    /// Numbers further out count as this: a straight line to there says all that is left to say.
    public static let limit = 1e100

    /// - Returns: `nil` for fewer than 3 knots, knots that do not ascend, or ones so far or so near that a column would not be finite.
    public init?(knots: [Double]) {
        guard knots.count >= 3, knots.allSatisfy({ $0.magnitude <= Self.limit }), zip(knots, knots.dropFirst()).allSatisfy({ $0 < $1 }) else {
            return nil
        }
        let last = knots.count - 1
        guard (knots[last] - knots[last - 1]) / (knots[last] - knots[0]) > 1e-12 else { return nil }
        self.knots = knots
    }

    /// Columns besides x.
    public var count: Int { knots.count - 2 }

    /// x, then the `count` columns. Beyond the last knot their straight line is used: cubes of far numbers would cancel.
    ///
    /// - Parameter value: finite.
    public func basis(_ value: Double) -> [Double] {
        let x = min(max(value, -Self.limit), Self.limit)
        let last = knots[knots.count - 1], before = knots[knots.count - 2]
        let range = last - knots[0], end = last - before
        let inside = min(x, last), beyond = (x - inside) / range
        return [x]
            + (0..<count).map { index in
                let knot = knots[index]
                let first = max(inside - knot, 0) / range, second = max(inside - before, 0) / range
                let cubic = range * (first * first * first - second * second * second * ((last - knot) / end))
                return cubic + 3 * (last - knot) * ((before - knot) / range) * beyond
            }
    }
}
