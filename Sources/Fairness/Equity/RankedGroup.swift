// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// A group and all others in the order of their scores: for the area between their ROC curves under any outcome.
///
/// Source: Gardner, Brooks and Baker (2019), LAK '19, 225-234 (ABROCA).
struct RankedGroup {
    /// Rows from the highest score down; equal scores end at the same `end`.
    private let order: [Int]
    private let isLastOfTie: [Bool]
    private let isMember: [Bool]
    private let weight: [Double]

    /// - Parameter weights: one a row; `nil` for all equal.
    init(risk: [Double], isMember: [Bool], weights: [Double]?) {
        let order: [Int] = ascendingOrder(risk).reversed().map { Int($0) }
        isLastOfTie = order.indices.map { $0 + 1 == order.count || risk[order[$0]] != risk[order[$0 + 1]] }
        self.order = order
        self.isMember = order.map { isMember[$0] }
        weight = order.map { weights?[$0] ?? 1 }
    }

    /// - Parameter outcome: of each row, in the order given to `init`.
    /// - Returns: `nil` where one of the two has only one outcome.
    func areaBetween(_ outcome: (Int) -> UInt8) -> Double? {
        // False and true positives by score, of the others and of the group.
        var curves = [RateCurve(), RateCurve()], counts = [SIMD2<Double>.zero, .zero]
        for place in order.indices {
            let side = isMember[place] ? 1 : 0
            counts[side][outcome(order[place]) == 1 ? 1 : 0] += weight[place]
            guard isLastOfTie[place] else { continue }
            for side in 0...1 { curves[side].add(counts[side]) }
        }
        guard counts.allSatisfy({ $0[0] > 0 && $0[1] > 0 }) else { return nil }
        return RateCurve.areaBetween(curves[0], curves[1])
    }
}

/// An ROC curve: false and true positives from the highest score down, not yet divided by their totals.
struct RateCurve {
    private var points: [SIMD2<Double>] = [.zero]

    /// Rows that go on in the same direction, to the right or upwards, make one piece longer: where an outcome is rare most of them do.
    mutating func add(_ point: SIMD2<Double>) {
        let end = points.count - 1, last = points[end]
        guard last != point else { return }
        if end > 0, [0, 1].contains(where: { points[end - 1][$0] == last[$0] && last[$0] == point[$0] }) {
            points[end] = point
        } else {
            points.append(point)
        }
    }

    /// The area between two curves, of straight lines between their points.
    static func areaBetween(_ first: RateCurve, _ second: RateCurve) -> Double {
        var a = Walk(first), b = Walk(second), x = 0.0, area = 0.0
        while x < 1 {
            let next = min(a.end(after: x), b.end(after: x))
            area += between(a.height(x) - b.height(x), a.height(next) - b.height(next), width: next - x)
            x = next
        }
        return area
    }

    /// Of |difference| where the difference is a straight line.
    private static func between(_ left: Double, _ right: Double, width: Double) -> Double {
        if left * right >= 0 { return width * (left.magnitude + right.magnitude) / 2 }
        return width * (left * left + right * right) / (2 * (left.magnitude + right.magnitude))
    }

    /// A curve from left to right. A vertical piece has no width: on its left the lower end holds, on its right the upper.
    private struct Walk {
        private let points: [SIMD2<Double>]
        private var place = 0

        init(_ curve: RateCurve) {
            let total = curve.points.last ?? SIMD2(1, 1)
            points = curve.points.map { $0 / total }
        }

        /// Moves to the piece that goes on to the right of `x`, and says where it ends.
        mutating func end(after x: Double) -> Double {
            while place + 2 < points.count, points[place + 1][0] <= x { place += 1 }
            return max(x.nextUp, min(1, points[place + 1][0]))
        }

        func height(_ x: Double) -> Double {
            let (from, to) = (points[place], points[place + 1])
            return to[0] > from[0] ? from[1] + (to[1] - from[1]) * (x - from[0]) / (to[0] - from[0]) : to[1]
        }
    }
}
