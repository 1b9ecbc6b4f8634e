// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// A small, fixed simulation of methods 36, with the truth inside the model class; the large one is not a test of every day.
@Suite("Additive model: coverage")
struct AdditiveCoverageTests {
    static let repetitions = 200, rows = 2000

    /// Effects of age (12 values), of a number that says nothing (8 values), and of 6 municipalities.
    private static let effects: [[Double]] = [
        (0..<12).map { 0.03 * (Double($0) - 5.5) * (Double($0) - 5.5) }, [Double](repeating: 0, count: 8), [-0.6, -0.2, 0, 0.1, 0.3, 0.7],
    ]

    /// How often 95% intervals hold the truth.
    private struct Hits {
        var terms = [(hits: Double, bins: Double)](repeating: (0, 0), count: 3)
        var scores = 0.0
        var converged = 0
    }

    private func repetition(_ number: Int, _ hits: inout Hits) throws {
        var random = Philox(seed: 8, stage: "coverage", item: UInt64(number))
        let values = (0..<Self.rows).map { _ in Self.effects.map { random.below($0.count) } }
        let truth = values.map { row in -1.6 + row.indices.reduce(0) { $0 + Self.effects[$1][row[$1]] } }
        let outcome = truth.map { UInt8(random.uniform() < Logistic.expit($0) ? 1 : 0) }
        let features = Features(
            rowCount: Self.rows,
            columns: [
                FeatureColumn(name: "age", values: .numeric(values.map { Double($0[0]) })),
                FeatureColumn(name: "house-number", values: .numeric(values.map { Double($0[1]) })),
                FeatureColumn(name: "municipality", values: .nominal(codes: values.map { Int32($0[2]) }, levels: (0..<6).map(String.init))),
            ])
        let model = try AdditiveParameters().fit(TrainingData(features, outcome), progress: .silent)
        hits.converged += model.converged ? 1 : 0
        for (index, term) in model.scoringModel().terms.enumerated() {
            let effect = Self.effects[index]
            let mean = values.reduce(0) { $0 + effect[$1[index]] } / Double(Self.rows)
            for (value, coefficient) in zip(effect, term.coefficients) {
                let isInside = (coefficient.logOdds - (value - mean)).magnitude <= 1.959964 * coefficient.standardError
                hits.terms[index].hits += isInside ? 1 : 0
                hits.terms[index].bins += 1
            }
        }
        let rows = Array(0..<200)
        let scores = try model.scores(features, rows: rows)
        hits.scores +=
            rows.reduce(0) { sum, row in
                let risk = Logistic.expit(truth[row])
                return sum + (scores.lower[row] <= risk && risk <= scores.upper[row] ? 1 : 0)
            } / Double(rows.count)
    }

    @Test func intervalsHoldTheTruth() throws {
        var hits = Hits()
        for number in 0..<Self.repetitions { try repetition(number, &hits) }
        let coverage = hits.terms.map { $0.hits / $0.bins }
        let scores = hits.scores / Double(Self.repetitions)
        #expect((0.90...0.99).contains(coverage[0]), "age: \(coverage[0])")
        #expect(coverage[1] >= 0.93, "no effect: \(coverage[1])")
        #expect((0.90...0.99).contains(coverage[2]), "municipality: \(coverage[2])")
        #expect((0.90...0.99).contains(scores), "scores: \(scores)")
        #expect(hits.converged == Self.repetitions)
    }
}
