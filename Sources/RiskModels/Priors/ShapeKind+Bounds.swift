// SPDX-License-Identifier: EUPL-1.2

/// What is known of an effect at one value of a numeric feature: its log-odds lie between two bounds.
public struct BoundedPoint: Hashable, Sendable {
    public let at: Double
    public let low: Double
    public let high: Double

    public init(at place: Double, low: Double, high: Double) { (at, self.low, self.high) = (place, low, high) }
}

extension ShapeKind {
    /// Whether some function of this form passes between the bounds at every point.
    ///
    /// The test looks at two points at a time (a function that never falls), or at three. It is exact: of all convex functions below the upper
    /// bounds the largest has at each point the least of the chords over it, and of all functions with one peak above the lower bounds the
    /// smallest has at each point the lesser of the largest bounds on either side.
    ///
    /// - Parameter points: all against the same reference, at different places, in any order.
    public func fits(_ points: [BoundedPoint]) -> Bool {
        let sorted = points.sorted { $0.at < $1.at }
        switch self {
        case .increasing: return Self.rises(sorted)
        case .decreasing: return Self.rises(sorted.map(\.turned))
        case .convex: return Self.bendsUp(sorted)
        case .concave: return Self.bendsUp(sorted.map(\.turned))
        case .unimodal: return Self.hasOnePeak(sorted)
        }
    }

    private static func rises(_ points: [BoundedPoint]) -> Bool {
        var floor = -Double.infinity
        for point in points {
            floor = max(floor, point.low)
            if floor > point.high { return false }
        }
        return true
    }

    private static func bendsUp(_ points: [BoundedPoint]) -> Bool {
        for (index, middle) in points.enumerated() {
            for left in points[..<index] {
                for right in points[(index + 1)...] {
                    let share = (middle.at - left.at) / (right.at - left.at)
                    if middle.low > (1 - share) * left.high + share * right.high { return false }
                }
            }
        }
        return true
    }

    private static func hasOnePeak(_ points: [BoundedPoint]) -> Bool {
        points.enumerated().allSatisfy { index, point in
            let before = points[...index].map(\.low).max() ?? point.low
            let after = points[index...].map(\.low).max() ?? point.low
            return min(before, after) <= point.high
        }
    }
}

extension BoundedPoint {
    /// The same of the function upside down.
    fileprivate var turned: BoundedPoint { BoundedPoint(at: at, low: -high, high: -low) }
}
