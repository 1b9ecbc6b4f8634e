// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Effects that are drawn towards a form.
@Suite("Priors: shapes that pull")
struct TendencyTests {
    /// Falls at first, then rises: a form that only rises is wrong in the first half.
    private static func weeks(_ count: Int, levels: Int, seed: UInt64 = 4) -> TrainingData {
        var random = Philox(seed: seed, stage: "falling-then-rising")
        let values = (0..<count).map { _ in Double(random.below(levels)) }
        let outcome = values.map { value -> UInt8 in
            let place = value / Double(levels - 1) - 0.5
            return random.uniform() < Logistic.expit(-1.5 + 5 * place * place) ? 1 : 0
        }
        return TrainingData(Features(rowCount: count, columns: [FeatureColumn(name: "week", values: .numeric(values))]), outcome)
    }

    private static func fit(_ data: TrainingData, _ statement: Prior.Statement?) throws -> AdditiveModel {
        let priors = statement.map { [Prior(feature: "week", statement: $0, source: "An expert")] } ?? []
        return try AdditiveParameters(knowledge: PriorKnowledge(priors)).fit(data, progress: .silent)
    }

    private static func curve(_ model: AdditiveModel) -> [Double] {
        let term = model.scoringModel().terms[0]
        return term.coefficients.prefix(term.bins.valueBinCount).map(\.logOdds)
    }

    private static func report(_ model: AdditiveModel) throws -> TendencyReport {
        guard case .tendency(let report) = model.priors.first?.outcome else { throw Missing() }
        return report
    }

    private struct Missing: Error {}

    /// Nothing at strength 0, the shape itself at a great one, and in between the more the stronger.
    @Test(arguments: [ShapeKind.increasing, .decreasing, .concave])
    func strengthLiesBetweenNothingAndHard(kind: ShapeKind) throws {
        let data = Self.weeks(20_000, levels: 12)
        let free = Self.curve(try Self.fit(data, nil)), hard = Self.curve(try Self.fit(data, .shape(kind)))
        let slight = try Self.fit(data, .tendency(kind, strength: 1e-4)), great = try Self.fit(data, .tendency(kind, strength: 1e6))
        for (one, other) in zip(Self.curve(slight), free) { #expect(isClose(one, other, within: 0.01)) }
        for (one, other) in zip(Self.curve(great), hard) { #expect(isClose(one, other, within: 0.03)) }
        var before = Double.infinity
        for strength in [1.0, 10, 100, 1000, 10_000] {
            let fitted = try Self.fit(data, .tendency(kind, strength: strength))
            let report = try Self.report(fitted)
            #expect(report.departure < before && report.against > 0 && report.against <= report.places)
            #expect(report.pull ?? 0 > 0 && fitted.converged)
            before = report.departure
        }
    }

    /// The same effect costs the same over 6 bins as over 24: strength does not depend on how finely a feature is cut.
    @Test func doesNotDependOnTheNumberOfBins() throws {
        let departures = try [6, 24].map { levels in
            try Self.report(Self.fit(Self.weeks(40_000, levels: levels), .tendency(.increasing, strength: 300))).departure
        }
        #expect(departures[0] > 0.05 && abs(departures[0] / departures[1] - 1) < 0.5, "\(departures)")
    }

    /// At the estimate the slope of the penalised deviance is 0: moving the whole curve a little towards or from the form makes it worse.
    @Test func itIsTheMinimum() throws {
        let data = Self.weeks(20_000, levels: 12)
        let fitted = try Self.fit(data, .tendency(.increasing, strength: 100))
        let curve = Self.curve(fitted), intercept = fitted.scoringModel().intercept.logOdds
        guard case .numeric(let values) = data.features.columns[0].values else { return }
        let smoothing = fitted.terms[0].smoothing
        func loss(_ curve: [Double]) -> Double {
            let deviance = values.indices.reduce(0.0) { sum, row in
                let risk = Logistic.expit(intercept + curve[Int(values[row])])
                return sum - 2 * log(data.outcome[row] == 1 ? risk : 1 - risk)
            }
            let falls = zip(curve, curve.dropFirst()).reduce(0.0) { $0 + pow(min(0, $1.1 - $1.0), 2) }
            let steps = zip(curve, curve.dropFirst()).reduce(0.0) { $0 + pow($1.1 - $1.0, 2) }
            let size = curve.reduce(0) { $0 + $1 * $1 }
            return deviance + 100 * 11 * falls + smoothing[0] * steps + smoothing[1] * size
        }
        let least = loss(curve)
        for bin in curve.indices {
            for move in [-0.02, 0.02] {
                var other = curve
                other[bin] += move
                #expect(loss(other) > least, "\(bin) \(move)")
            }
        }
    }

    /// What rises by itself is not touched, and folds and pairs take the same rule.
    @Test func whatObeysIsNotTouched() throws {
        var random = Philox(seed: 8, stage: "rising")
        let values = (0..<20_000).map { _ in Double(random.below(8)) }
        let outcome = values.map { UInt8(random.uniform() < Logistic.expit(-2 + 0.4 * $0) ? 1 : 0) }
        let data = TrainingData(Features(rowCount: values.count, columns: [FeatureColumn(name: "week", values: .numeric(values))]), outcome)
        let (free, pulled) = (try Self.fit(data, nil), try Self.fit(data, .tendency(.increasing, strength: 100)))
        for (one, other) in zip(Self.curve(free), Self.curve(pulled)) { #expect(isClose(one, other, within: 1e-6)) }
        #expect(try Self.report(pulled) == TendencyReport(against: 0, places: 7, departure: 0, pull: 0))
    }
}
