// SPDX-License-Identifier: EUPL-1.2

import Metrics
import Testing

/// Hostile input is refused by a typed error, with a place and without a value.
@Suite struct PredictionsTests {
    @Test func refusals() {
        #expect(throws: MetricsError.lengthsDiffer("outcome")) { try Predictions(risk: [0.1], outcome: []) }
        #expect(throws: MetricsError.lengthsDiffer("weights")) { try Predictions(risk: [0.1], outcome: [0], weights: []) }
        #expect(throws: MetricsError.lengthsDiffer("clusters")) { try Predictions(risk: [0.1], outcome: [0], clusters: [0, 0], clusterCount: 1) }
        #expect(throws: MetricsError.riskNotFinite(row: 1)) { try Predictions(risk: [0.1, .nan], outcome: [0, 1]) }
        #expect(throws: MetricsError.riskNotFinite(row: 0)) { try Predictions(risk: [.infinity], outcome: [0], scale: .score) }
        #expect(throws: MetricsError.riskOutsideUnitInterval(row: 0)) { try Predictions(risk: [1.5], outcome: [0]) }
        #expect(throws: MetricsError.outcomeNotBinary(row: 0)) { try Predictions(risk: [0.5], outcome: [2]) }
        #expect(throws: MetricsError.weightNotUsable(row: 0)) { try Predictions(risk: [0.5], outcome: [1], weights: [-1]) }
        #expect(throws: MetricsError.weightNotUsable(row: 0)) { try Predictions(risk: [0.5], outcome: [1], weights: [0]) }
        #expect(throws: MetricsError.clusterOutOfRange(row: 0)) { try Predictions(risk: [0.5], outcome: [1], clusters: [3], clusterCount: 3) }
    }

    @Test func subsetKeepsWhatBelongsToARow() throws {
        let all = try Predictions(
            risk: [0.1, 0.2, 0.3, 0.4], outcome: [0, 1, 0, 1], weights: [1, 2, 3, 4], clusters: [3, 1, 3, 0], clusterCount: 4, folds: [0, 1, 0, 1],
            tieBreak: [9, 8, 7, 6])
        let some = all.subset([2, 0, 3])
        #expect(some.risk == [0.3, 0.1, 0.4] && some.outcome == [0, 0, 1] && some.folds == [0, 0, 1] && some.tieBreak == [7, 9, 6])
        #expect(some.design.weights == [3, 1, 4] && some.design.clusters == [0, 0, 1] && some.design.clusterCount == 2)
    }
}
