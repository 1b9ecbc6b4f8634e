// SPDX-License-Identifier: EUPL-1.2

import Learning
import RiskModels
import TestSupport
import Testing

/// The bootstrap of a logistic regression, whose covariance is the sandwich's.
@Suite("Logistic regression: bootstrap")
struct LogisticBootstrapTests {
    @Test(arguments: [LogisticEstimation.maximumLikelihood, .weaklyInformative, .logF])
    func equalsTheSandwich(estimation: LogisticEstimation) throws {
        let births = DrawnBirths(1500, seed: 41)
        let data = TrainingData(births.features, births.outcome, clusters: Clusters(keys: births.rows.map { $0 / 3 }))
        let model = try LogisticParameters(estimation: estimation, resamples: 4096).fit(data, progress: .silent)
        #expect(model.isSandwich && model.clusterCount == 500)
        for coefficient in model.coefficients {
            let bootstrap = try #require(coefficient.bootstrapError)
            #expect(isClose(bootstrap / coefficient.standardError, 1, within: 0.05), "\(coefficient.term)")
        }
    }

    /// A row that stands for three is three rows.
    @Test func frequenciesAreRows() throws {
        let births = DrawnBirths(800, seed: 42)
        let raw = births.rows.map { Double(1 + $0 % 3) }
        let rows = births.rows.flatMap { Array(repeating: $0, count: Int(raw[$0])) }
        let parameters = LogisticParameters(resamples: 512)
        let counted = try parameters.fit(
            TrainingData(births.features, births.outcome, weights: CaseWeights(raw, kind: .frequency)), progress: .silent)
        let repeated = try parameters.fit(TrainingData(births.features.taking(rows), rows.map { births.outcome[$0] }), progress: .silent)
        for (counted, repeated) in zip(counted.coefficients, repeated.coefficients) {
            let (a, b) = (try #require(counted.bootstrapError), try #require(repeated.bootstrapError))
            #expect(isClose(a / b, 1, within: 1e-6))
        }
    }

    @Test func noResamplesNoErrors() throws {
        let model = try LogisticParameters().fit(DrawnBirths(500).data, progress: .silent)
        #expect(model.coefficients.allSatisfy { $0.bootstrapError == nil })
    }
}
