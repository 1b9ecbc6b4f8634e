// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Foundation
import Metrics
import Protected
import StatMath
import TestSupport
import Testing

@Suite("Scores and capacity by group")
struct ScoreEquityTests {
    private func findings(
        _ risk: [Double], _ outcome: [UInt8], _ groups: [[Int]], capacity: Double? = 0.2, audit: EquityAudit = EquityAudit()
    ) throws -> [Finding] {
        let predictions = try Predictions(risk: risk, outcome: outcome)
        return Verdicts.adjust(
            try audit.audit(
                predictions, selection: capacity.map { .capacity($0, of: predictions) },
                attributes: groups.enumerated().map { try .made(["origin", "age"][$0], codes: $1) }, context: testContext))
    }

    /// Two samples, by hand: distribution functions differ most by one half, and the area between them is 0.15.
    @Test func distancesByHand() throws {
        let risk = [0.1, 0.2, 0.3, 0.4] + [0.2, 0.4, 0.5, 0.5], groups = [0, 0, 0, 0, 1, 1, 1, 1]
        let found = try findings(risk, [0, 1, 0, 1, 0, 1, 0, 1], [groups], capacity: nil, audit: EquityAudit(minimumRows: 2, replicates: 19))
        #expect(isClose(found.first("fairness.ks", group: "a")?.value, 0.5, within: 1e-12))
        #expect(isClose(found.first("fairness.wasserstein", group: "a")?.value, 0.15, within: 1e-12))
        expectSpeakable(found)
    }

    /// Shuffled groups are at least as far apart as the real ones as often as p says, where groups have nothing to do with scores.
    @Test func chanceIsNoDistance() throws {
        var small = 0
        for seed in 0..<40 {
            let drawn = DrawnPredictions(400, prevalence: 0.3, seed: UInt64(seed))
            var random = Philox(seed: UInt64(seed), stage: "test.distance")
            let groups = drawn.risk.map { _ in random.below(2) }
            let found = try findings(drawn.risk, drawn.outcome, [groups], capacity: nil, audit: EquityAudit(replicates: 99))
            small += (found.first("fairness.ks", group: "a")?.says?.arguments["p"]?.double ?? 0) <= 0.05 ? 1 : 0
        }
        #expect(small <= 6, "\(small) of 40 below .05")
    }

    /// Murphy (1973): with scores that are equal within each tenth, the parts add up to the score.
    @Test func partsOfTheBrierScoreAddUp() throws {
        var random = Philox(seed: 1, stage: "test.brier")
        let risk = (0..<2000).map { 0.05 + 0.1 * Double($0 % 10) }, outcome = risk.map { random.uniform() < $0 * 0.8 ? UInt8(1) : 0 }
        let found = try findings(risk, outcome, [(0..<2000).map { ($0 / 10) % 2 }], capacity: nil, audit: EquityAudit(replicates: 9))
        let brier = try #require(found.first("fairness.brier", group: "a")), parts = brier.says?.arguments ?? [:]
        let sum = (parts["reliability"]?.double ?? .nan) - (parts["resolution"]?.double ?? .nan) + (parts["uncertainty"]?.double ?? .nan)
        #expect(isClose(brier.value, sum, within: 1e-12))
    }

    @Test func scoresThatAreWrongForOneGroupAreFound() throws {
        let drawn = DrawnPredictions(8000, prevalence: 0.3, seed: 2), wrong = DrawnPredictions(2000, prevalence: 0.3, shift: 0.8, seed: 3)
        let groups = [Int](repeating: 0, count: 8000) + [Int](repeating: 1, count: 2000)
        let found = try findings(drawn.risk + wrong.risk, drawn.outcome + wrong.outcome, [groups], audit: EquityAudit(replicates: 99))
        let error = try #require(found.first("fairness.multicalibration"))
        #expect(error.says?.arguments["highest"] == .text("b") && (error.says?.arguments["p"]?.double ?? 1) <= 0.01)
        let honest = try findings(drawn.risk, drawn.outcome, [drawn.risk.indices.map { $0 % 2 }], audit: EquityAudit(replicates: 99))
        #expect((honest.first("fairness.multicalibration")?.says?.arguments["p"]?.double ?? 0) > 0.01)
        expectSpeakable(found)
    }

    @Test func needAndMarginByHand() throws {
        let drawn = DrawnPredictions(3000, prevalence: 0.3, seed: 4), groups = drawn.risk.indices.map { $0 % 2 }
        let found = try findings(drawn.risk, drawn.outcome, [groups], audit: EquityAudit(replicates: 9))
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome), reached = Selection.capacity(0.2, of: predictions).isReached
        let own = groups.indices.filter { groups[$0] == 1 }
        let ratio = Double(own.count { reached[$0] }) / Double(own.count { drawn.outcome[$0] == 1 })
        #expect(isClose(found.first("fairness.need-adjusted-selection", group: "b")?.value, ratio, within: 1e-9))
        let order = drawn.risk.indices.sorted { drawn.risk[$0] < drawn.risk[$1] }
        let near = order[(3000 - 600 - 75)..<(3000 - 600 + 75)].filter { groups[$0] == 1 }
        let margin = try #require(found.first("fairness.marginal-risk", group: "b"))
        #expect(margin.total == near.count && margin.count == near.count { drawn.outcome[$0] == 1 })
        expectSpeakable(found)
    }

    /// Chouldechova (2017), equation 2.6, holds of any confusion matrix.
    @Test func theConflictIsAnIdentity() throws {
        let counts = ConfusionCounts(truePositives: 1369, falsePositives: 805, falseNegatives: 532, trueNegatives: 990)
        let rate = { (rate: ConfusionRate) in rate.proportion(in: counts)?.value ?? .nan }
        #expect(
            isClose(
                CalibrationConflict.falsePositiveRate(
                    prevalence: rate(.prevalence), predictiveValue: rate(.positivePredictiveValue), missed: rate(.falseNegativeRate)),
                rate(.falsePositiveRate), within: 1e-12))
        #expect(CalibrationConflict.falsePositiveRate(prevalence: 1, predictiveValue: 0.5, missed: 0) == nil)
    }

    /// The conflict is told only where prevalences differ by more than chance.
    @Test func aConflictNeedsAPrevalenceGap() throws {
        let low = DrawnPredictions(2000, prevalence: 0.15, seed: 5), high = DrawnPredictions(2000, prevalence: 0.4, seed: 6)
        let groups = [Int](repeating: 0, count: 2000) + [Int](repeating: 1, count: 2000)
        let found = try findings(low.risk + high.risk, low.outcome + high.outcome, [groups], audit: EquityAudit(replicates: 9))
        let conflict = try #require(found.first("fairness.conflict"))
        #expect((conflict.value ?? 0) > 0 && conflict.says?.arguments["highest"] == .text("b"))
        expectSpeakable(found)
        let same = try findings(low.risk, low.outcome, [low.risk.indices.map { $0 % 2 }], audit: EquityAudit(replicates: 9))
        #expect(same.first("fairness.conflict") == nil)
    }

    /// Intervals of many small groups hold their truths, whether groups differ or not.
    @Test(arguments: [0.0, 0.05])
    func pooledIntervalsHoldTheTruth(spread: Double) throws {
        var random = Philox(seed: 9, stage: "test.pooled"), held = 0, all = 0
        for _ in 0..<30 {
            let truth = (0..<40).map { _ in max(0.01, 0.2 + spread * Normal.quantile(random.uniform())) }
            let groups = truth.enumerated().map { place, p -> (count: Double, total: Double) in
                let total = 10 + 10 * (place % 8)
                return (Double((0..<total).count { _ in random.uniform() < p }), Double(total))
            }
            let pooled = try #require(BetaBinomial(groups))
            for (p, group) in zip(truth, groups) {
                let own = pooled.posterior(count: group.count, total: group.total, level: 0.95)
                held += own.interval.low <= p && p <= own.interval.high ? 1 : 0
                all += 1
            }
        }
        #expect(Double(held) / Double(all) > 0.93, "\(held) of \(all)")
    }

    @Test func crossedGroupsArePooled() throws {
        let drawn = DrawnPredictions(3000, prevalence: 0.3, seed: 7)
        let found = try findings(
            drawn.risk, drawn.outcome, [drawn.risk.indices.map { $0 % 4 }, drawn.risk.indices.map { ($0 / 7) % 3 }], audit: EquityAudit(replicates: 9)
        )
        let pooled = try #require(found.first("fairness.pooled.selection-rate"))
        #expect(pooled.table?.rows.count == 12 && pooled.about.attribute == "origin x age")
        expectSpeakable(found)
    }
}
