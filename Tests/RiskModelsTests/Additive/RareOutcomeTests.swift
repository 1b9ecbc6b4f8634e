// SPDX-License-Identifier: EUPL-1.2

import Learning
import Metrics
import RiskModels
import StatMath
import TestSupport
import Testing

/// An outcome of one in 200: the small twin of `make simulate`'s million rows.
@Suite("Additive model: rare outcomes")
struct RareOutcomeTests {
    @Test(arguments: [PairCount.number(0), .number(1)])
    func risksAreNeitherTooLowNorTooExtreme(pairs: PairCount) throws {
        let training = DrawnBirths(150_000, intercept: -6.2, seed: 51), test = DrawnBirths(300_000, intercept: -6.2, seed: 52)
        let model = try AdditiveParameters(pairs: pairs).fit(training.data, progress: .silent)
        #expect(model.converged)
        func expected(_ births: DrawnBirths) -> Double { births.logOdds.reduce(0) { $0 + Logistic.expit($1) } }
        #expect((0.003...0.007).contains(expected(training) / 150_000))
        let risk = try model.scores(test.features, rows: test.rows).risk
        // The share of events that these training rows happen to have is chance, and no fault of the model.
        let luck = Double(model.eventCount) / expected(training)
        #expect((0.98...1.02).contains(expected(test) * luck / risk.reduce(0, +)))
        let slope = try #require(CalibrationSlope.estimate(Predictions(risk: risk, outcome: test.outcome)))
        #expect((0.9...1.1).contains(slope.value), "\(slope.value)")
    }
}
