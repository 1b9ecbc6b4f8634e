// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Protected
import StatMath
import Testing
import TestSupport

@Suite struct IntersectionalVarianceTests {
    typealias Stratum = (events: Double, total: Double, levels: [Int])

    /// 3 x 2 x 2 combinations.
    static let combinations = (0..<3).flatMap { a in (0..<2).flatMap { b in (0..<2).map { [a, b, $0] } } }

    func strata(_ logOdds: [Double], rows: Double, _ random: inout Philox) -> [Stratum] {
        zip(Self.combinations, logOdds).map { levels, eta in
            let p = Logistic.expit(eta), events = (0..<Int(rows)).count { _ in random.uniform() < p }
            return (Double(events), rows, levels)
        }
    }

    /// V/(V + pi^2/3) and 1 - R/V of known log-odds, R around the sum of main effects: equal numbers in all strata, so that effects are means.
    func truth(_ logOdds: [Double]) -> (partition: Double, change: Double) {
        let count = Double(logOdds.count), mean = logOdds.reduce(0, +) / count
        func effect(_ attribute: Int, _ level: Int) -> Double {
            let own = Self.combinations.indices.filter { Self.combinations[$0][attribute] == level }
            return own.reduce(0) { $0 + logOdds[$1] } / Double(own.count) - mean
        }
        let all = logOdds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        let rest = Self.combinations.indices.reduce(0.0) { sum, place in
            let fitted = mean + (0..<3).reduce(0.0) { $0 + effect($1, Self.combinations[place][$1]) }
            return sum + (logOdds[place] - fitted) * (logOdds[place] - fitted)
        }
        return (all / (all + 3.289868133696453), max(0, 1 - rest / (count - 5) / all))
    }

    func main(_ effects: [[Double]], intercept: Double) -> [Double] {
        Self.combinations.map { levels in intercept + (0..<3).reduce(0.0) { $0 + effects[$1][levels[$1]] } }
    }

    /// With many rows the truth comes out: effects that add up, and combinations that are all there is.
    @Test func manyRowsGiveTheTruth() throws {
        var random = Philox(seed: 5, stage: "test.maihda")
        let additive = main([[0, 0.6, -0.4], [0, 0.5], [0, 0.3]], intercept: -1.5)
        let alternating = Self.combinations.map { -1.5 + ($0.reduce(0, +) % 2 == 0 ? 0.4 : -0.4) }
        for (logOdds, low, high) in [(additive, 0.9, 1.0), (alternating, 0, 0.25)] {
            let found = try #require(IntersectionalVariance(strata(logOdds, rows: 40_000, &random), seed: 1, stage: "test")), true_ = truth(logOdds)
            #expect(abs(found.partition.value / true_.partition - 1) < 0.1, "\(found.partition) \(true_)")
            #expect((low...high).contains(found.change.value), "\(found.change) \(true_)")
        }
    }

    /// Small strata, in which counts differ by chance alone: next to nothing is said to lie between them.
    @Test func chanceIsNoVariance() throws {
        var random = Philox(seed: 6, stage: "test.maihda")
        var plain = 0.0, drawn = 0.0
        for _ in 0..<20 {
            let own = strata(main([[0, 0, 0], [0, 0], [0, 0]], intercept: -1.5), rows: 60, &random)
            drawn += try #require(IntersectionalVariance(own, seed: 1, stage: "test")).partition.interval.low
            let logits = own.map { Logistic.logit(($0.events + 0.5) / ($0.total + 1)) }
            plain += truth(logits).partition
        }
        #expect(drawn / 20 < 0.015 && plain / 20 > 0.025, "\(drawn / 20) \(plain / 20)")
    }

    /// 95% intervals hold the truth of the strata that there are.
    @Test(arguments: [150.0, 1_500]) func theTruthIsHeld(rows: Double) throws {
        var held = (partition: 0.0, change: 0.0)
        let repetitions = 120
        for repetition in 0..<repetitions {
            var random = Philox(seed: 7, stage: "test.maihda-coverage", item: UInt64(repetition))
            let effects = [3, 2, 2].map { levels in (0..<levels).map { _ in 0.4 * Normal.quantile(random.uniform()) } }
            let logOdds = main(effects, intercept: -1.2).map { $0 + 0.25 * Normal.quantile(random.uniform()) }
            let found = try #require(
                IntersectionalVariance(strata(logOdds, rows: rows, &random), draws: 200, seed: UInt64(repetition), stage: "test"))
            let true_ = truth(logOdds)
            held.partition += found.partition.interval.low <= true_.partition && true_.partition <= found.partition.interval.high ? 1 : 0
            held.change += found.change.interval.low <= true_.change && true_.change <= found.change.interval.high ? 1 : 0
        }
        #expect(held.partition / Double(repetitions) >= 0.89, "\(held)")
        #expect(held.change / Double(repetitions) >= 0.89, "\(held)")
    }

    @Test func hostileInput() {
        #expect(IntersectionalVariance([], seed: 1, stage: "test") == nil)
        #expect(IntersectionalVariance([(1, 2, [0]), (1, 3, [1])], seed: 1, stage: "test") == nil, "no combination is left")
        let nobody = Self.combinations.map { (events: 0.0, total: 50.0, levels: $0) }
        #expect(IntersectionalVariance(nobody, seed: 1, stage: "test") == nil)
        var some = nobody
        some[3].events = 50
        let found = IntersectionalVariance(some, seed: 1, stage: "test")
        #expect(found.map { $0.partition.value.isFinite && $0.change.interval.low >= 0 } ?? false, "a stratum of events alone")
    }

    /// In an audit: of two attributes or more, for information whatever is found, and in words.
    @Test func inAnAudit() throws {
        let drawn = DrawnPredictions(4_000, prevalence: 0.2, seed: 3)
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome)
        let attributes = try [
            ProtectedAttribute.made("origin", codes: drawn.risk.indices.map { $0 % 3 }),
            .made("sex", codes: drawn.risk.indices.map { ($0 / 3) % 2 }),
        ]
        let audit = EquityAudit(replicates: 19)
        for selection in [Selection.threshold(0.3, of: predictions), nil] {
            let findings = Verdicts.adjust(try audit.audit(predictions, selection: selection, attributes: attributes, context: testContext))
            let own = findings.filter { $0.key.hasPrefix("fairness.maihda.") }
            #expect(own.count == (selection == nil ? 2 : 6) && own.allSatisfy { $0.verdict == .information && $0.interval != nil })
            expectSpeakable(own)
        }
        let single = Verdicts.adjust(try audit.audit(predictions, selection: nil, attributes: [attributes[0]], context: testContext))
        #expect(!single.contains { $0.key.hasPrefix("fairness.maihda.") })
    }
}
