// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath
import TestSupport

/// Two years of births of which the truth is known: an intercept, a slope for all, and effects of age, income and parity.
struct RegisteredYear {
    var intercept = -1.6
    var slope = 1.0
    /// Log-odds a unit.
    var age = 0.8
    var income = -0.6
    /// Of the levels first, second, more.
    var parity = [0.0, 0.4, -0.5]

    /// What the truth of this year is, as a published formula: without draws.
    var formula: ScoringModel {
        func number(_ name: String, _ slope: Double) -> ScoringModel.Term {
            ScoringModel.Term(
                bins: FeatureBins(feature: name, scale: .numeric(edges: [])), coefficients: [.zero(draws: 0), .zero(draws: 0)],
                slope: ScoringModel.Coefficient(logOdds: slope, standardError: 0.1, draws: []))
        }
        let levels = FeatureBins(feature: "parity", scale: .nominal(levels: Self.levels))
        return ScoringModel(
            kind: "logistic", intercept: ScoringModel.Coefficient(logOdds: intercept, standardError: 0.1, draws: []),
            terms: [
                number("age", age), number("income", income),
                ScoringModel.Term(
                    bins: levels, coefficients: (parity + [0]).map { ScoringModel.Coefficient(logOdds: $0, standardError: 0.1, draws: []) }),
            ])
    }

    private static let levels = ["first", "second", "more"]

    func births(_ count: Int, seed: UInt64) -> TrainingData {
        var random = Philox(seed: seed, stage: "registered-year")
        var (ages, incomes, parities) = ([Double](), [Double](), [Int32]())
        var outcome: [UInt8] = []
        for _ in 0..<count {
            let (a, b, c) = (Normal.quantile(random.uniform()), Normal.quantile(random.uniform()), Int(random.below(3)))
            ages.append(a)
            incomes.append(b)
            parities.append(Int32(c))
            let eta = intercept + slope * (age * a + income * b + parity[c])
            outcome.append(random.uniform() < Logistic.expit(eta) ? 1 : 0)
        }
        let features = Features(
            rowCount: count,
            columns: [
                FeatureColumn(name: "age", values: .numeric(ages)), FeatureColumn(name: "income", values: .numeric(incomes)),
                FeatureColumn(name: "parity", values: .nominal(codes: parities, levels: Self.levels)),
            ])
        return TrainingData(features, outcome)
    }
}
