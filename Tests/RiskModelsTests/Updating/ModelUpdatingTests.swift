// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// The updating ladder, where the truth is known.
@Suite("Updating an old model", .serialized)
struct ModelUpdatingTests {
    private static func updating(_ old: ScoringModel) -> ModelUpdating { ModelUpdating(old, refit: .logistic(LogisticParameters())) }

    /// The steps that were taken for some years of births.
    private static func taken(_ year: RegisteredYear, count: Int, years: Int) throws -> [UpdatingStep: Int] {
        let old = RegisteredYear().formula
        var result: [UpdatingStep: Int] = [:]
        for seed in 0..<years {
            result[try updating(old).fit(year.births(count, seed: UInt64(100 + seed)), progress: .silent).step, default: 0] += 1
        }
        return result
    }

    /// Nothing changed: more than nothing is learned anew in about 5 of 100 years. Of 400 years, three standard errors are .033.
    @Test func keepsAModelThatIsRight() throws {
        let taken = try Self.taken(RegisteredYear(), count: 1500, years: 400)
        let share = Double(taken[.asItIs] ?? 0) / 400
        #expect(share > 0.95 - 0.033 && share < 0.95 + 0.033, "\(share)")
    }

    /// What changed is found, and no more is taken than that: in at least 95% less three standard errors of the years.
    @Test(
        arguments: [
            (RegisteredYear(intercept: -1.1), UpdatingStep.intercept), (RegisteredYear(intercept: -1.9, slope: 0.55), .interceptAndSlope),
            (RegisteredYear(age: -0.8), .new), (RegisteredYear(parity: [0, -0.6, 0.6]), .new),
        ])
    func findsWhatChanged(year: RegisteredYear, expected: UpdatingStep) throws {
        let taken = try Self.taken(year, count: 2000, years: 100)
        #expect(taken[expected] ?? 0 >= 88, "\(taken)")
        // Never too little: each of these changes is large.
        #expect(taken.allSatisfy { $0.key >= expected }, "\(taken)")
    }

    /// The tests are those of a regression by hand: of an old formula, the largest model is the formula estimated anew.
    @Test func testsAreLikelihoodRatios() throws {
        let data = RegisteredYear(intercept: -1.4, slope: 0.8).births(300, seed: 9), old = RegisteredYear().formula
        let test = try Self.updating(old).fit(data, progress: .silent).test
        #expect(test.results.map(\.step) == [.asItIs, .intercept, .interceptAndSlope])
        let logOdds = try old.logOdds(data.features, rows: data.rows.indices)
        let asItIs = logOdds.indices.reduce(0.0) { $0 - 2 * log(data.outcome[$1] == 1 ? Logistic.expit(logOdds[$1]) : Logistic.expit(-logOdds[$1])) }
        // Too few events for curves: a line for each number, two levels of parity; the old log-odds are a combination of them.
        let anew = try LogisticParameters().fit(data, progress: .silent).deviance
        if test.results[0].degreesOfFreedom == 5 { #expect(isClose(test.results[0].statistic, asItIs - anew, within: 1e-6)) }
        #expect(test.results.map(\.degreesOfFreedom) == [0, 1, 2].map { test.results[0].degreesOfFreedom - $0 })
        for result in test.results {
            #expect(isClose(result.p, ChiSquared.survival(result.statistic, degreesOfFreedom: Double(result.degreesOfFreedom)), within: 1e-12))
        }
        #expect(zip(test.results, test.results.dropFirst()).allSatisfy { $0.statistic >= $1.statistic })
    }

    /// After another intercept the mean risk is the share of events; after another slope the slope of the rows' own calibration is 1.
    @Test(arguments: [(RegisteredYear(intercept: -0.9), UpdatingStep.intercept), (RegisteredYear(intercept: -1.9, slope: 0.5), .interceptAndSlope)])
    func recalibratesExactly(year: RegisteredYear, step: UpdatingStep) throws {
        let data = year.births(4000, seed: 3), old = RegisteredYear().formula
        let updated = try Self.updating(old).fit(data, progress: .silent)
        #expect(updated.step == step)
        let model = updated.scoringModel(outcome: "small"), rows = data.rows.indices
        let risk = try model.scores(data.features, rows: rows).risk
        #expect(isClose(risk.reduce(0, +), data.outcome.reduce(0.0) { $0 + Double($1) }, within: 1e-6))
        let (before, after) = (try old.logOdds(data.features, rows: rows), try model.logOdds(data.features, rows: rows))
        let slope = (after[1] - after[0]) / (before[1] - before[0])
        for row in rows.dropFirst() { #expect(isClose(after[row] - after[0], slope * (before[row] - before[0]), within: 1e-9)) }
        #expect(step == .intercept ? isClose(slope, 1, within: 1e-12) : abs(slope - 0.5) < 0.1)
        // It can be written and read, and its limits know the error of the update alone: the formula has no draws.
        #expect(model.drawCount == 64)
        let read = try ScoringModel(decoding: model.encoded()).scores(data.features, rows: rows)
        #expect(try zip(read.risk, model.scores(data.features, rows: rows).risk).allSatisfy { isClose($0, $1, within: 1e-12) })
        let events = data.outcome.reduce(0.0) { $0 + Double($1) }
        #expect(model.intercept.standardError < 3 / events.squareRoot() && model.intercept.standardError > 0.3 / events.squareRoot())
    }

    /// The old model's own doubt goes into the limits: those of a model of 300 rows are wider than those of one of 30,000.
    @Test func oldDoubtIsKept() throws {
        let data = RegisteredYear(intercept: -1.2).births(4000, seed: 5)
        let widths = try [300, 30_000].map { count -> Double in
            let old = try LogisticParameters().fit(RegisteredYear().births(count, seed: 1), progress: .silent).scoringModel()
            let step = Self.updating(old)
            var forced = step
            // At so small a level nothing but the intercept is ever rejected.
            forced.level = 1e-9
            let scores = try forced.fit(data, progress: .silent).scores(data.features, rows: Array(0..<500))
            return scores.risk.indices.reduce(0) { $0 + scores.upper[$1] - scores.lower[$1] } / 500
        }
        #expect(widths[0] > 2 * widths[1], "\(widths)")
    }

    /// Out of fold: five steps for an additive refit, four for a logistic one, scores for each held-out row.
    @Test func triesEveryStepOnFolds() throws {
        let old = try AdditiveParameters().fit(RegisteredYear().births(8000, seed: 1), progress: .silent).scoringModel()
        let data = RegisteredYear(age: -0.8).births(1500, seed: 2), folds = Fold.turns(3, of: 1500)
        let fit = try ModelUpdating(old, refit: .additive(AdditiveParameters())).crossFit(data, folds: folds, progress: .silent)
        #expect(fit.fitted.trials.map(\.step) == UpdatingStep.allCases)
        #expect(fit.fitted.step == .oldAsPrior || fit.fitted.step == .new)
        #expect(fit.outOfFold.map(\.risk.count) == [500, 500, 500])
        func loss(_ step: UpdatingStep) throws -> Double {
            let trial = try #require(fit.fitted.trials.first { $0.step == step })
            return zip(folds, trial.outOfFold).reduce(0) { sum, part in
                zip(part.0.heldOut.indices, part.1.risk).reduce(sum) { $0 - log(data.outcome[$1.0] == 1 ? $1.1 : 1 - $1.1) }
            }
        }
        #expect(try loss(.new) < loss(.interceptAndSlope) && loss(.interceptAndSlope) < loss(.asItIs))
        // The effect of age turned round: the old model as prior is of no use, and the rows prove it.
        #expect(fit.fitted.step == .new)
        let logistic = try Self.updating(old).crossFit(data, folds: folds, progress: .silent)
        #expect(logistic.fitted.trials.map(\.step) == [.asItIs, .intercept, .interceptAndSlope, .new])
    }

    /// With clusters Wald's test by the sandwich: rows that are there three times, in one cluster each, give what they give once.
    @Test func clustersCountOnce() throws {
        let data = RegisteredYear(intercept: -1.5).births(900, seed: 4), old = RegisteredYear().formula
        let order = (0..<2700).map { $0 / 3 }
        let thrice = TrainingData(
            data.features.taking(order), order.map { data.outcome[$0] }, clusters: Clusters(index: order.map(Int32.init), count: 900))
        let once = TrainingData(data.features, data.outcome, clusters: Clusters(index: (0..<900).map(Int32.init), count: 900))
        let (one, other) = (try Self.updating(old).fit(once, progress: .silent), try Self.updating(old).fit(thrice, progress: .silent))
        for (one, other) in zip(one.test.results, other.test.results) where one.degreesOfFreedom == other.degreesOfFreedom {
            #expect(isClose(one.statistic, other.statistic, within: 1e-4 * (1 + one.statistic)))
        }
    }

    /// A feature that is not there, and a model that says one thing of all rows.
    @Test func refusesWhatItCannot() throws {
        let data = RegisteredYear().births(200, seed: 1)
        var old = RegisteredYear().formula
        old.terms[0].bins = FeatureBins(feature: "height", scale: .numeric(edges: []))
        #expect(throws: LearningError.missingFeature("height")) { try Self.updating(old).fit(data, progress: .silent) }
        let flat = RegisteredYear(age: 0, income: 0, parity: [0, 0, 0]).formula
        #expect(throws: RiskModelsError.self) { try Self.updating(flat).fit(data, progress: .silent) }
        for level in [0.0, 1, .nan] {
            var updating = Self.updating(RegisteredYear().formula)
            updating.level = level
            #expect(throws: RiskModelsError.self) { try updating.fit(data, progress: .silent) }
        }
    }
}
