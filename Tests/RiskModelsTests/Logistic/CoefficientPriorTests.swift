// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Published odds ratios in a logistic regression.
@Suite("Logistic regression: priors")
struct CoefficientPriorTests {
    let births = DrawnBirths(1500)

    private func fit(
        _ priors: [CoefficientPrior], _ estimation: LogisticEstimation = .maximumLikelihood, splines: SplineChoice = .off, data: TrainingData? = nil
    ) throws -> LogisticModel {
        try LogisticParameters(splines: splines, estimation: estimation, priors: priors).fit(data ?? births.data, progress: .silent)
    }

    /// Smoking and low birth weight in birthwt: what was known, what the rows say, and both, as a script in base R has it.
    @Test(.needsSharedData) func smokingInBirthwt() throws {
        let table = try OracleTable("data/birthwt/birthwt.csv")
        let features = Features(
            rowCount: 189, columns: ["age", "lwt", "smoke", "ht"].map { FeatureColumn(name: $0, values: .numeric(table[$0])) })
        func variance(_ name: String) -> Double {
            let mean = table[name].reduce(0, +) / 189
            return 2.5 * 2.5 / (table[name].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 189)
        }
        let weak = ["age", "lwt", "ht"].map { CoefficientPrior(term: $0, mean: 0, standardDeviation: variance($0).squareRoot()) }
        let model = try fit(
            [CoefficientPrior(term: "smoke", mean: log(2), standardDeviation: 0.3, weight: 0.5)] + weak,
            data: TrainingData(features, table["low"].map { UInt8($0) }))
        let smoking = try #require(model.comparisons.first)
        #expect(smoking.term == "smoke")
        #expect(isClose(smoking.prior.standardDeviation, 0.3 * 2.0.squareRoot(), within: 1e-12))
        let likelihood = try #require(smoking.likelihood)
        #expect(
            isClose(likelihood.mean, 0.67903553967229091, within: 1e-8) && isClose(likelihood.standardDeviation, 0.33180168896837847, within: 1e-7))
        #expect(isClose(smoking.posterior.mean, 0.68439142488700411, within: 1e-8))
        #expect(isClose(smoking.posterior.standardDeviation, 0.261384399552253066, within: 1e-7))
        #expect(isClose(smoking.conflict ?? .nan, -0.02620048736282004, within: 1e-7) && !smoking.isConflict)
        #expect(isClose(smoking.weight, 0.37950796255992836, within: 1e-7))
        #expect(model.choice.reason == .priors)
    }

    /// A prior that the rows contradict is said to; one as good as certain decides.
    @Test func conflict() throws {
        let model = try fit([CoefficientPrior(term: "cigarettes", mean: -1, standardDeviation: 0.1)])
        let comparison = try #require(model.comparisons.first)
        #expect(comparison.isConflict && (comparison.conflict ?? 0) > 5)
        let certain = try fit([CoefficientPrior(term: "cigarettes", mean: -1, standardDeviation: 1e-5)])
        #expect(isClose(certain.coefficients.first { $0.term == "cigarettes" }?.logOdds ?? .nan, -1, within: 1e-4))
        #expect((certain.comparisons.first?.weight ?? 0) > 0.99)
    }

    /// Levels against the reference, and against each other: the same difference whatever the reference is.
    @Test func levels() throws {
        let plain = try fit([])
        let names = plain.coefficients.map(\.term).filter { $0.hasPrefix("municipality=") }
        let reference = try #require(DrawnBirths.municipalities.map { "municipality=\($0)" }.first { !names.contains($0) })
        let difference = try fit([CoefficientPrior(term: names[0], comparedWith: names[1], mean: 0.9, standardDeviation: 1e-4)])
        let values = Dictionary(difference.coefficients.map { ($0.term, $0.logOdds) }) { first, _ in first }
        let (one, other) = (try #require(values[names[0]]), try #require(values[names[1]]))
        #expect(isClose(one - other, 0.9, within: 1e-3))
        // The reference against a level is minus the level against the reference.
        let turned = try fit([CoefficientPrior(term: reference, comparedWith: names[0], mean: -0.3, standardDeviation: 1e-4)])
        #expect(isClose(turned.coefficients.first { $0.term == names[0] }?.logOdds ?? .nan, 0.3, within: 1e-3))
        let unused = try fit([
            CoefficientPrior(term: reference, mean: 0, standardDeviation: 1),
            CoefficientPrior(term: "municipality=9999", mean: 0, standardDeviation: 1),
        ])
        #expect(unused.unusedPriors == [reference, "municipality=9999"] && unused.comparisons.isEmpty)
        for (one, other) in zip(unused.coefficients, plain.coefficients) { #expect(isClose(one.logOdds, other.logOdds, within: 1e-9)) }
    }

    /// Of a feature with a curve a prior is about its trend.
    @Test func aTrendOfACurve() throws {
        let model = try fit([CoefficientPrior(term: "weight", mean: 0.08, standardDeviation: 1e-5)], splines: .knots(5))
        guard case .numeric(let weight) = births.features["weight"]?.values else { return }
        let known = births.rows.filter { weight[$0].isFinite }
        let spline = try #require(RestrictedCubicSpline(knots: model.knots["weight"] ?? []))
        let slopes = model.coefficients.filter { $0.feature == "weight" }.prefix(4).map(\.logOdds)
        let shape = known.map { zip(spline.basis(weight[$0]), slopes).reduce(0) { $0 + $1.0 * $1.1 } }
        let n = Double(known.count), centre = known.reduce(0) { $0 + weight[$1] } / n
        let spread = known.reduce(0) { $0 + (weight[$1] - centre) * (weight[$1] - centre) }
        let trend = zip(known, shape).reduce(0) { $0 + (weight[$1.0] - centre) * $1.1 } / spread
        #expect(isClose(trend, 0.08, within: 1e-4))
        #expect(isClose(model.comparisons.first?.posterior.mean ?? .nan, trend, within: 1e-9))
    }

    /// Without the prior nothing holds a coefficient that separates: the likelihood alone has no estimate.
    @Test func separationWithoutThePrior() throws {
        let codes = births.rows.map { births.outcome[$0] == 1 && $0 % 20 < 10 ? Int32(1) : 0 }
        let ward = FeatureColumn(name: "ward", values: .nominal(codes: codes, levels: ["other", "neonatal"]))
        let data = TrainingData(Features(rowCount: 1500, columns: births.features.columns + [ward]), births.outcome)
        let prior = CoefficientPrior(term: "ward=neonatal", mean: 1, standardDeviation: 0.5)
        let comparison = try #require(try fit([prior], data: data).comparisons.first)
        #expect(comparison.likelihood == nil && comparison.conflict == nil && comparison.weight == 1 && !comparison.isConflict)
        let weak = try fit([prior], .automatic, data: data)
        #expect(weak.choice.estimation == .weaklyInformative)
    }

    /// Priors count once under clusters and weights too; the mean risk stays the share of events.
    @Test func clusters() throws {
        let data = TrainingData(births.features, births.outcome, clusters: Clusters(keys: births.rows.map { $0 / 3 }))
        let certain = try fit([CoefficientPrior(term: "cigarettes", mean: 0.02, standardDeviation: 1e-4)], data: data)
        let coefficient = try #require(certain.coefficients.first { $0.term == "cigarettes" })
        #expect(isClose(coefficient.standardError, 1e-4, within: 1e-6))
        let risk = try certain.scores(births.features, rows: births.rows).risk
        #expect(isClose(risk.reduce(0, +), births.outcome.reduce(0) { $0 + Double($1) }, within: 1e-6))
    }

    @Test(arguments: [
        CoefficientPrior(term: "income", mean: 0, standardDeviation: 1), CoefficientPrior(term: "(intercept)", mean: 0, standardDeviation: 1),
        CoefficientPrior(term: "cigarettes", mean: 0, standardDeviation: 0), CoefficientPrior(term: "cigarettes", mean: .nan, standardDeviation: 1),
        CoefficientPrior(term: "cigarettes", mean: 0, standardDeviation: 1, weight: 0),
        CoefficientPrior(term: "cigarettes", mean: 0, standardDeviation: -1), CoefficientPrior(term: "cigarettes", mean: 0, standardDeviation: 1e200),
    ]) func priorsThatAreNone(prior: CoefficientPrior) {
        #expect(throws: RiskModelsError.self) { try fit([prior]) }
        #expect(throws: RiskModelsError.self) { try fit([CoefficientPrior(term: "age", mean: 0, standardDeviation: 1)], .firth) }
    }
}
