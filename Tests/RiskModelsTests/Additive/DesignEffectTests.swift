// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// What clusters do to the search of smoothness.
@Suite("Additive model: design effects")
struct DesignEffectTests {
    /// 60 areas of 100 births that differ, and no feature that says anything: one that a whole area shares, one that is each birth's own.
    private static let (features, outcome, areas) = {
        var random = Philox(seed: 61, stage: "areas")
        let areas = (0..<6000).map { $0 / 100 }
        let shared = (0..<60).map { _ in Double(random.below(15)) }
        let excess = (0..<60).map { _ in 0.6 * Normal.quantile(random.uniform()) }
        let own = areas.map { _ in Double(random.below(15)) }
        let outcome = areas.map { UInt8(random.uniform() < Logistic.expit(-1.5 + excess[$0]) ? 1 : 0) }
        let features = Features(
            rowCount: areas.count,
            columns: [
                FeatureColumn(name: "distance-to-care", values: .numeric(areas.map { shared[$0] })),
                FeatureColumn(name: "age", values: .numeric(own)),
            ])
        return (features, outcome, areas)
    }()

    @Test func differencesBetweenAreasAreNoEffectOfWhatTheyShare() throws {
        let alone = try AdditiveParameters().fit(TrainingData(Self.features, Self.outcome), progress: .silent)
        let clustered = try AdditiveParameters().fit(
            TrainingData(Self.features, Self.outcome, clusters: Clusters(keys: Self.areas)), progress: .silent)
        #expect(alone.terms.allSatisfy { $0.designEffect == 1 })
        #expect(alone.terms[0].degreesOfFreedom > 6)
        // 100 rows of correlation about .05.
        #expect((3...12).contains(clustered.terms[0].designEffect))
        #expect(clustered.terms[0].degreesOfFreedom < 4)
        #expect(clustered.terms[1].designEffect < 1.3)
        #expect(clustered.converged)
    }

    /// Folds take the clusters of their own rows.
    @Test func foldsDoSoToo() throws {
        let data = TrainingData(Self.features, Self.outcome, clusters: Clusters(keys: Self.areas))
        let folds = (0..<3).map { fold in
            Fold(
                training: RowSet((0..<6000).filter { Self.areas[$0] % 3 != fold }, of: 6000),
                heldOut: RowSet((0..<6000).filter { Self.areas[$0] % 3 == fold }, of: 6000))
        }
        let crossed = try AdditiveParameters().crossFit(data, folds: folds, progress: .silent)
        let spread = crossed.outOfFold.flatMap(\.risk)
        // Without design effects out-of-fold risks of the shared feature spread by .04 and more.
        let mean = spread.reduce(0, +) / Double(spread.count)
        let deviation = (spread.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(spread.count)).squareRoot()
        #expect(deviation < 0.035, "\(deviation)")
    }
}
