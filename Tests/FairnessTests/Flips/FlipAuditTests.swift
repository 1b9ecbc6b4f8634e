// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Learning
import Metrics
import RiskModels
import StatMath
import TestSupport
import Testing

@Suite("Flips and archetypes")
struct FlipAuditTests {
    /// Families whose score is known: age and household decide, and nobody of 40 or more, all written as 45, lives alone.
    private struct Families {
        var age: [Double] = [], household: [Int32] = [], income: [Double] = [], outcome: [UInt8] = []

        init(_ count: Int, seed: UInt64 = 1) {
            var random = Philox(seed: seed, stage: "test.flips")
            for _ in 0..<count {
                let drawn = 18 + Double(random.below(28)), years = drawn < 40 ? drawn : 45
                let isAlone = years < 40 && random.below(3) == 0, money = Double(random.below(5))
                age.append(years)
                household.append(isAlone ? 1 : 0)
                income.append(money)
                outcome.append(random.uniform() < Logistic.expit(-2 - 0.05 * (years - 30) + (isAlone ? 1 : 0)) ? 1 : 0)
            }
        }

        var features: Features {
            Features(
                rowCount: age.count,
                columns: [
                    FeatureColumn(name: "age", values: .numeric(age)),
                    FeatureColumn(name: "household", values: .nominal(codes: household, levels: ["couple", "alone"])),
                    FeatureColumn(name: "income", values: .numeric(income)),
                ])
        }

        /// A model that is written down; draws of the effect of living alone lie 0.1 to either side.
        var model: ModelFile {
            func sure(_ value: Double) -> ScoringModel.Coefficient { .init(logOdds: value, standardError: 0, draws: [value, value]) }
            let alone = ScoringModel.Coefficient(logOdds: 1, standardError: 0.1, draws: [0.9, 1.1])
            return .additive(
                ScoringModel(
                    kind: "additive", intercept: sure(-2),
                    terms: [
                        .init(
                            bins: FeatureBins(feature: "age", scale: .numeric(edges: [25, 35])),
                            coefficients: [sure(0.4), sure(0), sure(-0.4), sure(0)]),
                        .init(
                            bins: FeatureBins(feature: "household", scale: .nominal(levels: ["couple", "alone"])),
                            coefficients: [sure(0), alone, sure(0)]),
                        .init(bins: FeatureBins(feature: "income", scale: .numeric(edges: [])), coefficients: [sure(0), sure(0)]),
                    ]))
        }

        func findings(_ audit: FlipAudit) throws -> [Finding] {
            let rows = Array(age.indices), risk = try model.scores(features, rows: rows).risk
            let predictions = try Predictions(risk: risk, outcome: outcome)
            return Verdicts.adjust(
                try audit.audit(
                    predictions, selection: .capacity(0.2, of: predictions), model: model, features: features, rows: rows,
                    learner: AdditiveParameters(binning: Binning(coarseBins: 16, fineBins: 16)), context: testContext))
        }
    }

    private static let leaves = FeatureFlip(
        name: "leaves", from: FeatureProfile([("household", .level("couple"))]), to: FeatureProfile([("household", .level("alone"))]),
        meanLimit: 0.02, selectedLimit: 0.5)

    /// The mean of the same rows under both values, and the draws around it, by hand.
    @Test func changesByHand() throws {
        let families = Families(3000), found = try families.findings(FlipAudit(flips: [Self.leaves]))
        let flip = try #require(found.first("flip.mean"))
        // Those of 40 or more are left out: among their like nobody lives alone.
        let rows = families.age.indices.filter { families.age[$0] < 40 }
        #expect(flip.count == rows.count && flip.total == 3000)
        func mean(_ effect: Double) -> Double {
            rows.reduce(0.0) { sum, row in
                let own = families.age[row] < 25 ? 0.4 : families.age[row] < 35 ? 0 : -0.4
                return sum + Logistic.expit(-2 + own + effect)
            } / Double(rows.count)
        }
        #expect(isClose(flip.value, mean(1) - mean(0), within: 1e-12))
        let spread = (((mean(0.9) - mean(1)) * (mean(0.9) - mean(1)) + (mean(1.1) - mean(1)) * (mean(1.1) - mean(1))) / 2).squareRoot()
        let half = StudentT.quantile(0.975, degreesOfFreedom: 2) * spread
        #expect(isClose(flip.interval?[0], mean(1) - mean(0) - half, within: 1e-9) && flip.method == "posterior-draws")
        #expect(flip.says?.arguments["before"]?.double.map { abs($0 - mean(0)) < 1e-12 } ?? false)
        let selected = try #require(found.first("flip.selected"))
        #expect((selected.says?.arguments["up"]?.double ?? 0) > 0 && selected.says?.arguments["down"]?.double == 0)
        expectSpeakable(found)
    }

    /// Joint change against the sum of the parts: on the scale of risks they differ although the model has no pair.
    @Test func archetypesAgainstTheirParts() throws {
        let families = Families(3000)
        let young = Archetype(name: "young", profile: FeatureProfile([("age", .number(20)), ("household", .level("alone"))]))
        let found = try families.findings(FlipAudit(archetypes: [young]))
        let score = try #require(found.first("archetype.score")), effect = try #require(found.first("archetype.effect"))
        #expect(isClose(score.value, Logistic.expit(-2 + 0.4 + 1), within: 1e-12))
        let additive = try #require(effect.says?.arguments["additive"]?.double), parts = effect.table?.column("change")?.compactMap(\.double) ?? []
        #expect(isClose(parts.reduce(0, +), additive, within: 1e-12) && parts.count == 2)
        #expect((effect.value ?? 0) > additive + 0.005)
        let real = families.age.indices.filter { families.age[$0] < 25 && families.household[$0] == 1 }
        let observed = try #require(found.first("archetype.observed"))
        #expect(observed.total == real.count && observed.count == real.count { families.outcome[$0] == 1 })
        #expect(isClose(observed.says?.arguments["expected"]?.double, Logistic.expit(-0.6), within: 1e-12))
        expectSpeakable(found)
    }

    @Test func whatTheDataDoNotKnowIsNotTold() throws {
        let old = Archetype(name: "old", profile: FeatureProfile([("age", .number(45)), ("household", .level("alone"))]))
        var families = Families(2000)
        families.age = families.age.indices.map { families.household[$0] == 1 ? min(families.age[$0], 30) : families.age[$0] }
        let found = try families.findings(FlipAudit(archetypes: [old]))
        for key in ["archetype.score", "archetype.effect", "archetype.observed"] {
            let finding = try #require(found.first(key))
            #expect(finding.value == nil && finding.verdict == .insufficient && finding.reason == "archetype.off-manifold")
        }
        expectSpeakable(found)
    }

    /// A row that a flip would turn into what cannot be plays no part.
    @Test func excludedCombinationsAreLeftOut() throws {
        let families = Families(3000)
        let excluded = ExcludedCombination(["household": .equal(.level("alone")), "income": .range(from: 1, below: nil)])
        let found = try families.findings(FlipAudit(flips: [Self.leaves], excluded: [excluded]))
        let poor = families.age.indices.filter { families.income[$0] < 1 && families.age[$0] < 40 }, flip = try #require(found.first("flip.mean"))
        #expect(flip.count == poor.count && flip.value != nil)
        expectSpeakable(found)
    }

    @Test func verdictsFollowTheLimits() throws {
        let families = Families(3000)
        func flip(_ limit: Double) -> FeatureFlip {
            FeatureFlip(name: "leaves", from: Self.leaves.from, to: Self.leaves.to, meanLimit: limit)
        }
        #expect(try families.findings(FlipAudit(flips: [flip(0.5)])).first("flip.mean")?.verdict == .fine)
        #expect(try families.findings(FlipAudit(flips: [Self.leaves])).first("flip.selected")?.verdict == .fine)
        let none = FeatureFlip(name: "leaves", from: Self.leaves.from, to: Self.leaves.to)
        #expect(try families.findings(FlipAudit(flips: [none])).first("flip.mean")?.verdict == .information)
    }

    @Test func unknownFeaturesAndLevelsAreErrors() throws {
        let families = Families(200)
        for profile in [
            FeatureProfile([("wealth", .number(1))]), FeatureProfile([("household", .level("three"))]), FeatureProfile([("age", .level("x"))]),
        ] {
            #expect(throws: FairnessError.self) { try families.findings(FlipAudit(archetypes: [Archetype(name: "a", profile: profile)])) }
        }
    }
}
