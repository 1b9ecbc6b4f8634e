// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Baystate births 1986 (Hosmer and Lemeshow), from features to risks: `glm(low ~ age + lwt + factor(race) + smoke + ptl + ht + ui + ftv)`.
@Suite("Logistic regression of birthwt", .needsSharedData)
struct BirthwtRegressionTests {
    /// Of R 4.2 with epsilon = 1e-14, as in the tests of the regression itself; levels of race beside the most frequent one.
    static let published: [(term: String, logOdds: Double, standardError: Double)] = [
        ("(intercept)", 0.4806232091007845, 1.1969041067357653), ("age", -0.0295490270744754, 0.0370314173609362),
        ("lwt", -0.0154242839798523, 0.0069193810622405), ("race=2", 1.2722597977543866, 0.5273637029257991),
        ("race=3", 0.8804959257825377, 0.4407856641955908), ("smoke", 0.9388457015782598, 0.4021540765659725),
        ("ptl", 0.5433370311245408, 0.3454054305654501), ("ht", 1.8633028703788406, 0.6975400589968462),
        ("ui", 0.7676481457715810, 0.4593214780885699), ("ftv", 0.0653018347794341, 0.1723958259243231),
    ]

    let features: Features
    let outcome: [UInt8]

    init() throws {
        let births = try OracleTable("data/birthwt/birthwt.csv")
        let names = ["age", "lwt", "race", "smoke", "ptl", "ht", "ui", "ftv"]
        outcome = births["low"].map { UInt8($0) }
        features = Features(
            rowCount: outcome.count,
            columns: names.map { name in
                let values: FeatureColumn.Values =
                    name == "race" ? .nominal(codes: births["race"].map { Int32($0) - 1 }, levels: ["1", "2", "3"]) : .numeric(births[name])
                return FeatureColumn(name: name, values: values)
            })
    }

    @Test func coefficientsEqualGlm() throws {
        let model = try LogisticParameters().fit(TrainingData(features, outcome), progress: .silent)
        #expect(isClose(model.deviance, 201.284795, within: 5e-7))
        #expect(model.coefficients.map(\.term) == Self.published.map(\.term))
        for (ours, theirs) in zip(model.coefficients, Self.published) {
            #expect(isClose(ours.logOdds, theirs.logOdds, within: 1e-6), "\(theirs.term)")
            #expect(isClose(ours.standardError, theirs.standardError, within: 1e-6), "\(theirs.term)")
        }
        #expect((model.rowCount, model.eventCount) == (189, 59))
    }

    /// Brier score and log-loss of its risks, as R gives them for the fitted values.
    @Test func risksEqualGlm() throws {
        let model = try LogisticParameters().fit(TrainingData(features, outcome), progress: .silent)
        let risk = try model.scores(features, rows: Array(outcome.indices)).risk
        let pairs = zip(risk, outcome).map { (risk: $0, event: Double($1)) }
        let n = Double(pairs.count)
        #expect(isClose(pairs.reduce(0) { $0 + ($1.risk - $1.event) * ($1.risk - $1.event) } / n, 0.179060229, within: 1e-8))
        #expect(isClose(pairs.reduce(0) { $0 - log($1.event == 1 ? $1.risk : 1 - $1.risk) } / n, 0.532499458, within: 1e-8))
    }

    /// The draws of the model file spread as the covariance says: the limits of a row's risk are Wald's, but for the noise of 64 draws.
    @Test func intervalsFollowTheCovariance() throws {
        let model = try LogisticParameters().fit(TrainingData(features, outcome), progress: .silent)
        let rows = Array(outcome.indices)
        let scores = try model.scores(features, rows: rows)
        let design = Matrix(
            rows: rows.count, columns: 10,
            elements: Self.published.flatMap { term in
                rows.map { row -> Double in
                    if term.term == "(intercept)" { return 1 }
                    switch features[String(term.term.prefix { $0 != "=" })]?.values {
                    case .numeric(let values): return values[row]
                    case .nominal(let codes, let levels): return term.term.hasSuffix("=" + levels[Int(codes[row])]) ? 1 : 0
                    case nil: return .nan
                    }
                }
            })
        let covariance = try LogisticRegression().fit(design, outcome: outcome).covariance
        let ratios = rows.map { row in
            let variance = (0..<10).reduce(0.0) { sum, i in
                sum + (0..<10).reduce(0.0) { $0 + design[row, i] * covariance[i, $1] * design[row, $1] }
            }
            return (Logistic.logit(scores.upper[row]) - Logistic.logit(scores.lower[row])) / (2 * 1.998 * variance.squareRoot())
        }
        // The relative error of a standard deviation from 64 draws is .09.
        #expect(ratios.allSatisfy { (0.6...1.4).contains($0) })
        #expect(isClose(ratios.reduce(0, +) / Double(ratios.count), 1, within: 0.1))
    }
}
