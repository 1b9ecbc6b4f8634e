// SPDX-License-Identifier: EUPL-1.2

import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Families, weights, and features that cannot be told apart.
@Suite("Logistic regression: rows that belong together, columns that depend on each other")
struct LogisticCovarianceTests {
    let births = DrawnBirths(600)

    private func numeric(_ values: [Double], _ name: String, missing: [UInt8]? = nil) -> FeatureColumn {
        FeatureColumn(name: name, values: .numeric(values), missing: missing)
    }

    /// Two columns without missing values, so that the design can be written down.
    private var plain: Features { Features(rowCount: 600, columns: Array(births.features.columns.prefix(2))) }

    private var design: Matrix {
        let columns = plain.columns.map { column -> [Double] in if case .numeric(let values) = column.values { values } else { [] } }
        return Matrix(rows: 600, columns: 3, elements: [Double](repeating: 1, count: 600) + columns.flatMap(\.self))
    }

    @Test func familiesGiveTheSandwich() throws {
        let families = births.rows.map { Int32($0 / 3) }
        let model = try LogisticParameters().fit(
            TrainingData(plain, births.outcome, clusters: Clusters(index: families, count: 200)), progress: .silent)
        let fit = try LogisticRegression().fit(design, outcome: births.outcome)
        let expected = fit.sandwichCovariance(design, outcome: births.outcome, clusters: families, clusterCount: 200).standardErrors
        for (ours, error) in zip(model.coefficients, expected) { #expect(isClose(ours.standardError, error, within: 1e-9 * error)) }
    }

    /// Sampling weights count relative to their mean, and their variance is the sandwich.
    @Test func samplingWeightsGiveTheSandwich() throws {
        let weights = births.rows.map { 1 + Double($0 % 4) }
        let sampling = try #require(CaseWeights(weights.map { 50 * $0 }, kind: .sampling))
        let model = try LogisticParameters().fit(TrainingData(plain, births.outcome, weights: sampling), progress: .silent)
        let fit = try LogisticRegression().fit(design, outcome: births.outcome, weights: weights)
        let expected = fit.sandwichCovariance(design, outcome: births.outcome, weights: weights).standardErrors
        for (index, ours) in model.coefficients.enumerated() {
            #expect(isClose(ours.logOdds, fit.coefficients[index], within: 1e-9))
            #expect(isClose(ours.standardError, expected[index], within: 1e-9 * expected[index]))
        }
    }

    /// Answers that are always missing together need one indicator, and the fit goes on.
    @Test func indicatorsThatAreMissingTogether() throws {
        let missing = births.rows.map { UInt8($0 % 7 == 0 ? 1 : 0) }
        let features = Features(
            rowCount: 600,
            columns: [
                numeric(births.rows.map { Double($0 % 11) }, "visits", missing: missing),
                numeric(births.rows.map { Double($0 % 13) }, "kilometres", missing: missing),
            ])
        let model = try LogisticParameters().fit(TrainingData(features, births.outcome), progress: .silent)
        #expect(model.coefficients.map(\.term) == ["(intercept)", "visits", "visits: not-recorded", "kilometres"])
    }

    @Test func columnsThatSayTheSameAreNamed() {
        let visits = births.rows.map { Double($0 % 11) }
        let features = Features(rowCount: 600, columns: [numeric(visits, "visits"), numeric(visits.map { 3 - 2 * $0 }, "visits-again")])
        #expect(throws: RiskModelsError.dependentColumns(["visits-again"])) {
            try LogisticParameters().fit(TrainingData(features, births.outcome), progress: .silent)
        }
    }

    @Test func aLevelThatSeparatesIsNamed() {
        let codes = births.rows.map { births.outcome[$0] == 1 && $0 % 20 < 10 ? Int32(1) : 0 }
        let features = Features(
            rowCount: 600, columns: plain.columns + [FeatureColumn(name: "ward", values: .nominal(codes: codes, levels: ["other", "neonatal"]))])
        #expect(throws: RiskModelsError.separatingColumns(["ward=neonatal"])) {
            try LogisticParameters().fit(TrainingData(features, births.outcome), progress: .silent)
        }
    }
}
