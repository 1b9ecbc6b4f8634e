// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Metrics
import StatMath
import Testing
import TestSupport

@Suite struct DiscriminationProperties {
    let drawn = DrawnPredictions(500, decimals: 2)

    /// Only the order of scores matters; turned around, it is the complement.
    @Test func hangsOnTheOrderAlone() throws {
        let auc = try #require(AreaUnderCurve.estimate(try Predictions(risk: drawn.risk, outcome: drawn.outcome)))
        let same = AreaUnderCurve.estimate(try Predictions(risk: drawn.risk.map { exp(5 * $0) - 7 }, outcome: drawn.outcome, scale: .score))
        #expect(same == auc)
        let mirrored = try #require(AreaUnderCurve.estimate(try Predictions(risk: drawn.risk.map { 1 - $0 }, outcome: drawn.outcome)))
        #expect(isClose(mirrored.value, 1 - auc.value, within: 1e-14) && isClose(mirrored.standardError, auc.standardError, within: 1e-14))
        let swapped = try #require(AreaUnderCurve.estimate(try Predictions(risk: drawn.risk, outcome: drawn.outcome.map { 1 - $0 })))
        #expect(isClose(swapped.value, 1 - auc.value, within: 1e-14) && isClose(swapped.standardError, auc.standardError, within: 1e-14))
    }

    /// With perfect order the limit is exact: .025^(1/20) for 20 events and 40 others.
    @Test func perfectOrderHasAnExactLimit() throws {
        let outcome: [UInt8] = (0..<60).map { $0 >= 40 ? 1 : 0 }
        let auc = try #require(AreaUnderCurve.estimate(try Predictions(risk: (0..<60).map { Double($0) / 60 }, outcome: outcome)))
        #expect(auc.value == 1 && auc.method == "exact" && auc.interval?.high == 1)
        #expect(isClose(auc.interval?.low, pow(0.025, 1.0 / 20), within: 1e-12))
        let worst = try #require(AreaUnderCurve.estimate(try Predictions(risk: (0..<60).map { 1 - Double($0) / 60 }, outcome: outcome)))
        #expect(worst.value == 0 && worst.interval?.low == 0)
        #expect(isClose(worst.interval?.high, 1 - pow(0.025, 1.0 / 20), within: 1e-12))
    }

    /// One and the same risk for all: one half, and no interval that pretends to know it.
    @Test func constantRisk() throws {
        let auc = try #require(AreaUnderCurve.estimate(try Predictions(risk: drawn.risk.map { _ in 0.3 }, outcome: drawn.outcome)))
        #expect(auc.value == 0.5 && auc.interval == nil)
    }

    /// Folds whose models differ by a shift: averaging over folds sees through it, pooling does not.
    @Test func foldsAreComparedWithinThemselves() throws {
        let folds = drawn.risk.indices.map { Int32($0 % 5) }
        let shifted = drawn.risk.indices.map { drawn.risk[$0] + Double(folds[$0]) }
        let plain = AreaUnderCurve.averagedOverFolds(try Predictions(risk: drawn.risk, outcome: drawn.outcome, scale: .score, folds: folds))
        let moved = AreaUnderCurve.averagedOverFolds(try Predictions(risk: shifted, outcome: drawn.outcome, scale: .score, folds: folds))
        #expect(isClose(plain?.value, moved?.value, within: 1e-12) && isClose(plain?.standardError, moved?.standardError, within: 1e-12))
        let pooled = try #require(AreaUnderCurve.estimate(try Predictions(risk: shifted, outcome: drawn.outcome, scale: .score)))
        #expect(pooled.value < (moved?.value ?? 0) - 0.1)
    }

    /// The difference of a marker with itself is exactly nothing; with another it has the sign of the AUCs.
    @Test func differenceIsThatOfTheAucs() throws {
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome)
        let noisy = drawn.risk.indices.map { drawn.risk[$0] + Double(drawn.tieBreak[$0] % 1000) / 1000 }
        let own = try #require(try AreaUnderCurve.difference(predictions, minus: drawn.risk))
        #expect(own.value == 0 && own.standardError == 0 && own.p(against: 0) == nil)
        let other = try #require(AreaUnderCurve.estimate(try Predictions(risk: noisy, outcome: drawn.outcome, scale: .score)))
        let difference = try #require(try AreaUnderCurve.difference(predictions, minus: noisy))
        #expect(isClose(difference.value, (AreaUnderCurve.estimate(predictions)?.value ?? 0) - other.value, within: 1e-14))
    }
}
