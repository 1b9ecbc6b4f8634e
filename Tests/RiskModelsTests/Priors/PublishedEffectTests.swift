// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Mothers who smoke or not, and their age.
struct DrawnSmokers {
    let features: Features
    let outcome: [UInt8]

    /// - Parameters:
    ///   - effect: log-odds of smoking.
    ///   - joint: of smoking times ten years of age, beyond their own effects.
    init(_ count: Int, effect: Double, joint: Double = 0, seed: UInt64 = 1) {
        var random = Philox(seed: seed, stage: "drawn-smokers")
        var (smokes, age, outcome) = ([Int32](), [Double](), [UInt8]())
        for _ in 0..<count {
            let smoker = random.uniform() < 0.3 ? 1 : 0, years = Double(18 + random.below(25))
            smokes.append(Int32(smoker))
            age.append(years)
            let eta = -1 + effect * Double(smoker) + 0.03 * (years - 30) + joint * (Double(smoker) - 0.3) * (years - 30) / 10
            outcome.append(random.uniform() < Logistic.expit(eta) ? 1 : 0)
        }
        self.outcome = outcome
        features = Features(
            rowCount: count,
            columns: [
                FeatureColumn(name: "smoking", values: .nominal(codes: smokes, levels: ["no", "yes"])),
                FeatureColumn(name: "age", unit: "year", values: .numeric(age)),
            ])
    }

    var data: TrainingData { TrainingData(features, outcome) }
}

@Suite("Priors: published effects")
struct PublishedEffectTests {
    private static let smokers = DrawnSmokers(3000, effect: 0.7)
    private static let smoking = PublishedEffect.Contrast.difference(.level("yes"), from: .level("no"))

    private static func prior(_ contrast: PublishedEffect.Contrast, _ value: Double, error: Double, feature: String = "smoking") throws -> Prior {
        let effect = try #require(
            PublishedEffect(kind: .oddsRatio, contrasts: [contrast], logOdds: [value], errors: [error], between: 0, weight: 1))
        return Prior(feature: feature, statement: .effect(effect), source: "A study")
    }

    private static func report(_ priors: [Prior], _ number: Int = 0, of data: TrainingData = smokers.data, pairs: Int = 0) throws -> EffectReport {
        let model = try AdditiveParameters(pairs: .number(pairs), knowledge: PriorKnowledge(priors)).fit(data, progress: .silent)
        guard case .effects(let effects) = model.priors[number].outcome else { throw Unexpected() }
        return try #require(effects.first)
    }

    private struct Unexpected: Error {}

    /// ln OR and its standard error: those of a normal interval. Smoking and low birth weight in 189 births of 1986: glm gives .704 (.320),
    /// so 2.02 (1.08 to 3.78).
    @Test func anIntervalGivesItsStandardError() {
        let published = PublishedOddsRatio(ratio: 2.0219, low: 1.0806, high: 3.7831)
        #expect(isClose(published.logOdds, 0.704, within: 1e-3) && isClose(published.standardError, 0.3196, within: 1e-3))
        #expect(published.asymmetry < 0.01)
        #expect(PublishedOddsRatio(ratio: 2.5, low: 1.08, high: 3.78).asymmetry > 0.1)
        let wide = PublishedOddsRatio(ratio: 2, low: 2 / exp(1.6448536269514722), high: 2 * exp(1.6448536269514722), confidence: 0.9)
        #expect(isClose(wide.standardError, 1, within: 1e-12))
    }

    /// V = (S + T) / a: points of one curve share half of the variance between studies.
    @Test func doubtsAddUp() throws {
        let effect = try #require(
            PublishedEffect(
                kind: .curve, contrasts: [.slope(per: 1), .slope(per: 2)], logOdds: [0, 0], errors: [0.3, 0.4], between: 0.2, weight: 0.5))
        #expect(isClose(effect.covariance[0, 0], (0.09 + 0.04) / 0.5, within: 1e-15))
        #expect(isClose(effect.covariance[1, 1], (0.16 + 0.04) / 0.5, within: 1e-15))
        #expect(isClose(effect.covariance[0, 1], 0.02 / 0.5, within: 1e-15))
        #expect(PublishedEffect(kind: .curve, contrasts: [.slope(per: 1)], logOdds: [.nan], errors: [1], between: 0, weight: 1) == nil)
        #expect(PublishedEffect(kind: .curve, contrasts: [.slope(per: 1)], logOdds: [0], errors: [0], between: 0, weight: 1) == nil)
    }

    /// Normal prior, normal likelihood: the posterior is the mean by precision, and its weight is that of the prior.
    @Test(arguments: [(1.0, 0.05), (0.2, 0.1), (0.7, 1.0), (-0.3, 0.2)])
    func theClosedForm(value: Double, error: Double) throws {
        let report = try Self.report([Self.prior(Self.smoking, value, error: error)])
        let likelihood = try #require(report.likelihood), own = try #require(report.likelihoodError)
        let (prior, rows) = (1 / (error * error), 1 / (own * own))
        #expect(isClose(report.posterior, (value * prior + likelihood * rows) / (prior + rows), within: 1e-9))
        #expect(isClose(report.posteriorError, (1 / (prior + rows)).squareRoot(), within: 1e-9))
        #expect(isClose(report.weight, prior / (prior + rows), within: 1e-12))
        let z = (likelihood - value) / (own * own + error * error).squareRoot()
        #expect(isClose(report.conflict, z, within: 1e-12) && report.isConflict == (abs(z) > 2))
    }

    /// What the report says of the rows alone is what a fit without the prior says.
    @Test(arguments: [1.0, 0.3]) func withoutThePriorItIsTheFitWithoutIt(value: Double) throws {
        let report = try Self.report([Self.prior(Self.smoking, value, error: 0.1)])
        // A prior that weighs nothing shows the contrast of a fit without one.
        let alone = try Self.report([Self.prior(Self.smoking, 0, error: 1000)])
        #expect(isClose(report.likelihood, alone.posterior, within: 0.15 * alone.posteriorError))
        #expect(isClose(report.likelihoodError, alone.posteriorError, within: 0.05 * alone.posteriorError))
        #expect(isClose(alone.posterior, 0.7, within: 0.3))
    }

    /// A prior far from the rows is flagged; one near them is not.
    @Test func conflictsAreFlagged() throws {
        #expect(try Self.report([Self.prior(Self.smoking, -1, error: 0.1)]).isConflict)
        #expect(try !Self.report([Self.prior(Self.smoking, 0.7, error: 0.1)]).isConflict)
    }

    /// A slope is that of the least squares line through the steps, over the rows.
    @Test func aStrongSlopeIsKept() throws {
        let prior = try Self.prior(.slope(per: 5), 0.8, error: 0.001, feature: "age")
        let report = try Self.report([prior])
        #expect(isClose(report.posterior, 0.8, within: 0.005))
        let model = try AdditiveParameters(knowledge: PriorKnowledge([prior])).fit(Self.smokers.data, progress: .silent).scoringModel()
        guard case .numeric(let edges) = model.terms[1].bins.scale, case .numeric(let ages) = Self.smokers.features.columns[1].values else {
            throw Unexpected()
        }
        let effects = ages.map { age in model.terms[1].coefficients[edges.count { $0 <= age }].logOdds }
        let mean = ages.reduce(0, +) / 3000
        let slope = zip(ages, effects).reduce(0) { $0 + ($1.0 - mean) * $1.1 } / ages.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        #expect(isClose(5 * slope, 0.8, within: 0.005))
    }

    /// With pairs the contrast is of the feature's own effect, as the model file shows it.
    @Test func withPairsItIsOfTheEffectThatIsShown() throws {
        let prior = try Self.prior(Self.smoking, 1.4, error: 0.001)
        let smokers = DrawnSmokers(3000, effect: 0.7, joint: 0.8)
        let model = try AdditiveParameters(pairs: .number(1), knowledge: PriorKnowledge([prior])).fit(smokers.data, progress: .silent)
        #expect(model.pairs.count == 1)
        let shown = model.scoringModel().terms[0].coefficients
        #expect(isClose(shown[1].logOdds - shown[0].logOdds, 1.4, within: 0.01))
    }

    /// Two places of a curve with their covariance: removing both at once gives the rows alone.
    @Test func curvesAreRemovedWhole() throws {
        let contrasts: [PublishedEffect.Contrast] = [
            .difference(.value(20), from: .value(30)), .difference(.value(40), from: .value(30)),
        ]
        var covariance = Matrix(rows: 2, columns: 2)
        (covariance[0, 0], covariance[1, 1], covariance[0, 1], covariance[1, 0]) = (0.04, 0.05, 0.01, 0.01)
        func effects(_ scale: Double, _ values: [Double]) throws -> [EffectReport] {
            var wide = covariance
            for index in wide.elements.indices { wide.elements[index] *= scale }
            let effect = try #require(
                PublishedEffect(kind: .curve, contrasts: contrasts, logOdds: values, covariance: wide, between: 0, weight: 1))
            let knowledge = PriorKnowledge([Prior(feature: "age", statement: .effect(effect), source: "A study")])
            let model = try AdditiveParameters(knowledge: knowledge).fit(Self.smokers.data, progress: .silent)
            guard case .effects(let effects) = model.priors[0].outcome else { throw Unexpected() }
            return effects
        }
        let (with, without) = (try effects(1, [-0.2, 0.4]), try effects(1e8, [0, 0]))
        #expect(with.count == 2)
        for (with, without) in zip(with, without) {
            #expect(isClose(with.likelihood, without.posterior, within: 0.5 * without.posteriorError))
        }
    }

    /// Families as clusters: the rows alone have the sandwich's error, which is larger where families are alike.
    @Test func clustersHaveTheSandwich() throws {
        let rows = 1500
        let taken = Self.smokers.features.taking((0..<rows).flatMap { [$0, $0] })
        let outcome = (0..<rows).flatMap { [Self.smokers.outcome[$0], Self.smokers.outcome[$0]] }
        let families = Clusters(keys: (0..<rows).flatMap { [$0, $0] })
        let prior = try Self.prior(Self.smoking, 0.7, error: 0.2)
        let twice = try Self.report([prior], of: TrainingData(taken, outcome, clusters: families))
        let once = try Self.report([prior], of: TrainingData(Self.smokers.features.taking(Array(0..<rows)), Array(Self.smokers.outcome[..<rows])))
        let naive = try Self.report([prior], of: TrainingData(taken, outcome))
        let (one, two, plain) = (try #require(once.likelihoodError), try #require(twice.likelihoodError), try #require(naive.likelihoodError))
        #expect(isClose(two, one, within: 0.12 * one))
        #expect(plain < 0.8 * two)
    }

    /// What the bins cannot tell is said to be unused, and changes nothing.
    @Test func whatCannotBeToldIsUnused() throws {
        let plain = try AdditiveParameters().fit(Self.smokers.data, progress: .silent)
        for prior in [
            try Self.prior(.difference(.level("often"), from: .level("no")), 3, error: 0.01),
            try Self.prior(.slope(per: 1), 3, error: 0.01), try Self.prior(.slope(per: 1), 3, error: 0.01, feature: "shoe-size"),
        ] {
            let model = try AdditiveParameters(knowledge: PriorKnowledge([prior])).fit(Self.smokers.data, progress: .silent)
            #expect(model.priors.map(\.outcome) == [.unused])
            #expect(model.scoringModel() == plain.scoringModel())
        }
    }

    /// Left out of the model and of pairs; a cut that is kept.
    @Test func bansAndCuts() throws {
        let knowledge = PriorKnowledge([
            Prior(feature: "smoking", statement: .forbidden, source: "The board"),
            Prior(feature: "age", statement: .threshold([20, 35]), source: "The guideline"),
        ])
        let model = try AdditiveParameters(binning: Binning(coarseBins: 4), pairs: .number(2), knowledge: knowledge)
            .fit(Self.smokers.data, progress: .silent)
        #expect(model.terms.map(\.bins.feature) == ["age"] && model.pairs.isEmpty)
        guard case .numeric(let edges) = model.terms[0].bins.scale else { throw Unexpected() }
        #expect(edges.contains(20) && edges.contains(35))
        #expect(model.priors.map(\.outcome) == [.obeyed, .obeyed])
    }

    /// Folds know the prior too.
    @Test func foldsHaveThePrior() throws {
        let prior = try Self.prior(Self.smoking, 3, error: 0.01)
        let parameters = AdditiveParameters(knowledge: PriorKnowledge([prior]))
        let scores = try parameters.crossFit(Self.smokers.data, folds: Fold.turns(3, of: 3000), progress: .silent).outOfFold[0]
        let held = Fold.turns(3, of: 3000)[0].heldOut.indices
        guard case .nominal(let codes, _) = Self.smokers.features.columns[0].values else { throw Unexpected() }
        func mean(_ code: Int32) -> Double {
            let own = held.indices.filter { codes[held[$0]] == code }.map { Logistic.logit(scores.risk[$0]) }
            return own.reduce(0, +) / Double(own.count)
        }
        #expect(isClose(mean(1) - mean(0), 3, within: 0.2))
    }
}
