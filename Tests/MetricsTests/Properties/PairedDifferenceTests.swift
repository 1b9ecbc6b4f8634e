// SPDX-License-Identifier: EUPL-1.2

import Basics
import Metrics
import StatMath
import TestSupport
import Testing

/// Differences of two models on the same rows.
@Suite struct PairedDifferenceTests {
    let drawn = DrawnPredictions(4000)

    /// A second model that knows less.
    private var other: [Double] {
        var random = Philox(seed: 8, stage: "other")
        return drawn.risk.map { Logistic.expit(Logistic.logit($0) + 0.5 * Normal.quantile(random.uniform())) }
    }

    /// The mean over folds of what each fold's rows give alone, with the variance of such a mean.
    @Test func foldsAreAveraged() throws {
        let folds = drawn.risk.indices.map { Int32($0 % 4) }
        let whole = try Predictions(risk: drawn.risk, outcome: drawn.outcome, folds: folds)
        let difference = try #require(try AreaUnderCurve.differenceAveragedOverFolds(whole, minus: other))
        var (sum, variance) = (0.0, 0.0)
        for fold in 0..<4 {
            let rows = drawn.risk.indices.filter { $0 % 4 == fold }
            let part = try #require(try AreaUnderCurve.difference(whole.subset(rows), minus: rows.map { other[$0] }))
            sum += part.value / 4
            variance += (part.standardError ?? .nan) * (part.standardError ?? .nan) / 16
        }
        #expect(isClose(difference.value, sum, within: 1e-14))
        #expect(isClose(difference.standardError, variance.squareRoot(), within: 1e-14))
        let unfolded = try Predictions(risk: drawn.risk, outcome: drawn.outcome)
        #expect(try AreaUnderCurve.differenceAveragedOverFolds(unfolded, minus: other) == AreaUnderCurve.difference(unfolded, minus: other))
    }

    /// Nearly equal models have a narrow difference, however wide the interval of each.
    @Test func pairsAreNarrow() throws {
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome)
        let near = drawn.risk.map { Logistic.expit(1.01 * Logistic.logit($0)) }
        let loss = try #require(LogLoss.difference(predictions, minus: near)), own = try #require(LogLoss.estimate(predictions))
        #expect((loss.standardError ?? 1) < 0.1 * (own.standardError ?? 0))
        #expect(
            isClose(
                loss.value, own.value - (try #require(LogLoss.estimate(try Predictions(risk: near, outcome: drawn.outcome)))).value, within: 1e-14))
    }

    @Test func risksOfAnotherLength() throws {
        let folds = drawn.risk.map { _ in Int32(0) }
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome, folds: folds)
        #expect(throws: MetricsError.self) { try AreaUnderCurve.differenceAveragedOverFolds(predictions, minus: [0.5]) }
        #expect(LogLoss.difference(predictions, minus: [0.5]) == nil)
    }
}
