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

@Suite("An attribute as a whole")
struct EquityAuditTests {
    private func findings(
        _ risk: [Double], _ outcome: [UInt8], _ groups: [Int], threshold: Double = 0.5, audit: EquityAudit = EquityAudit(minimumRows: 1),
        clusters: [Int32]? = nil
    ) throws -> [Finding] {
        let predictions = try Predictions(risk: risk, outcome: outcome, clusters: clusters, clusterCount: Int(clusters?.max() ?? -1) + 1)
        return Verdicts.adjust(
            try audit.audit(
                predictions, selection: .threshold(threshold, of: predictions), attributes: [.made("origin", codes: groups)], context: testContext))
    }

    /// Outcomes that do not depend on the group, with risks that are right.
    private func drawn(_ count: Int, seed: UInt64) -> (risk: [Double], outcome: [UInt8], groups: [Int]) {
        let drawn = DrawnPredictions(count, prevalence: 0.3, seed: seed)
        var random = Philox(seed: seed, stage: "test.equity")
        return (drawn.risk, drawn.outcome, drawn.risk.map { _ in random.below(3) })
    }

    /// AIF360's unit cases: ten people, of whom two and two, or three and three, are decided on wrongly either way.
    @Test(arguments: [(2, 0.2, 4 * log(2.0) / 10), (3, 0.3, 6 * log(2.0) / 10)])
    func inequalityOfAIF360(wrong: Int, entropy: Double, theil: Double) throws {
        let outcome = (0..<10).map { UInt8($0 < 5 ? 1 : 0) }
        let risk = (0..<10).map { row in (row < 5) == (row % 5 >= wrong) ? 0.9 : 0.1 }
        let found = try findings(risk, outcome, outcome.indices.map { $0 % 2 })
        #expect(isClose(found.first("fairness.generalised-entropy")?.value, entropy, within: 1e-12))
        #expect(isClose(found.first("fairness.theil")?.value, theil, within: 1e-12))
    }

    /// Two groups, benefits 1 and 2 on average: between them lies what a population of these two means has.
    @Test func entropyBetweenByHand() throws {
        let outcome = [UInt8](repeating: 0, count: 40), risk = (0..<40).map { $0 < 20 ? 0.9 : 0.1 }
        let found = try findings(risk, outcome, (0..<40).map { $0 / 20 })
        #expect(isClose(found.first("fairness.entropy-between")?.value, ((4.0 + 1) / 2 / 2.25 - 1) / 2, within: 1e-12))
    }

    /// By chance the part between groups is as large as it says, and its p-values are uniform.
    @Test func entropyBetweenByChance() throws {
        var sum = (0.0, 0.0), small = 0
        for seed in 0..<300 {
            let (risk, outcome, groups) = drawn(600, seed: UInt64(seed))
            let found = try #require(try findings(risk, outcome, groups, audit: EquityAudit(replicates: 0)).first("fairness.entropy-between"))
            sum = (sum.0 + (found.value ?? 0), sum.1 + (found.says?.arguments["chance"]?.double ?? 0))
            small += (found.says?.arguments["p"]?.double ?? 0) < 0.05 ? 1 : 0
        }
        #expect(abs(sum.0 / sum.1 - 1) < 0.15, "\(sum)")
        #expect((5...27).contains(small), "\(small) of 300")
    }

    /// One group is ranked perfectly, the other not at all: half a square lies between. Then curves that cross.
    @Test func areaBetweenCurvesByHand() throws {
        let outcome: [UInt8] = [0, 0, 1, 1, 0, 1, 0, 1], groups = [0, 0, 0, 0, 1, 1, 1, 1]
        let perfect = try findings([0.1, 0.2, 0.8, 0.9, 0.5, 0.5, 0.5, 0.5], outcome, groups)
        #expect(isClose(perfect.first("fairness.abroca", group: "a")?.value, 0.5, within: 1e-12))
        // From (0, 0) to (0, .5), (1, .5) and (1, 1), against the diagonal.
        let crossing = try findings([0.5, 0.5, 0.1, 0.9, 0.5, 0.5, 0.5, 0.5], outcome, groups)
        #expect(isClose(crossing.first("fairness.abroca", group: "a")?.value, 0.25, within: 1e-12))
        let same = try findings([0.1, 0.2, 0.8, 0.9, 0.1, 0.8, 0.2, 0.9], outcome, groups)
        #expect(isClose(same.first("fairness.abroca", group: "a")?.value, 0, within: 1e-12))
    }

    /// The same area on a fine grid of false positive rates.
    @Test func areaBetweenCurvesEqualsItsNaiveTwin() throws {
        let drawn = DrawnPredictions(400, decimals: 2, seed: 9), groups = drawn.risk.indices.map { $0 % 3 == 0 ? 1 : 0 }
        let found = try findings(drawn.risk, drawn.outcome, groups, audit: EquityAudit(replicates: 0))
        func curve(_ member: Int) -> [(Double, Double)] {
            let rows = drawn.risk.indices.filter { groups[$0] == member }
            let events = Double(rows.count { drawn.outcome[$0] == 1 }), others = Double(rows.count) - events
            return [(0, 0)]
                + Set(rows.map { drawn.risk[$0] }).sorted(by: >).map { cut in
                    let above = rows.filter { drawn.risk[$0] >= cut }, hits = Double(above.count { drawn.outcome[$0] == 1 })
                    return ((Double(above.count) - hits) / others, hits / events)
                }
        }
        func height(_ curve: [(Double, Double)], _ x: Double) -> Double {
            let right = curve.firstIndex { $0.0 > x } ?? curve.count - 1, (from, to) = (curve[right - 1], curve[right])
            return from.1 + (to.1 - from.1) * (x - from.0) / (to.0 - from.0)
        }
        let (a, b) = (curve(0), curve(1)), steps = 200_000
        let area = (0..<steps).reduce(0.0) { sum, step in
            let x = (Double(step) + 0.5) / Double(steps)
            return sum + abs(height(a, x) - height(b, x)) / Double(steps)
        }
        #expect(isClose(found.first("fairness.abroca", group: "b")?.value, area, within: 1e-5))
    }

    @Test func curvesOfScoresThatAreRightAreAsChance() throws {
        let (risk, outcome, groups) = drawn(4000, seed: 3)
        let found = try findings(risk, outcome, groups)
        for finding in found where finding.key == "fairness.abroca" {
            let chance = try #require(finding.says?.arguments["chance"]?.double)
            #expect(chance > 0.005 && abs((finding.value ?? 9) - chance) < 0.03)
            #expect((finding.says?.arguments["p"]?.double ?? 0) > 0.005)
        }
        expectSpeakable(found)
    }

    @Test func crossedPairsByHand() throws {
        let (risk, outcome, groups) = drawn(120, seed: 5)
        let found = try #require(try findings(risk, outcome, groups).first("fairness.xauc", group: "b"))
        func share(_ isMember: Bool) -> Double {
            var good = 0.0, pairs = 0.0
            for i in risk.indices where outcome[i] == 1 && (groups[i] == 1) == isMember {
                for j in risk.indices where outcome[j] == 0 && (groups[j] == 1) != isMember {
                    pairs += 1
                    good += risk[i] > risk[j] ? 1 : risk[i] == risk[j] ? 0.5 : 0
                }
            }
            return good / pairs
        }
        #expect(isClose(found.value, share(true), within: 1e-12))
        #expect(isClose(found.says?.arguments["reverse"]?.double, share(false), within: 1e-12))
    }

    @Test func differentialFairnessByHand() throws {
        let risk = (0..<200).map { $0 < 80 || (100..<140).contains($0) ? 0.9 : 0.1 }, outcome = (0..<200).map { UInt8($0 % 2) }
        let found = try #require(try findings(risk, outcome, (0..<200).map { $0 / 100 }).first("fairness.differential"))
        #expect(isClose(found.value, log(60.5 / 20.5), within: 1e-12), "not being selected differs more than being selected")
        #expect((found.says?.arguments["p"]?.double ?? 1) < 0.01)
        let clean = drawn(3000, seed: 8)
        let none = try #require(try findings(clean.risk, clean.outcome, clean.groups).first("fairness.differential"))
        #expect((none.says?.arguments["p"]?.double ?? 0) > 0.01 && (none.says?.arguments["chance"]?.double ?? 0) > 0)
    }

    @Test func bothFormsOfEqualisedOdds() throws {
        let (table, groups) = try predictions([
            ("a", ConfusionCounts(truePositives: 60, falsePositives: 30, falseNegatives: 40, trueNegatives: 70)),
            ("b", ConfusionCounts(truePositives: 40, falsePositives: 20, falseNegatives: 60, trueNegatives: 80)),
        ])
        let found = Verdicts.adjust(
            try EquityAudit().audit(
                table, selection: .threshold(0.5, of: table), attributes: [.made("origin", groups)], context: testContext))
        #expect(isClose(found.first("fairness.equalised-odds-worst")?.value, 0.2, within: 1e-12))
        #expect(isClose(found.first("fairness.equalised-odds-mean")?.value, 0.15, within: 1e-12))
        expectSpeakable(found)
    }

    @Test func allAttributesCrossedAreLookedAtTogether() throws {
        let (risk, outcome, groups) = drawn(900, seed: 4), predictions = try Predictions(risk: risk, outcome: outcome)
        let found = Verdicts.adjust(
            try EquityAudit().audit(
                predictions, selection: .threshold(0.4, of: predictions),
                attributes: [.made("origin", codes: groups), .made("sex", codes: groups.indices.map { $0 % 2 })], context: testContext))
        #expect(found.filter { $0.key == "fairness.differential" }.map(\.about.attribute) == ["origin", "sex", "origin x sex"])
        expectSpeakable(found)
    }

    @Test func hostileInput() throws {
        let usual = EquityAudit()
        var (risk, outcome, groups) = drawn(200, seed: 6)
        groups = groups.indices.map { $0 < 3 ? 1 : 0 }
        let three = try findings(risk, outcome, groups, audit: usual)
        #expect(three.first("fairness.abroca", group: "b")?.value == nil && three.first("fairness.differential")?.value == nil)
        let none = try findings(risk, risk.map { _ in 0 }, groups, audit: usual)
        #expect(none.first("fairness.equalised-odds-worst")?.value == nil)
        let one = try findings(risk, outcome, groups.map { _ in 0 }, audit: usual)
        #expect(one.first("fairness.differential")?.value == nil)
        risk = risk.map { _ in 0.5 }
        groups = groups.indices.map { $0 % 2 }
        let equal = try findings(risk, outcome, groups, audit: usual)
        #expect(equal.first("fairness.abroca")?.value == 0)
        expectSpeakable(three)
        expectSpeakable(none)
        expectSpeakable(one)
        expectSpeakable(equal)
        let nobody = try findings(risk, risk.map { _ in 1 }, groups, threshold: 0.9)
        #expect(nobody.first("fairness.theil")?.value == nil)
        expectSpeakable(nobody)
    }
}
