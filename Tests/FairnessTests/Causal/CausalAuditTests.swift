// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Foundation
import Learning
import Metrics
import Protected
import RiskModels
import StatMath
import TestSupport
import Testing

@Suite("Paths of a graph")
struct CausalAuditTests {
    private static let learner = AdditiveParameters(binning: Binning(coarseBins: 16, fineBins: 16))

    /// Admissions at Berkeley, 1973, of whom the department is between gender and admission. Bickel, Hammel and O'Connell (1975), Science
    /// 187, 398-404; the split in closed form (methods 26): .141645 = -.001088 - (-.142733), and .070969 the other way round.
    @Test(.needsSharedData, arguments: [("Female", "Male", -0.001088, -0.142733), ("Male", "Female", -0.070969, nil)])
    func admissionsAtBerkeley(compared: String, group: String, direct: Double, indirect: Double?) throws {
        let table = try OracleTable("data/berkeley_admissions/berkeley.csv")
        let gender = table[text: "gender"], departments = Array(Set(table[text: "dept"])).sorted()
        let codes = table[text: "dept"].map { Int32(departments.firstIndex(of: $0) ?? -1) }
        let features = Features(
            rowCount: gender.count, columns: [FeatureColumn(name: "dept", values: .nominal(codes: codes, levels: departments))])
        let predictions = try Predictions(
            risk: gender.map { _ in 0.5 }, outcome: table[text: "admit"].map { $0 == "Admitted" ? 1 : 0 }, scale: .score)
        let graph = CausalGraph(
            nodes: ["gender", "dept"],
            edges: [.init(from: "gender", to: "dept"), .init(from: "gender", to: "outcome"), .init(from: "dept", to: "outcome")])
        let found = Verdicts.adjust(
            try CausalAudit(graph: graph, subjects: [.init("gender")], compareTo: ["gender": .level(compared)]).audit(
                predictions, selection: nil, attributes: [.made("gender", gender)], features: features, rows: Array(gender.indices),
                learner: Self.learner, context: testContext))
        let sign = compared == "Female" ? 1.0 : -1.0
        #expect(isClose(found.first("causal.outcome.total", group: group)?.value, sign * 0.141645, within: 5e-7))
        let own = try #require(found.first("causal.outcome.direct", group: group))
        #expect(isClose(own.value, direct, within: 5e-7) && own.method == "plug-in")
        if let indirect { #expect(isClose(found.first("causal.outcome.indirect", group: group)?.value, indirect, within: 5e-7)) }
        expectSpeakable(found)
    }

    /// A population whose effects are known because its counterfactuals are drawn too.
    private struct Population {
        var z: [Double] = [], w: [Double] = [], group: [Int] = [], outcome: [UInt8] = []
        /// Mean over those with group 0, and with group 1, of P(Y(1, W(1))); over group 0 of P(Y(1, W(0))) and P(Y(0, W(0))).
        var sums = [SIMD4<Double>.zero, .zero]

        init(_ count: Int, seed: UInt64, hidden: Double = 0) {
            var random = Philox(seed: seed, stage: "test.causal")
            for _ in 0..<count {
                let before = Normal.quantile(random.uniform()), own = Normal.quantile(random.uniform()), secret = Normal.quantile(random.uniform())
                let x = random.uniform() < Logistic.expit(-0.4 + 0.8 * before) ? 1 : 0
                func between(_ x: Double) -> Double { 0.8 * x + 0.5 * before + own + hidden * secret }
                func chance(_ x: Double, _ w: Double) -> Double {
                    Logistic.expit(-1 + 0.5 * x + 0.6 * w + 0.5 * before + hidden * secret)
                }
                z.append(before)
                w.append(between(Double(x)))
                group.append(x)
                outcome.append(random.uniform() < chance(Double(x), between(Double(x))) ? 1 : 0)
                sums[x] += SIMD4(1, chance(1, between(1)), chance(1, between(0)), chance(0, between(0)))
            }
        }

        var truth: (direct: Double, indirect: Double, spurious: Double) {
            let (none, all) = (sums[0] / sums[0][0], sums[1] / sums[1][0])
            return (none[2] - none[3], none[2] - none[1], none[1] - all[1])
        }

        func findings(hidden: [CausalGraph.Confounding] = [], limits: [CausalAudit.Part: Double] = [:]) throws -> [Finding] {
            let graph = CausalGraph(
                nodes: ["origin", "age", "income"],
                edges: [
                    .init(from: "age", to: "origin"), .init(from: "age", to: "income"), .init(from: "age", to: "outcome"),
                    .init(from: "origin", to: "income"), .init(from: "origin", to: "outcome"), .init(from: "income", to: "outcome"),
                ], confounding: hidden)
            let features = Features(
                rowCount: z.count, columns: [FeatureColumn(name: "age", values: .numeric(z)), FeatureColumn(name: "income", values: .numeric(w))])
            let predictions = try Predictions(risk: w, outcome: outcome, scale: .score)
            return Verdicts.adjust(
                try CausalAudit(graph: graph, subjects: [.init("origin", limits: limits)], compareTo: ["origin": .level("a")]).audit(
                    predictions, selection: limits.isEmpty ? nil : .threshold(1.2, of: predictions), attributes: [.made("origin", codes: group)],
                    features: features, rows: Array(z.indices), scoreFeatures: ["income"], learner: CausalAuditTests.learner, context: testContext))
        }
    }

    @Test func intervalsHoldTheTruth() throws {
        let truth = Population(300_000, seed: 99).truth, runs = 40
        var held = [0, 0, 0]
        for seed in 0..<runs {
            let found = try Population(3000, seed: UInt64(seed)).findings()
            for (place, (part, value)) in [("direct", truth.direct), ("indirect", truth.indirect), ("spurious", truth.spurious)].enumerated() {
                let interval = try #require(found.first("causal.outcome.\(part)")?.interval)
                held[place] += interval[0] <= value && value <= interval[1] ? 1 : 0
            }
            if seed == 0 { expectSpeakable(found) }
        }
        // At 95%, 33 or fewer of 40 happen once in three hundred.
        #expect(held.allSatisfy { $0 >= 34 }, "\(held) of \(runs)")
    }

    @Test func partsAddUpAndHaveTheirSigns() throws {
        let found = try Population(4000, seed: 3).findings(limits: [.direct: 0.01, .indirect: 0.02])
        for target in ["outcome", "decision"] {
            let parts = ["total", "direct", "indirect", "spurious"].map { found.first("causal.\(target).\($0)")?.value ?? .nan }
            #expect(isClose(parts[0], parts[1] - parts[2] - parts[3], within: 1e-9))
            #expect(parts[0] > 0 && parts[2] < 0 && parts[3] < 0)
        }
        // The score is income, which the graph has: nothing reaches it by another way.
        #expect(isClose(found.first("causal.decision.direct")?.value, 0, within: 0.01))
        #expect(found.first("causal.decision.direct")?.verdict == .fine)
        #expect(found.first("causal.decision.indirect")?.verdict == .concern)
        #expect(found.first("causal.outcome.direct")?.verdict == .information, "an outcome is not judged")
        expectSpeakable(found)
    }

    @Test func whatTheGraphDoesNotAllowIsNotTold() throws {
        let population = Population(1500, seed: 4, hidden: 0.5)
        let between = try population.findings(hidden: [.init("income", "outcome")])
        for part in ["direct", "indirect"] {
            let finding = try #require(between.first("causal.outcome.\(part)"))
            #expect(finding.value == nil && finding.verdict == .insufficient && finding.reason == "causal.not-identified")
            #expect(finding.says?.arguments["pairs"] == .text("income ↔ outcome"))
        }
        #expect(between.first("causal.outcome.spurious")?.value != nil)
        let before = try population.findings(hidden: [.init("origin", "outcome")])
        #expect(before.first("causal.outcome.total")?.value != nil)
        for part in ["direct", "indirect", "spurious"] { #expect(before.first("causal.outcome.\(part)")?.value == nil) }
        expectSpeakable(between + [])
    }

    @Test func noLikeNoNumber() throws {
        var population = Population(3000, seed: 5)
        // Two ages: the compared live in both, the group in one.
        population.z = population.group.enumerated().map { $1 == 0 && $0.isMultiple(of: 3) ? 9 : 0 }
        let found = try population.findings()
        #expect(found.first("causal.overlap")?.verdict == .insufficient)
        #expect(found.first("causal.outcome.spurious")?.reason == "causal.no-overlap")
        expectSpeakable(found)
    }

    @Test func tooFewIsSaid() throws {
        var population = Population(200, seed: 6)
        population.group = population.group.indices.map { $0 < 7 ? 1 : 0 }
        let found = try population.findings()
        #expect(found.first("causal.outcome.total")?.verdict == .insufficient)
        expectSpeakable(found)
    }

    /// Cinelli and Hazlett (2020), equation 18: a cause of that strength on both sides just explains the effect away.
    @Test(arguments: [0.001, 0.05, 0.4, 3])
    func robustnessIsTheStrengthOfTheBias(value: Double) {
        let bias = UnmeasuredConfounding(scale: 0.7)
        #expect(isClose(bias.bias(bias.robustness(value)), value, within: 1e-9))
        #expect(bias.robustness(0) == 0 && UnmeasuredConfounding(scale: 0).robustness(value) == 1)
    }

    @Test func unknownNodesAreErrors() throws {
        let graph = CausalGraph(nodes: ["origin"], edges: [.init(from: "origin", to: "wealth"), .init(from: "wealth", to: "outcome")])
        let predictions = try Predictions(risk: [0.1, 0.2], outcome: [0, 1])
        #expect(throws: FairnessError.self) {
            try CausalAudit(graph: graph, subjects: [.init("origin")]).audit(
                predictions, selection: nil, attributes: [.made("origin", codes: [0, 1])], features: Features(rowCount: 2, columns: []),
                rows: [0, 1],
                learner: Self.learner, context: testContext)
        }
    }
}
