// SPDX-License-Identifier: EUPL-1.2

import StatMath
import Testing
import TestSupport

@Suite struct LocalRegressionTests {
    let x = (0..<40).map { Double($0) / 10 + Double($0 * $0) / 400 }

    /// A polynomial of the smoother's degree comes back unchanged, whatever the weights.
    @Test(arguments: LocalRegression.Degree.allCases)
    func reproducesItsDegree(degree: LocalRegression.Degree) {
        let weights = x.indices.map { Double($0 % 5 + 1) }
        let smoother = LocalRegression(span: 0.4, degree: degree).smoother(x: x, weights: weights)
        let y = x.map { 2 - 3 * $0 + (degree == .quadratic ? 0.5 * $0 * $0 : 0) }
        for (fitted, value) in zip(smoother(y), y) { #expect(isClose(fitted, value, within: 1e-10)) }
        for row in smoother.rows { #expect(isClose(row.coefficients.reduce(0, +), 1, within: 1e-12)) }
    }

    /// R 4.2: lowess(1:10, y, f = 2/3, iter = 0, delta = 0)$y, which rounds the window of 6.67 points down to 6.
    @Test func equalsLowess() {
        let y: [Double] = [2, 4, 3, 6, 8, 5, 7, 9, 12, 10]
        let lowess = [
            2.090154559974595, 3.198730574984159, 4.425758172508862, 5.443452511195717, 6.117748311525389, 6.782197715636077, 7.600323837031201,
            8.956223651773081, 10.143847743706843, 11.293779627366014,
        ]
        let fitted = LocalRegression(span: 0.6).smoother(x: (1...10).map(Double.init), weights: Array(repeating: 1, count: 10))(y)
        for (value, expected) in zip(fitted, lowess) { #expect(isClose(value, expected, within: 1e-9)) }
    }

    /// A bin of weight 3 is three rows.
    @Test func weightsAreRows() {
        let one = LocalRegression(span: 0.5).smoother(x: [1, 2, 3, 4], weights: [1, 3, 1, 1])([0, 1, 0, 1])
        #expect(one.count == 4 && one.allSatisfy { $0 >= -0.5 && $0 <= 1.5 })
        let alone = LocalRegression(span: 0.5).smoother(x: [1, 2, 3, 4], weights: [1, 30, 1, 1])([0, 1, 0, 1])
        #expect(alone[1] == 1)
    }

    @Test func edges() {
        #expect(LocalRegression().smoother(x: [], weights: [])([]).isEmpty)
        #expect(LocalRegression().smoother(x: [0.3], weights: [5])([0.7]) == [0.7])
    }
}
