// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Data that no model can be learned from are refused in a sentence, and data that are merely thin are not.
@Suite("Learners: refusals")
struct LearnerRefusalTests {
    static let births = DrawnBirths(600)
    private var births: DrawnBirths { Self.births }

    @Test(arguments: ListedLearner.allCases)
    func noRows(learner: ListedLearner) {
        #expect(throws: TrainingDataError.noRows) { try learner.fit(TrainingData(births.features, births.outcome, rows: [])) }
    }

    @Test(arguments: ListedLearner.allCases)
    func noFeatures(learner: ListedLearner) {
        #expect(throws: TrainingDataError.noFeatures) { try learner.fit(TrainingData(Features(rowCount: 600, columns: []), births.outcome)) }
    }

    @Test(arguments: ListedLearner.allCases, [UInt8(0), 1])
    func oneOutcome(learner: ListedLearner, outcome: UInt8) {
        let expected = TrainingDataError.constantOutcome(events: outcome == 1 ? 600 : 0, rows: 600)
        #expect(throws: expected) { try learner.fit(TrainingData(births.features, [UInt8](repeating: outcome, count: 600))) }
        // The event occurs, but not among the rows to learn from.
        let rows = births.rows.filter { births.outcome[$0] == outcome }
        #expect(throws: TrainingDataError.constantOutcome(events: outcome == 1 ? rows.count : 0, rows: rows.count)) {
            try learner.fit(TrainingData(births.features, births.outcome, rows: rows))
        }
    }

    /// The event occurs, but only in rows of weight 0; or every weight is 0.
    @Test(arguments: ListedLearner.allCases, CaseWeights.Kind.allCases)
    func weightsThatLeaveNothing(learner: ListedLearner, kind: CaseWeights.Kind) throws {
        let withoutEvents = try #require(CaseWeights(births.outcome.map { $0 == 1 ? 0 : 2 }, kind: kind))
        let rows = births.outcome.count { $0 == 0 }
        #expect(throws: TrainingDataError.constantOutcome(events: 0, rows: rows)) {
            try learner.fit(TrainingData(births.features, births.outcome, weights: withoutEvents))
        }
        let elsewhere = try #require(CaseWeights(births.rows.map { $0 < 300 ? 0 : 1 }, kind: kind))
        #expect(throws: TrainingDataError.constantOutcome(events: 0, rows: 0)) {
            try learner.fit(TrainingData(births.features, births.outcome, rows: Array(0..<300), weights: elsewhere))
        }
    }

    @Test(arguments: CaseWeights.Kind.allCases)
    func weightsThatAreNone(kind: CaseWeights.Kind) {
        for weights in [[0, 0], [1, -1], [1, .nan], [1, .infinity], []] { #expect(CaseWeights(weights, kind: kind) == nil) }
    }

    @Test(arguments: ListedLearner.allCases)
    func outcomesThatAreNeither(learner: ListedLearner) {
        #expect(throws: TrainingDataError.outcomeNotBinary) {
            try learner.fit(TrainingData(births.features, births.rows.map { UInt8($0 % 3) }))
        }
    }

    @Test(arguments: ListedLearner.allCases, [Double.infinity, .nan])
    func anOffsetThatIsNotFinite(learner: ListedLearner, value: Double) {
        let offset = births.rows.map { $0 == 7 ? value : 0 }
        let data = TrainingData(features: births.features, outcome: births.outcome, rows: RowSet(births.rows, of: 600), offset: offset)
        #expect(throws: TrainingDataError.offsetNotFinite) { try learner.fit(data) }
    }

    @Test(arguments: ListedLearner.allCases)
    func oneFamily(learner: ListedLearner) {
        let family = Clusters(index: [Int32](repeating: 0, count: 600), count: 1)
        #expect(throws: TrainingDataError.tooFewClusters(1)) {
            try learner.fit(TrainingData(births.features, births.outcome, clusters: family))
        }
    }

    /// One event: a model with sound risks, or a sentence.
    @Test(arguments: ListedLearner.allCases)
    func oneEvent(learner: ListedLearner) throws {
        do {
            let model = try learner.fit(TrainingData(births.features, births.rows.map { $0 == 17 ? 1 : 0 }))
            let scores = try model.scores(births.features, rows: births.rows)
            #expect(isClose(scores.risk.reduce(0, +), 1, within: learner.addsUpToEvents ? 0.01 : 0.5))
            #expect(scores.isOrdered(<=) && (scores.risk + scores.lower + scores.upper).allSatisfy((0...1).contains))
        } catch let error as RiskModelsError {
            #expect(!error.explanation.en.isEmpty && !error.explanation.nl.isEmpty)
            #expect(learner == .logistic, "a penalised model has an estimate")
        }
    }

    /// A feature with one value says nothing: it is left without effect, or named.
    @Test(arguments: ListedLearner.allCases)
    func aFeatureWithOneValue(learner: ListedLearner) throws {
        let country = FeatureColumn(name: "country", values: .numeric([Double](repeating: 31, count: 600)))
        let features = Features(rowCount: 600, columns: births.features.columns + [country])
        do {
            let scores = try learner.fit(TrainingData(features, births.outcome)).scores(features, rows: births.rows)
            let without = try learner.fit(births.data).scores(births.features, rows: births.rows)
            #expect(scores.largestDifference(from: without) < 0.005)
        } catch RiskModelsError.dependentColumns(let names) {
            #expect(names == ["country"])
        }
        // The same as a level.
        let nominal = FeatureColumn(name: "country", values: .nominal(codes: [Int32](repeating: 0, count: 600), levels: ["NL"]))
        let model = try learner.fit(TrainingData(Features(rowCount: 600, columns: [nominal]), births.outcome))
        let prevalence = births.outcome.reduce(0) { $0 + Double($1) } / 600
        #expect(
            try model.scores(Features(rowCount: 600, columns: [nominal]), rows: [0, 1]).risk.allSatisfy { isClose($0, prevalence, within: 1e-4) })
    }

    /// Two rows, one of each outcome: the least that has an answer.
    @Test func twoRows() throws {
        let features = Features(rowCount: 2, columns: [FeatureColumn(name: "parity", values: .numeric([1, 1]))])
        let scores = try ListedLearner.additive.fit(TrainingData(features, [0, 1])).scores(features, rows: [0, 1])
        #expect(scores.risk.allSatisfy { isClose($0, 0.5, within: 1e-3) })
    }

    @Test(arguments: [0.0, -1, .infinity, .nan])
    func aRidgeThatIsNone(ridge: Double) {
        #expect(throws: RiskModelsError.parameter("ridge", expected: "above 0 and finite")) {
            try AdditiveParameters(ridge: ridge).fit(births.data, progress: .silent)
        }
    }

    @Test func aFoldOfOtherRows() {
        let data = TrainingData(births.features, births.outcome, rows: Array(0..<300))
        #expect(throws: RiskModelsError.foldOutsideTraining(fold: 0)) {
            try AdditiveParameters().crossFit(data, folds: Fold.turns(2, of: 600), progress: .silent)
        }
    }
}
