// SPDX-License-Identifier: EUPL-1.2

import StatMath
import Testing

@Suite("Intervals of sums")
struct SquareAndAddTests {
    private func part(_ count: Int, of total: Int) throws -> SquareAndAdd.Part {
        let share = try #require(Proportion(count, of: total))
        return SquareAndAdd.Part(share.value, share.wilson())
    }

    /// Of two parts with 1 and -1 it is the interval of the difference, with and without correlation.
    @Test(arguments: [0, 0.4, -0.3]) func aDifferenceIsASum(correlation: Double) throws {
        let (first, second) = (try part(56, of: 70), try part(48, of: 80))
        let expected = SquareAndAdd.difference(first, second, correlation: correlation)
        let sum = try #require(SquareAndAdd.sum([first, second], coefficients: [1, -1], correlations: [.init(0, 1, correlation)]))
        #expect(abs(sum.low - expected.low) < 1e-12 && abs(sum.high - expected.high) < 1e-12)
    }

    /// Newcombe (1998), table II, contrast a: 56/70 - 48/80 has limits .0524 and .3339 by method 10.
    @Test func publishedDifference() throws {
        let sum = try #require(SquareAndAdd.sum([part(56, of: 70), part(48, of: 80)], coefficients: [1, -1]))
        #expect(abs(sum.low - 0.0524) < 5e-5 && abs(sum.high - 0.3339) < 5e-5)
    }

    /// With symmetric parts it is the normal interval of the sum.
    @Test func symmetricPartsAddTheirVariances() throws {
        let parts = [(1.0, 0.3), (2.0, 0.4), (-1.0, 1.2)].map { SquareAndAdd.Part($0.0, Interval(low: $0.0 - $0.1, high: $0.0 + $0.1)) }
        let sum = try #require(SquareAndAdd.sum(parts, coefficients: [2, -1, 0.5], correlations: [.init(0, 2, 0.5)]))
        let half = (0.6 * 0.6 + 0.4 * 0.4 + 0.6 * 0.6 + 2 * 0.5 * 0.6 * 0.6).squareRoot()
        #expect(abs(sum.low - (-0.5 - half)) < 1e-12 && abs(sum.high - (-0.5 + half)) < 1e-12)
    }

    @Test func nothingOrTheWrongNumberIsNoSum() throws {
        #expect(SquareAndAdd.sum([], coefficients: []) == nil)
        #expect(SquareAndAdd.sum([try part(1, of: 2)], coefficients: [1, 2]) == nil)
    }
}
