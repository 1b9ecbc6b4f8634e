// SPDX-License-Identifier: EUPL-1.2

import Basics
import Challenger
import Evidence
import Foundation
import Learning
import StatMath
import Synchronization
import TestSupport
import Testing

/// What the trees learn, from what, and what their file says.
@Suite("Boosted trees: the fit", .needsXGBoost)
struct BoostedModelTests {
    static let births = DrawnBirths(4000)

    private func fit(_ data: TrainingData, _ parameters: BoostedParameters = BoostedParameters()) throws -> BoostedModel {
        try parameters.fit(data, progress: .silent)
    }

    @Test func theSameBytesTwice() throws {
        for parameters in [BoostedParameters(), BoostedParameters(trees: 50, rowShare: 0.4, seed: 12)] {
            let bytes = try (0..<2).map { _ in try ModelFile.trees(fit(Self.births.data, parameters).ensemble(outcome: "small")).encoded() }
            #expect(bytes[0] == bytes[1])
        }
        // Another seed draws other rows, where rows are drawn.
        let seeds = try [1, 2].map { try fit(Self.births.data, BoostedParameters(trees: 20, rowShare: 0.4, seed: $0)).ensemble() }
        #expect(seeds[0] != seeds[1])
    }

    /// Two features that say nothing alone and all together: what a sum over features cannot find.
    @Test func findsWhatWorksTogether() throws {
        var random = Philox(seed: 2, stage: "together")
        let (one, two) = ((0..<6000).map { _ in random.uniform() }, (0..<6000).map { _ in random.uniform() })
        let outcome = zip(one, two).map { UInt8(random.uniform() < (($0 < 0.5) == ($1 < 0.5) ? 0.8 : 0.1) ? 1 : 0) }
        let features = Features(
            rowCount: 6000,
            columns: [FeatureColumn(name: "income", values: .numeric(one)), FeatureColumn(name: "age", values: .numeric(two))])
        let model = try fit(TrainingData(features, outcome))
        let few = Features(
            rowCount: 4,
            columns: [
                FeatureColumn(name: "income", values: .numeric([0.2, 0.2, 0.8, 0.8])),
                FeatureColumn(name: "age", values: .numeric([0.2, 0.8, 0.2, 0.8])),
            ])
        for (risk, truth) in zip(try model.scores(few, rows: [0, 1, 2, 3]).risk, [0.8, 0.1, 0.1, 0.8]) {
            #expect(isClose(risk, truth, within: 0.12))
        }
        #expect(model.gains.allSatisfy { $0.share > 0.2 } && isClose(model.gains.reduce(0) { $0 + $1.share }, 1, within: 1e-12))
    }

    /// Kinds of missing values are told apart, beside numbers and among levels.
    @Test func kindsOfMissingAreToldApart() throws {
        var random = Philox(seed: 6, stage: "kinds")
        let kinds = (0..<6000).map { _ in UInt8([0, 0, 0, 1, 3, 5][random.below(6)]) }
        let risks: [UInt8: Double] = [0: 0.2, 1: 0.5, 3: 0.05, 5: 0.9]
        let outcome = kinds.map { UInt8(random.uniform() < risks[$0] ?? 0 ? 1 : 0) }
        let weight = FeatureColumn(
            name: "weight", values: .numeric(kinds.map { $0 == 0 ? Double(random.below(50)) : .nan }), missing: kinds, missingNames: [5: "-9"])
        let place = FeatureColumn(
            name: "municipality", values: .nominal(codes: kinds.map { $0 == 0 ? Int32(random.below(3)) : -1 }, levels: ["0363", "0518", "0599"]),
            missing: kinds, missingNames: [5: "-9"])
        for column in [weight, place] {
            let features = Features(rowCount: 6000, columns: [column])
            let scores = try fit(TrainingData(features, outcome)).scores(features, rows: Array(0..<6000)).risk
            for (kind, risk) in risks {
                let own = kinds.indices.filter { kinds[$0] == kind }
                #expect(isClose(own.reduce(0) { $0 + scores[$1] } / Double(own.count), risk, within: 0.05), "\(column.name) \(kind)")
            }
        }
    }

    /// A weight says how often a row counts: what is rare among rows is common where its rows weigh more.
    @Test(arguments: CaseWeights.Kind.allCases) func weightsCount(kind: CaseWeights.Kind) throws {
        let births = Self.births
        let weights = try #require(CaseWeights(births.outcome.map { $0 == 1 ? 3 : 1 }, kind: kind))
        let model = try fit(TrainingData(births.features, births.outcome, weights: weights))
        let mean = try model.scores(births.features, rows: births.rows).risk.reduce(0, +) / 4000
        let events = births.outcome.reduce(0) { $0 + Double($1) }
        let plain = events / 4000, weighted = 3 * events / (3 * events + 4000 - events)
        // Risks of the plain rows under weights lie between the two prevalences, near the weighted one.
        #expect(mean > (plain + weighted) / 2 && mean < weighted)
    }

    /// An offset is known beforehand: the trees learn what is left, and a score does not hold it.
    @Test func anOffsetIsNotLearned() throws {
        let births = Self.births
        func size(offset: [Double]?) throws -> Double {
            let data = TrainingData(features: births.features, outcome: births.outcome, rows: births.data.rows, offset: offset)
            let model = try fit(data, BoostedParameters(trees: 60, depth: 2))
            return try model.scores(births.features, rows: births.rows).risk.reduce(0) { $0 + abs(Logistic.logit($1)) } / 4000
        }
        // The offset is the truth: nothing but noise is left around log-odds of 0.
        let (left, all) = (try size(offset: births.logOdds), try size(offset: nil))
        #expect(left < 0.2 && all > 3 * left)
    }

    /// The intercept is the log-odds of the prevalence, and the trees add to it.
    @Test func whatTheFileHolds() throws {
        let model = try fit(Self.births.data, BoostedParameters(trees: 7, depth: 3)).ensemble(outcome: "small")
        let prevalence = Self.births.outcome.reduce(0) { $0 + Double($1) } / 4000
        #expect(isClose(model.intercept, Logistic.logit(prevalence), within: 1e-6))
        #expect(model.kind == "boosted" && model.outcome == "small" && model.trees.count == 7)
        #expect(model.trees.allSatisfy { $0.leafCount <= 8 && $0.nodes.count == 2 * $0.leafCount - 1 })
        #expect(model.features.map(\.feature) == ["age", "cigarettes", "weight", "municipality"])
        #expect(Set(model.features[2].missing) == ["not-recorded", "-9"] && model.features[3].missing == ["unlinked"])
    }

    @Test func findingsSayWhereItLeans() throws {
        let findings = try fit(Self.births.data).findings(about: About(outcome: "small", model: "boosted", rows: .train), rows: "hash")
        let gains = findings.filter { $0.key == "factor.gain" }
        #expect(gains.count == 4 && isClose(gains.reduce(0) { $0 + ($1.value ?? 0) }, 1, within: 1e-12))
        #expect(gains.map { $0.value ?? 0 } == gains.map { $0.value ?? 0 }.sorted(by: >))
        let names = Set(ChallengerSentences.all.map(\.id))
        #expect(gains.allSatisfy { names.contains($0.says?.template ?? "") })
        #expect(findings.first?.table?.column("name")?.contains("trees") == true)
    }

    /// Between two trees, not only before the first.
    @Test func stopsBetweenTrees() {
        let stopper = Stopper()
        let progress = ProgressMonitor { stopper.hear($0) }
        stopper.monitor.withLock { $0 = progress }
        #expect(throws: Cancelled.self) { try BoostedParameters(trees: 5000).fit(Self.births.data, progress: progress) }
        #expect(stopper.last.withLock { $0 } == 3)
    }
}

/// Cancels the work that it hears of at its fourth tree.
private final class Stopper: Sendable {
    let monitor = Mutex<ProgressMonitor?>(nil)
    let last = Mutex(0)

    func hear(_ report: ProgressReport) {
        last.withLock { $0 = report.completed }
        if report.completed == 3 { monitor.withLock { $0?.cancel() } }
    }
}
