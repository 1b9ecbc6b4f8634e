// SPDX-License-Identifier: EUPL-1.2

import Metrics
import Testing
import TestSupport

/// What every statistic of performance keeps.
@Suite struct PerformanceMetricConformance {
    let drawn = DrawnPredictions(800, decimals: 2)

    func predictions(_ rows: [Int]) throws -> Predictions {
        try Predictions(
            risk: rows.map { drawn.risk[$0] }, outcome: rows.map { drawn.outcome[$0] }, weights: rows.map { 1 + Double(drawn.tieBreak[$0] % 4) / 4 },
            clusters: rows.map { Int32(drawn.tieBreak[$0] % 200) }, clusterCount: 200)
    }

    @Test(arguments: PerformanceMetric.allCases)
    func hangsNotOnTheOrderOfRows(metric: PerformanceMetric) throws {
        let rows = Array(drawn.risk.indices)
        let one = try #require(metric.estimate(try predictions(rows)))
        let two = try #require(metric.estimate(try predictions(rows.sorted { drawn.tieBreak[$0] < drawn.tieBreak[$1] })))
        #expect(isClose(one.value, two.value, within: 1e-9))
        #expect(one.interval == nil && two.interval == nil || isClose(one.interval?.low, two.interval?.low, within: 1e-8))
    }

    @Test(arguments: PerformanceMetric.allCases)
    func isTheSameTwice(metric: PerformanceMetric) throws {
        let rows = Array(drawn.risk.indices)
        #expect(metric.estimate(try predictions(rows)) == metric.estimate(try predictions(rows)))
    }

    @Test(arguments: PerformanceMetric.allCases)
    func intervalHoldsTheValue(metric: PerformanceMetric) throws {
        let estimate = try #require(metric.estimate(try predictions(Array(drawn.risk.indices))))
        if let interval = estimate.interval { #expect(interval.contains(estimate.value) && interval.level == 0.95 && estimate.method != nil) }
    }

    /// Without rows, and without events where the statistic needs them: no value, never zero.
    @Test(arguments: PerformanceMetric.allCases)
    func isUndefinedWithoutRows(metric: PerformanceMetric) throws {
        #expect(metric.estimate(try Predictions(risk: [], outcome: [])) == nil)
        let one = try Predictions(risk: [0.2, 0.3], outcome: [0, 0])
        let defined: Set<PerformanceMetric> = [.brier, .logLoss, .observedExpected, .spiegelhalterZ]
        #expect((metric.estimate(one) != nil) == defined.contains(metric))
    }

    @Test(arguments: PerformanceMetric.allCases)
    func survivesExtremes(metric: PerformanceMetric) throws {
        let tiny = try Predictions(risk: [1e-300, 1 - 1e-16, 0.5, 1e-9], outcome: [1, 0, 1, 0])
        if let estimate = metric.estimate(tiny) { #expect(!estimate.value.isNaN) }
        let equal = try Predictions(risk: [0.5, 0.5, 0.5, 0.5], outcome: [1, 0, 1, 0])
        if let estimate = metric.estimate(equal) { #expect(estimate.value.isFinite) }
    }
}
