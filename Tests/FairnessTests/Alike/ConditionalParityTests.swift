// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Learning
import Metrics
import Protected
import StatMath
import Testing
import TestSupport

@Suite struct ConditionalParityTests {
    /// Rows of two groups over the levels of a condition, selected with a chance of their own.
    struct Rows {
        var groups: [Int] = [], levels: [Int32] = [], reached: [Bool] = [], clusters: [Int32] = []

        /// - Parameters:
        ///   - mix: of each group, the chance of level 1.
        ///   - shares: selected, by group and level.
        init(_ count: Int, mix: [Double], shares: [[Double]], families: Bool = false, seed: UInt64) {
            var random = Philox(seed: seed, stage: "test.conditional")
            for row in 0..<count {
                if families, row % 3 != 0, let group = groups.last, let level = levels.last, let own = reached.last {
                    groups.append(group)
                    levels.append(level)
                    // Most of a family share the decision.
                    reached.append(random.uniform() < 0.7 ? own : random.uniform() < shares[group][Int(level)])
                } else {
                    groups.append(random.uniform() < 0.3 ? 0 : 1)
                    levels.append(random.uniform() < mix[groups[row]] ? 1 : 0)
                    reached.append(random.uniform() < shares[groups[row]][Int(levels[row])])
                }
                clusters.append(Int32(families ? row / 3 : row))
            }
        }

        func findings(_ parity: ConditionalParity, families: Bool = false) throws -> [JudgedFinding] {
            let count = groups.count
            let predictions = try Predictions(
                risk: reached.map { $0 ? 0.6 : 0.2 }, outcome: reached.map { $0 ? 1 : 0 }, clusters: families ? clusters : nil,
                clusterCount: families ? Int(clusters.last ?? 0) + 1 : 0)
            return try parity.findings(
                predictions, selection: Selection(at: ["threshold": 0.5], isReached: reached),
                condition: FeatureColumn(name: "parity", values: .nominal(codes: levels, levels: ["0", "1"])), rows: Array(0..<count),
                attributes: [try .made("origin", codes: groups)], context: testContext)
        }
    }

    /// By hand: level 0 (half of all rows) 10 of 40 against 30 of 60, level 1 30 of 60 against 30 of 40.
    @Test func byHand() throws {
        var rows = Rows(0, mix: [], shares: [], seed: 1)
        for (group, level, selected, all) in [(0, 0, 10, 40), (1, 0, 30, 60), (0, 1, 30, 60), (1, 1, 30, 40)] {
            for row in 0..<all {
                rows.groups.append(group)
                rows.levels.append(Int32(level))
                rows.reached.append(row < selected)
                rows.clusters.append(Int32(rows.clusters.count))
            }
        }
        let findings = Verdicts.adjust(try rows.findings(ConditionalParity()))
        let own = try #require(findings.first(ConditionalParity.key, group: "a")), other = findings.first(ConditionalParity.key, group: "b")
        #expect(isClose(own.value, -0.25, within: 1e-12) && isClose(other?.value, 0.25, within: 1e-12))
        #expect(isClose(own.says?.arguments["raw"]?.double, -0.2, within: 1e-12) && own.says?.arguments["left_out"] == .number(0))
        // Fixed weights of a half: a quarter of the two variances; the differences are equal, so the weights add nothing.
        let variance = [(0.25, 40.0), (0.5, 60), (0.5, 60), (0.75, 40)].reduce(0) { $0 + 0.25 * $1.0 * (1 - $1.0) / $1.1 }
        let half = try #require(own.interval).reduce(0) { $1 - $0 } / 2
        #expect(isClose(half, 1.959963984540054 * variance.squareRoot(), within: 1e-9))
        #expect(own.table?.rows.count == 2 && own.support?.cells == [10, 30, 30, 30, 30, 30, 30, 10])
        expectSpeakable(findings)
    }

    /// Groups of another mix who are selected alike at each level: no difference is found where the plain one is large. 95% of the intervals hold
    /// the truth, families or not.
    @Test(arguments: [false, true]) func theTruthIsHeld(families: Bool) throws {
        var held = 0.0, raw = 0.0
        let repetitions = 200
        for seed in 0..<repetitions {
            let rows = Rows(1_500, mix: [0.8, 0.3], shares: [[0.1, 0.4], [0.05, 0.4]], families: families, seed: UInt64(seed))
            let finding = try #require(
                Verdicts.adjust(try rows.findings(ConditionalParity(), families: families)).first(ConditionalParity.key, group: "a"))
            // .05 at level 0, which .3 x .2 + .7 x .7 of all rows are at.
            let truth = 0.05 * (0.3 * 0.2 + 0.7 * 0.7), interval = try #require(finding.interval)
            held += interval[0] <= truth && truth <= interval[1] ? 1 : 0
            raw += try #require(finding.says?.arguments["raw"]?.double)
        }
        #expect((0.90...0.99).contains(held / Double(repetitions)), "\(held / Double(repetitions))")
        #expect(raw / Double(repetitions) > 0.15)
    }

    @Test func aLimitDecides() throws {
        func verdict(_ rows: Rows, _ limit: Double) throws -> Verdict? {
            let findings = Verdicts.adjust(try rows.findings(ConditionalParity(limit: limit)))
            expectSpeakable(findings)
            return findings.first(ConditionalParity.key, group: "a")?.verdict
        }
        let unequal = Rows(8_000, mix: [0.5, 0.5], shares: [[0.4, 0.5], [0.2, 0.3]], seed: 1)
        let equal = Rows(8_000, mix: [0.9, 0.2], shares: [[0.2, 0.5], [0.2, 0.5]], seed: 2)
        #expect(try verdict(unequal, 0.05) == .concern)
        #expect(try verdict(equal, 0.05) == .fine)
        #expect(try verdict(Rows(300, mix: [0.5, 0.5], shares: [[0.2, 0.3], [0.2, 0.3]], seed: 3), 0.01) == .insufficient)
    }

    /// Nobody is alike; a wrong limit; rows that do not fit. Numbers with many values are cut, what is missing is a level.
    @Test func hostileInput() throws {
        let apart = Rows(400, mix: [1, 0], shares: [[0.2, 0.2], [0.2, 0.2]], seed: 1)
        let findings = Verdicts.adjust(try apart.findings(ConditionalParity(limit: 0.1)))
        #expect(findings.allSatisfy { $0.value == nil && $0.verdict == .insufficient && $0.reason != nil })
        expectSpeakable(findings)
        #expect(throws: FairnessError.self) { try apart.findings(ConditionalParity(limit: 0)) }
        #expect(throws: FairnessError.self) { try apart.findings(ConditionalParity(limit: .nan)) }
        let predictions = try Predictions(risk: [0.1, 0.9], outcome: [0, 1]), selection = Selection(at: [:], isReached: [false, true])
        let column = FeatureColumn(name: "x", values: .numeric([.nan, .nan]), missing: [1, 1])
        let attribute = try ProtectedAttribute.made("origin", codes: [0, 1])
        #expect(throws: FairnessError.self) {
            try ConditionalParity().findings(
                predictions, selection: selection, condition: column, rows: [0, 2], attributes: [attribute], context: testContext)
        }
        let none = try ConditionalParity().findings(
            predictions, selection: selection, condition: column, rows: [0, 1], attributes: [attribute], context: testContext)
        #expect(Verdicts.adjust(none).allSatisfy { $0.value == nil })
        var random = Philox(seed: 1, stage: "test")
        let rows = Array(0..<600), ages = rows.map { $0 % 7 == 0 ? .nan : 18 + 27 * random.uniform() }
        let many = FeatureColumn(name: "age", values: .numeric(ages), missing: ages.map { $0.isNaN ? 1 : 0 }, missingNames: [1: "not-recorded"])
        let drawn = try ConditionalParity().findings(
            try Predictions(risk: rows.map { _ in 0.5 }, outcome: rows.map { UInt8($0 % 2) }),
            selection: Selection(at: [:], isReached: rows.map { $0 % 3 == 0 }), condition: many, rows: rows,
            attributes: [try .made("origin", codes: rows.map { ($0 / 2) % 2 })], context: testContext)
        #expect(Verdicts.adjust(drawn).allSatisfy { $0.table?.rows.count == 6 })
    }
}
