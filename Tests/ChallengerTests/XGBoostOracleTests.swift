// SPDX-License-Identifier: EUPL-1.2

import Basics
import Challenger
import Foundation
import Learning
import StatMath
import TestSupport
import Testing

/// Our trees beside XGBoost's own predictions.
@Suite("Boosted trees: XGBoost's own risks", .needsXGBoost)
struct XGBoostOracleTests {
    static let births = DrawnBirths(4000)

    private func largestDifference(_ parameters: BoostedParameters, _ data: TrainingData, scored: Features) throws -> Double {
        let rows = Array(0..<scored.rowCount)
        let (model, theirs) = try parameters.fitWithOracle(data, scoring: scored, rows: rows)
        let ours = try model.scores(scored, rows: rows).risk
        #expect(Set(ours).count > 100, "the trees say something")
        return zip(ours, theirs).map { abs($0 - Double($1)) }.max() ?? 1
    }

    @Test func ofTrainingRowsAndOfOthers() throws {
        let births = Self.births
        #expect(try largestDifference(BoostedParameters(), births.data, scored: births.features) < 1e-6)
        #expect(try largestDifference(BoostedParameters(), births.data, scored: DrawnBirths(4000, seed: 9).features) < 1e-6)
    }

    /// Deep trees ask about kinds of missing and levels far from the root; few trees of a high rate make large steps.
    @Test(arguments: [
        BoostedParameters(trees: 40, depth: 10, rate: 0.3, minimumChildWeight: 0), BoostedParameters(trees: 500, depth: 1, rate: 1, ridge: 0),
        BoostedParameters(trees: 100, depth: 5, rowShare: 0.5, seed: 7), BoostedParameters(trees: 60, minimumRows: 400),
    ])
    func ofOtherParameters(parameters: BoostedParameters) throws {
        #expect(try largestDifference(parameters, Self.births.data, scored: Self.births.features) < 1e-6)
    }

    /// More levels than one histogram has bins, and levels as codes with gaps.
    @Test func ofManyLevels() throws {
        var random = Philox(seed: 3, stage: "levels")
        let codes = (0..<20_000).map { _ in Int32(random.below(600)) }
        let outcome = codes.map { UInt8(random.uniform() < Logistic.expit(sin(Double($0))) ? 1 : 0) }
        let features = Features(
            rowCount: 20_000, columns: [FeatureColumn(name: "municipality", values: .nominal(codes: codes, levels: (0..<600).map { "\($0)" }))])
        #expect(try largestDifference(BoostedParameters(), TrainingData(features, outcome), scored: features) < 1e-6)
    }

    /// Numbers that single precision cannot tell apart, and numbers beyond it, go where XGBoost sends them.
    @Test func ofNumbersBeyondSinglePrecision() throws {
        var random = Philox(seed: 4, stage: "precision")
        let base = 16_777_216.0
        let income = (0..<6000).map { row -> Double in
            if row % 500 == 0 { return row % 1000 == 0 ? 1e300 : -1e300 }
            return base + Double(random.below(40)) / 4
        }
        let outcome = income.map { UInt8(random.uniform() < Logistic.expit($0.magnitude > 1e100 ? 1 : $0 - base - 5) ? 1 : 0) }
        let features = Features(
            rowCount: 6000,
            columns: [
                FeatureColumn(name: "income", values: .numeric(income)),
                FeatureColumn(name: "age", values: .numeric((0..<6000).map { Double($0 % 977) * 1e-40 })),
            ])
        #expect(try largestDifference(BoostedParameters(minimumChildWeight: 0), TrainingData(features, outcome), scored: features) < 1e-6)
    }
}
