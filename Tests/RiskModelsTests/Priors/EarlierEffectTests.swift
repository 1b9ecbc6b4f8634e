// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// The effects of an earlier model as what is known beforehand.
@Suite("Priors: a model of an earlier year")
struct EarlierEffectTests {
    private static func knowledge(_ model: ScoringModel, weight: Double = 1, between: Double = 0) throws -> PriorKnowledge {
        PriorKnowledge(
            try model.terms.map { term in
                Prior(
                    feature: term.bins.feature, statement: .earlier(try #require(EarlierEffect(term, weight: weight, between: between))),
                    source: "The model of last year")
            })
    }

    private static func fit(_ data: TrainingData, _ knowledge: PriorKnowledge = .none) throws -> AdditiveModel {
        try AdditiveParameters(knowledge: knowledge).fit(data, progress: .silent)
    }

    /// The root mean square error of the log-odds, over other births of the same truth.
    private static func error(_ model: AdditiveModel, _ year: RegisteredYear) throws -> Double {
        let births = year.births(2000, seed: 77)
        let (own, truth) = (
            try model.scoringModel().logOdds(births.features, rows: births.rows.indices),
            try year.formula.logOdds(births.features, rows: births.rows.indices)
        )
        return (zip(own, truth).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 2000).squareRoot()
    }

    /// A small year learns from a large one before it: nearly as well as from both together.
    @Test func aSmallYearLearnsFromALargeOne() throws {
        let year = RegisteredYear()
        let old = try Self.fit(year.births(20_000, seed: 1)), small = year.births(800, seed: 2)
        let (alone, helped) = (try Self.fit(small), try Self.fit(small, Self.knowledge(old.scoringModel())))
        #expect(helped.converged)
        let errors = try [alone, helped, old].map { try Self.error($0, year) }
        #expect(errors[1] < 0.6 * errors[0] && errors[1] < 2 * errors[2], "\(errors)")
        // Nothing disagrees, and the prior decides most of the answer.
        for report in helped.priors {
            guard case .effects(let effects) = report.outcome else {
                Issue.record("\(report.prior.feature): no effects")
                continue
            }
            #expect(!effects.contains(where: \.isConflict) && effects.allSatisfy { $0.posteriorError > 0 })
            #expect(effects.reduce(0) { $0 + $1.weight } / Double(effects.count) > 0.6)
        }
        // The whole earlier year narrows the limits.
        func width(_ model: AdditiveModel) throws -> Double {
            let scores = try model.scores(small.features, rows: small.rows.indices)
            return zip(scores.upper, scores.lower).reduce(0) { $0 + $1.0 - $1.1 }
        }
        #expect(try width(helped) < 0.8 * width(alone))
    }

    /// A weight near 0 is no prior; between them the answer goes from the one to the other.
    @Test func weightGoesFromNothingToAll() throws {
        let year = RegisteredYear(), small = RegisteredYear(age: 0.4).births(800, seed: 2)
        let old = try Self.fit(year.births(20_000, seed: 1)).scoringModel()
        let alone = try Self.fit(small)
        let none = try Self.fit(small, Self.knowledge(old, weight: 1e-9))
        for (one, other) in zip(alone.scoringModel().terms[0].coefficients, none.scoringModel().terms[0].coefficients) {
            #expect(isClose(one.logOdds, other.logOdds, within: 0.02))
        }
        func slope(_ model: AdditiveModel) throws -> Double {
            let low = try model.scoringModel().logOdds(small.features, rows: small.rows.indices)
            guard case .numeric(let ages) = small.features.columns[0].values else { return 0 }
            let mean = ages.reduce(0, +) / 800
            let spread = ages.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return zip(ages, low).reduce(0) { $0 + ($1.0 - mean) * $1.1 } / spread
        }
        let slopes = try [1e-9, 0.02, 0.2, 1].map { try slope(Self.fit(small, Self.knowledge(old, weight: $0))) }
        #expect(zip(slopes, slopes.dropFirst()).allSatisfy { $0 < $1 }, "\(slopes)")
        #expect(abs(slopes[3] - 0.8) < 0.15 && abs(slopes[0] - 0.4) < 0.15, "\(slopes)")
    }

    /// An effect that turned round is a conflict of that feature, and of no other.
    @Test func saysWhatTurnedRound() throws {
        let old = try Self.fit(RegisteredYear().births(20_000, seed: 1)).scoringModel()
        let fitted = try Self.fit(RegisteredYear(age: -0.8).births(2000, seed: 3), Self.knowledge(old))
        for report in fitted.priors {
            guard case .effects(let effects) = report.outcome else { continue }
            #expect(effects.contains(where: \.isConflict) == (report.prior.feature == "age"), "\(report.prior.feature)")
        }
    }

    /// Of the same truth a conflict is rare: in one of 22 features at the most, whatever the number of cells.
    @Test func rarelyDisagreesWithTheSameTruth() throws {
        let old = try Self.fit(RegisteredYear().births(4000, seed: 1)).scoringModel()
        let knowledge = try Self.knowledge(old)
        var (conflicts, features) = (0, 0)
        for seed in 0..<40 {
            for report in try Self.fit(RegisteredYear().births(1500, seed: UInt64(500 + seed)), knowledge).priors {
                guard case .effects(let effects) = report.outcome else { continue }
                conflicts += effects.contains(where: \.isConflict) ? 1 : 0
                features += 1
            }
        }
        #expect(features == 120 && conflicts <= 16, "\(conflicts)")
    }

    /// A regression as earlier model: lines and levels, with draws, or as a formula with standard errors.
    @Test func aRegressionIsAnEarlierModelToo() throws {
        let year = RegisteredYear(), small = year.births(800, seed: 2)
        let regression = try LogisticParameters(splines: .knots(4)).fit(year.births(20_000, seed: 1), progress: .silent).scoringModel()
        var formula = year.formula
        for index in formula.terms.indices {
            formula.terms[index].slope?.standardError = 0.02
            formula.terms[index].coefficients = formula.terms[index].coefficients.map {
                ScoringModel.Coefficient(logOdds: $0.logOdds, standardError: formula.terms[index].slope == nil ? 0.02 : 0, draws: [])
            }
        }
        let alone = try Self.error(Self.fit(small), year)
        for old in [regression, formula] {
            let fitted = try Self.fit(small, Self.knowledge(old))
            #expect(fitted.converged)
            // What lies inside a cell is left to the rows, so a line helps less than a whole curve.
            let error = try Self.error(fitted, year)
            #expect(error < alone, "\(error) \(alone)")
        }
        // A formula that says nothing of its doubt is no prior, unless somebody gives one.
        formula.terms[0].slope?.standardError = 0
        #expect(EarlierEffect(formula.terms[0]) == nil && EarlierEffect(formula.terms[0], between: 0.1) != nil)
        #expect(EarlierEffect(formula.terms[1], weight: 0) == nil && EarlierEffect(formula.terms[1], weight: 1.5) == nil)
    }

    /// Folds take the same prior, and pairs leave it what it is: of the feature alone.
    @Test func foldsAndPairs() throws {
        let old = try Self.fit(RegisteredYear().births(4000, seed: 1)).scoringModel()
        let data = RegisteredYear().births(1200, seed: 6)
        let parameters = AdditiveParameters(pairs: .number(2), knowledge: try Self.knowledge(old))
        let fit = try parameters.crossFit(data, folds: Fold.turns(3, of: 1200), progress: .silent)
        #expect(fit.outOfFold.allSatisfy { $0.risk.allSatisfy { $0 > 0 && $0 < 1 } } && fit.fitted.pairs.count == 2)
        #expect(fit.fitted.priors.allSatisfy { if case .effects = $0.outcome { true } else { false } })
    }
}
