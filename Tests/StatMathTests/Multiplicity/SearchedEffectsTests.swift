// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath
import TestSupport
import Testing

@Suite struct SearchedEffectsTests {
    /// Two effects of equal error: the sum of squares is 2 where the variance and the error's square make up (9 + 1) / 2.
    @Test func theVarianceMakesTheSumOfSquaresTheirNumber() {
        let effects = SearchedEffects([3, -1], errors: [1, 1])
        #expect(isClose(effects.variance, 4, within: 1e-9))
        #expect(isClose(effects.effect(0, reach: 10), 2.4, within: 1e-9) && isClose(effects.effect(1, reach: 10), -0.8, within: 1e-9))
    }

    /// The defining equation (Paule and Mandel 1982), with errors that differ.
    @Test func errorsMayDiffer() {
        let x = [0.34, -0.05, 0.1, -0.02, 0.07], s = [0.05, 0.06, 0.12, 0.02, 0.09]
        let variance = SearchedEffects(x, errors: s).variance
        let sum = zip(x, s).reduce(0) { $0 + $1.0 * $1.0 / (variance + $1.1 * $1.1) }
        #expect(variance > 0 && isClose(sum, 5, within: 1e-9))
    }

    @Test func whereChanceExplainsAllNothingIsLeftButWhatTheIntervalHolds() {
        let effects = SearchedEffects([1, -0.5, 0.2], errors: [1, 1, 1])
        #expect(effects.variance == 0 && effects.effect(0, reach: 2) == 0)
        #expect(isClose(effects.effect(0, reach: 0.25), 0.75, within: 1e-12))
    }

    /// One that is truly apart from 499 that are not: drawn in with them it would all but vanish.
    @Test func oneAmongManyKeepsTheEndOfItsInterval() {
        var generator = Philox(seed: 1, stage: "searched")
        let estimates = [8.0] + (0..<499).map { _ in Normal.quantile(generator.uniform()) }
        let effects = SearchedEffects(estimates, errors: estimates.map { _ in 1 })
        #expect(effects.effect(0, reach: 4) >= 4)
        #expect(effects.effect(0, reach: 100) < 3)
    }

    /// With the rows that are said to be needed, as much is left as was asked for.
    @Test(arguments: [0.5, 1.5]) func growthIsWhatIsNeeded(size: Double) {
        let estimates = [2.0, -0.4, 0.9, 0.1], errors = [0.8, 0.5, 0.6, 0.7], effects = SearchedEffects(estimates, errors: errors)
        let growth = effects.growth(0, to: size, reach: 3)
        if effects.effect(0, reach: 3) >= size {
            #expect(growth == 1)
        } else {
            let error = errors[0] / growth.squareRoot()
            let left = max(2 * effects.variance / (effects.variance + error * error), 2 - 3 * error)
            #expect(growth > 1 && isClose(left, size, within: 1e-9))
        }
        #expect(effects.growth(0, to: 2, reach: 3) == .infinity)
    }

    /// Ten groups without effect, of which the largest is significant: less often is what is left of it beyond a limit than its estimate is.
    @Test func fewerOfTheLargestByChanceAreBeyondALimit() {
        var generator = Philox(seed: 2, stage: "searched"), before = 0, after = 0
        let errors = (0..<10).map { 0.05 + 0.01 * Double($0) }
        for _ in 0..<4000 {
            let estimates = errors.map { $0 * Normal.quantile(generator.uniform()) }
            let p = zip(estimates, errors).map { Normal.twoSidedP($0 / $1) }, adjusted = AdjustedP.benjaminiHochberg(p)
            let effects = SearchedEffects(estimates, errors: errors)
            func isFound(_ effect: (Int) -> Double) -> Bool { errors.indices.contains { adjusted[$0] <= 0.05 && effect($0).magnitude > 0.14 } }
            before += isFound { estimates[$0] } ? 1 : 0
            after += isFound { effects.effect($0, reach: Normal.quantile(1 - 0.025 * p[$0] / adjusted[$0])) } ? 1 : 0
        }
        #expect(before > 100 && after * 2 < before)
    }

    @Test func edges() {
        #expect(SearchedEffects([], errors: []).variance == 0)
        let effects = SearchedEffects([.nan, 0.3, .infinity], errors: [1, 0, .nan])
        #expect(effects.variance == 0 && effects.effect(1, reach: 2) == 0.3 && effects.effect(0, reach: 2).isNaN)
        #expect(effects.growth(1, to: 0.2, reach: 2) == 1 && effects.growth(1, to: 0.4, reach: 2) == .infinity)
    }
}
