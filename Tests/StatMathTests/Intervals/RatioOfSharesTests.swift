// SPDX-License-Identifier: EUPL-1.2

import StatMath
import Testing

@Suite("Intervals for ratios of proportions")
struct RatioOfSharesTests {
    private func share(_ count: Int, _ total: Int) throws -> EffectiveProportion { EffectiveProportion(try #require(Proportion(count, of: total))) }

    /// Koopman (1984), Biometrics 40, 513-517: 36 of 40 against 16 of 80, 95% interval 2.94 to 7.15.
    @Test func agreesWithKoopmansExample() throws {
        let interval = RatioOfShares.koopman(try share(36, 40), try share(16, 80))
        #expect(abs(interval.low - 2.94) < 5e-3 && abs(interval.high - 7.15) < 5e-3)
    }

    /// The limits are the ratios at which the score test just rejects: the null ratio 1 is the pooled z test.
    @Test func scoreLimitsInvertTheTest() throws {
        let a = try #require(Proportion(61, of: 139)), b = try #require(Proportion(120, of: 464))
        let p = Normal.twoSidedP(TwoByTwo.z(a, b))
        let touching = RatioOfShares.koopman(EffectiveProportion(a), EffectiveProportion(b), level: 1 - p)
        #expect(abs(touching.low - 1) < 1e-6)
    }

    /// exp(log ratio ± z sqrt(1/a - 1/m + 1/b - 1/n)) by hand: 15/100 against 30/200.
    @Test func logDeltaIsKatzs() throws {
        let interval = RatioOfShares.logDelta(try share(15, 100), try share(30, 200))
        #expect(abs(interval.high - 1.7707847067) < 1e-8)
        #expect(abs(interval.low * interval.high - 1) < 1e-12)
    }

    @Test(arguments: [(0, 10, 5, 10), (5, 10, 0, 10), (0, 10, 0, 10), (10, 10, 10, 10), (10, 10, 0, 10), (1, 1_000_000, 999_999, 1_000_000)])
    func emptyAndFullCellsAreOrdered(x1: Int, n1: Int, x2: Int, n2: Int) throws {
        let a = try share(x1, n1), b = try share(x2, n2)
        for interval in [RatioOfShares.koopman(a, b), RatioOfShares.logDelta(a, b)] {
            #expect(interval.low >= 0 && interval.low < interval.high)
            #expect(!interval.low.isNaN && !interval.high.isNaN)
        }
        let there = RatioOfShares.koopman(a, b), back = RatioOfShares.koopman(b, a)
        #expect(there.low == 0 ? back.high == .infinity : abs(there.low * back.high - 1) < 1e-9)
    }

    /// With r = p_g / p_rest, p_g / p_all = r / (w r + 1 - w).
    @Test func overallRatioFollowsFromTheComplement() {
        let interval = RatioOfShares.againstOverall(Interval(low: 0.5, high: .infinity), groupShare: 0.25)
        #expect(abs(interval.low - 0.5 / 0.875) < 1e-15 && interval.high == 4)
    }
}
