// SPDX-License-Identifier: EUPL-1.2

import Metrics
import StatMath
import Testing
import TestSupport

/// What weights and clusters must and must not change, for each statistic.
@Suite struct WeightsAndClustersTests {
    let drawn = DrawnPredictions(600, shift: 0.3, decimals: 2)

    /// A frequency weight is that many rows: value, interval and counts.
    @Test(arguments: PerformanceMetric.allCases)
    func frequencyWeightsAreRepeatedRows(metric: PerformanceMetric) throws {
        let times = drawn.risk.indices.map { $0 % 3 }
        let rows = drawn.risk.indices.flatMap { Array(repeating: $0, count: times[$0]) }
        let weighted = try Predictions(risk: drawn.risk, outcome: drawn.outcome, weights: times.map(Double.init), weightKind: .frequency)
        let repeated = try Predictions(risk: rows.map { drawn.risk[$0] }, outcome: rows.map { drawn.outcome[$0] })
        let (one, two) = (try #require(metric.estimate(weighted)), try #require(metric.estimate(repeated)))
        #expect(isClose(one.value, two.value, within: 1e-9))
        #expect(one.interval == nil && two.interval == nil || isClose(one.interval?.low, two.interval?.low, within: 1e-8))
        #expect(one.interval == nil && two.interval == nil || isClose(one.interval?.high, two.interval?.high, within: 1e-8))
        #expect(weighted.events == repeated.events && weighted.nonEvents == repeated.nonEvents)
    }

    /// Clusters of one row each are no clusters; doubling all weights changes nothing.
    @Test(arguments: PerformanceMetric.allCases.filter { ![.spiegelhalterZ, .calibrationInTheLarge, .calibrationSlope].contains($0) })
    func trivialDesignsChangeNothing(metric: PerformanceMetric) throws {
        let plain = try Predictions(risk: drawn.risk, outcome: drawn.outcome)
        let alone = try Predictions(
            risk: drawn.risk, outcome: drawn.outcome, weights: drawn.risk.map { _ in 2 }, clusters: drawn.risk.indices.map { Int32($0) },
            clusterCount: drawn.risk.count)
        let (one, two) = (try #require(metric.estimate(plain)), try #require(metric.estimate(alone)))
        #expect(isClose(one.value, two.value, within: 1e-12))
        #expect(isClose(one.interval?.low, two.interval?.low, within: 1e-9) && isClose(one.interval?.high, two.interval?.high, within: 1e-9))
    }

    /// Every row twice in its cluster: no more information than once.
    @Test(arguments: PerformanceMetric.allCases.filter { $0.calibrationErrorKind == nil && $0 != .spiegelhalterZ })
    func copiesInAClusterTellNothingNew(metric: PerformanceMetric) throws {
        let rows = drawn.risk.indices
        let once = try Predictions(risk: drawn.risk, outcome: drawn.outcome, clusters: rows.map { Int32($0) }, clusterCount: rows.count)
        let twice = try Predictions(
            risk: drawn.risk + drawn.risk, outcome: drawn.outcome + drawn.outcome, clusters: (rows.map { $0 } + rows).map { Int32($0) },
            clusterCount: rows.count)
        let (one, two) = (try #require(metric.estimate(once)), try #require(metric.estimate(twice)))
        #expect(isClose(one.value, two.value, within: 1e-12))
        #expect(isClose(one.standardError, two.standardError, within: 2e-3 * (one.standardError ?? 1)))
    }

    /// Obuchowski's clustered variance is at least a hundredth away from DeLong's where clusters share their risks.
    @Test func clustersWidenTheInterval() throws {
        let clusters = drawn.risk.indices.map { Int32(drawn.risk[$0] * 100) * 2 + Int32(drawn.outcome[$0]) }
        let plain = try #require(AreaUnderCurve.estimate(try Predictions(risk: drawn.risk, outcome: drawn.outcome)))
        let clustered = try #require(
            AreaUnderCurve.estimate(try Predictions(risk: drawn.risk, outcome: drawn.outcome, clusters: clusters, clusterCount: 202)))
        #expect(plain.value == clustered.value)
        #expect((clustered.standardError ?? 0) > 1.2 * (plain.standardError ?? 0))
    }
}
