// SPDX-License-Identifier: EUPL-1.2

import StatMath
import TestSupport
import Testing

@Suite("Restricted cubic splines")
struct RestrictedCubicSplineTests {
    static let columns: [(Double, [Double])] = [
        (10.0, [0.0, 0.0, 0.0]), (20, [0.1020408163265306, 0, 0]), (25, [0.8163265306122449, 0.1020408163265306, 0]),
        (40, [12.5170068027210881, 6.3265306122448983, 1.260952380952381]), (60, [45.7142857142857153, 27.5510204081632644, 8.422857142857142]),
    ]

    /// Harrell's equation, in base R for these knots; by hand: at 20 the first column is 5^3 / 35^2 = 125 / 1225.
    @Test(arguments: columns)
    func equalsTheEquation(x: Double, columns: [Double]) throws {
        let spline = try #require(RestrictedCubicSpline(knots: [15, 20, 28, 35, 50]))
        let basis = spline.basis(x)
        #expect(basis[0] == x && basis.count == 4)
        for (ours, theirs) in zip(basis.dropFirst(), columns) { #expect(isClose(ours, theirs, within: 1e-12)) }
    }

    /// Numbers of any size have finite columns.
    @Test(arguments: [1e308, -1e308, 1e100, -5e-324, 0])
    func numbersFarAway(x: Double) throws {
        let spline = try #require(RestrictedCubicSpline(knots: [-3, 0.5, 2]))
        #expect(spline.basis(x).allSatisfy { $0.isFinite })
    }

    static let none: [[Double]] = [[], [1], [1, 2], [1, 1, 2], [3, 2, 1], [1, 2, .nan], [1, 2, .infinity], [0, 1, 1e200], [-1e99, 0, 5]]

    @Test(arguments: none)
    func knotsThatAreNone(knots: [Double]) { #expect(RestrictedCubicSpline(knots: knots) == nil) }
}

@Suite("Weighted quantiles")
struct WeightedQuantilesTests {
    /// R's `quantile(c(3, 1, 2, 2, 10), p, type = 2)`: the middle of two values where the distribution function is flat.
    @Test(arguments: [(0.0, 1.0), (0.2, 1.5), (0.3, 2), (0.5, 2), (0.6, 2.5), (0.7, 3), (0.8, 6.5), (1, 10)])
    func areTheInverse(p: Double, value: Double) {
        #expect(WeightedQuantiles([3, 1, 2, 2, 10].map { ($0, 1) })(p) == value)
    }

    @Test func weightsAreRepeatedValues() {
        let items = (0..<40).map { (value: Double($0 * 7 % 23), weight: Double($0 % 4)) }
        let repeated = items.flatMap { Array(repeating: (value: $0.value, weight: 1.0), count: Int($0.weight)) }
        for scale in [1, 0.37, 1e6] {
            let weighted = WeightedQuantiles(items.map { ($0.value, scale * $0.weight) })
            for step in 0...40 { #expect(weighted(Double(step) / 40) == WeightedQuantiles(repeated)(Double(step) / 40)) }
        }
    }

    @Test func nothingHasNone() {
        #expect(WeightedQuantiles([])(0.5) == nil)
        #expect(WeightedQuantiles([(3, 0)])(0.5) == nil)
    }
}
