// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Smooth effects are curves inside their bins; jumps are not.
@Suite("Additive model: curves inside bins")
struct BinInterpolationTests {
    private static let rows = 120_000

    /// One feature between 0 and 1 with an effect, and one without.
    private static func drawn(_ effect: (Double) -> Double) -> (features: Features, outcome: [UInt8], values: [Double]) {
        var random = Philox(seed: 21, stage: "curves")
        let values = (0..<rows).map { _ in random.uniform() }, others = (0..<rows).map { _ in random.uniform() }
        let outcome = values.map { UInt8(random.uniform() < Logistic.expit(-1 + effect($0)) ? 1 : 0) }
        let features = Features(
            rowCount: rows,
            columns: [
                FeatureColumn(name: "distance-to-care", values: .numeric(values)), FeatureColumn(name: "house-number", values: .numeric(others)),
            ])
        return (features, outcome, values)
    }

    private static func wave(_ x: Double) -> Double { 1.5 * sin(6 * x) }

    private static func bins(_ model: AdditiveModel, _ feature: Int) -> (edges: [Double], effects: [Double]) {
        guard case .numeric(let edges) = model.terms[feature].bins.scale else { return ([], []) }
        return (edges, model.scoringModel().terms[feature].coefficients.map(\.logOdds))
    }

    /// Within a bin of the fit, a 64th of the rows, a step misses this wave by .02 on average; what is shown misses it by half of that.
    @Test func aSmoothEffectIsShownInNarrowerBins() throws {
        let drawn = Self.drawn(Self.wave)
        let model = try AdditiveParameters().fit(TrainingData(drawn.features, drawn.outcome), progress: .silent)
        let (edges, effects) = Self.bins(model, 0)
        #expect((100...128).contains(model.terms[0].bins.valueBinCount))
        #expect(model.terms[1].bins.valueBinCount <= 64)
        // Jumps between neighbours are half as high as those of 64 steps.
        let mean = drawn.values.reduce(0) { $0 + Self.wave($1) } / Double(Self.rows)
        var squares = (shown: 0.0, halved: 0.0)
        for value in drawn.values {
            let bin = edges.firstIndex { value < $0 } ?? edges.count, truth = Self.wave(value) - mean
            squares.shown += (effects[bin] - truth) * (effects[bin] - truth)
            // The same shown in bins twice as wide.
            let pair = bin / 2 * 2, wide = (effects[pair] + effects[min(pair + 1, edges.count)]) / 2
            squares.halved += (wide - truth) * (wide - truth)
        }
        #expect(squares.shown < 0.9 * squares.halved, "\(squares)")
        #expect(model.terms[0].rows.reduce(0, +) == Double(Self.rows))
        #expect(model.terms[0].events.reduce(0, +) == Double(model.eventCount))
        #expect(model.scoringModel().terms[0].coefficients.count == model.terms[0].bins.count)
    }

    /// Risks add up to events, as they do where effects are steps, and the deviance is that of what is shown.
    @Test func risksAddUpToEvents() throws {
        let drawn = Self.drawn(Self.wave)
        let model = try AdditiveParameters().fit(TrainingData(drawn.features, drawn.outcome), progress: .silent)
        let risk = try model.scores(drawn.features, rows: Array(0..<Self.rows)).risk
        #expect((risk.reduce(0, +) - Double(model.eventCount)).magnitude < 1e-4)
        let deviance = zip(risk, drawn.outcome).reduce(0) { $0 - 2 * log($1.1 == 1 ? $1.0 : 1 - $1.0) }
        #expect((deviance - model.deviance).magnitude < 1e-6 * deviance)
    }

    /// A jump would be blurred: its steps stay.
    @Test func aJumpStays() throws {
        let drawn = Self.drawn { $0 < 0.5 ? -0.8 : 0.8 }
        let model = try AdditiveParameters().fit(TrainingData(drawn.features, drawn.outcome), progress: .silent)
        let (edges, effects) = Self.bins(model, 0)
        let below = effects[(edges.firstIndex { 0.47 < $0 } ?? 0)], above = effects[(edges.firstIndex { 0.53 < $0 } ?? 0)]
        #expect(model.terms[0].bins.valueBinCount != 128)
        #expect(above - below > 1.4)
    }
}
