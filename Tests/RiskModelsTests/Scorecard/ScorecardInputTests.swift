// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import TestSupport
import Testing

/// Data on which a card is hard to make: a sound card or a sentence, never a number that is none.
@Suite("Scorecard: hard data")
struct ScorecardInputTests {
    static let births = DrawnBirths(600)
    private let parameters = ScorecardParameters(candidates: 12, replicates: 4)

    private func check(_ data: TrainingData, _ parameters: ScorecardParameters) throws -> Scorecard? {
        do {
            let card = try parameters.fit(data, progress: .silent)
            let scores = try card.scores(data.features, rows: Array(0..<data.features.rowCount))
            for (risk, (lower, upper)) in zip(scores.risk, zip(scores.lower, scores.upper)) {
                #expect(0 <= lower && lower <= risk && risk <= upper && upper <= 1)
            }
            #expect(card.multiplier > 0 && card.multiplier.isFinite && card.offset.isFinite)
            #expect(card.certificate.floor <= card.certificate.loss && card.certificate.loss.isFinite)
            for row in card.scores.rows { #expect(row.lower <= row.risk && row.risk <= row.upper) }
            if let change = card.stability?.meanRiskChange { #expect((0...1).contains(change)) }
            let read = try ScoringModel(decoding: card.scoringModel().encoded())
            #expect(read == card.scoringModel())
            return card
        } catch let error as RiskModelsError {
            #expect(!error.explanation.nl.isEmpty)
            return nil
        }
    }

    private func numeric(_ name: String, _ value: (Int) -> Double) -> FeatureColumn {
        FeatureColumn(name: name, values: .numeric((0..<600).map(value)))
    }

    private func features(_ columns: FeatureColumn...) -> Features { Features(rowCount: 600, columns: columns) }

    /// Nothing can be told apart: everybody has the mean risk.
    @Test func aConstantColumn() throws {
        let card = try #require(try check(TrainingData(features(numeric("area") { _ in 3 }), Self.births.outcome), parameters))
        #expect(card.lines.isEmpty && card.multiplier == 1 && card.certificate.gap == 0)
    }

    /// A copy of a column, and its opposite, are no new conditions.
    @Test func copies() throws {
        let mother = numeric("young") { $0 % 3 == 0 ? 1 : 0 }
        let columns = features(mother, numeric("copy") { $0 % 3 == 0 ? 1 : 0 }, numeric("opposite") { $0 % 3 == 0 ? 0 : 1 })
        let card = try #require(try check(TrainingData(columns, (0..<600).map { $0 % 6 == 0 || $0 % 7 == 0 ? 1 : 0 }), parameters))
        #expect(card.certificate.candidates == 1 && card.lines.map(\.condition.feature) == ["young"])
    }

    /// A condition that says the outcome: a card with finite points, and risks that keep off 0 and 1.
    @Test(arguments: [2.0, .infinity])
    func separation(spread: Double) throws {
        var parameters = parameters
        parameters.spread = spread
        let card = try #require(
            try check(TrainingData(features(numeric("known") { Double(Self.births.outcome[$0]) }), Self.births.outcome), parameters))
        #expect(card.lines.count == 1)
    }

    @Test func oneEvent() throws {
        _ = try check(TrainingData(Self.births.features, (0..<600).map { $0 == 17 ? 1 : 0 }), parameters)
    }

    /// 64 municipalities with one event each.
    @Test func manyLevelsWithOneEvent() throws {
        let column = FeatureColumn(name: "municipality", values: .nominal(codes: (0..<600).map { Int32($0 % 64) }, levels: (0..<64).map { "m\($0)" }))
        _ = try check(TrainingData(features(column), (0..<600).map { $0 < 64 ? 1 : 0 }), parameters)
        var few = parameters
        few.minimumRows = 1
        few.cutsPerFeature = 64
        _ = try check(TrainingData(features(column), (0..<600).map { $0 < 64 ? 1 : 0 }), few)
    }

    @Test(arguments: CaseWeights.Kind.allCases)
    func weightsOfNothingAndOfAMillion(kind: CaseWeights.Kind) throws {
        let weights = try #require(CaseWeights((0..<600).map { $0 % 3 == 0 ? 0 : $0 % 50 == 1 ? 1e6 : 1 }, kind: kind))
        let data = TrainingData(Self.births.features, Self.births.outcome, weights: weights)
        _ = try check(data, parameters)
        let huge = try #require(CaseWeights((0..<600).map { $0 % 3 == 0 ? 1e12 : 1e-9 }, kind: kind))
        _ = try check(TrainingData(Self.births.features, Self.births.outcome, weights: huge), parameters)
    }

    @Test func clusters() throws {
        let families = Clusters(keys: (0..<600).map { $0 / 3 })
        let card = try #require(try check(TrainingData(Self.births.features, Self.births.outcome, clusters: families), parameters))
        let stability = try #require(card.stability)
        #expect(stability.completed == 4 && stability.choices.count >= card.lines.count)
    }

    @Test func anOffsetIsRefused() {
        let offset = [Double](repeating: 0.1, count: 600)
        let data = TrainingData(
            features: Self.births.features, outcome: Self.births.outcome, rows: RowSet(0..<600, of: 600), offset: offset)
        #expect(throws: RiskModelsError.offsetNotTaken(model: "scorecard")) { try parameters.fit(data, progress: .silent) }
    }

    @Test func parametersOutOfRange() {
        for wrong in [
            ScorecardParameters(conditions: 0), ScorecardParameters(conditions: 9), ScorecardParameters(largestPoints: 0),
            ScorecardParameters(candidates: 129), ScorecardParameters(spread: 0), ScorecardParameters(spread: .nan), ScorecardParameters(budget: -1),
            ScorecardParameters(beamWidth: 0), ScorecardParameters(minimumRows: 0), ScorecardParameters(replicates: -1),
        ] {
            #expect(throws: RiskModelsError.self) { try wrong.fit(Self.births.data, progress: .silent) }
        }
    }
}
