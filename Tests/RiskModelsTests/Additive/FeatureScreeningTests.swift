// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing
import func Foundation.log

/// Many measurements of births, of which a few have to do with the outcome.
private struct ManyMeasurements {
    let features: Features
    let outcome: [UInt8]

    /// - Parameters:
    ///   - noise: measurements that have nothing to do with it.
    ///   - copies: measurements that are the first signal with a little noise.
    ///   - masked: whether the signal `hidden` says nothing alone: it hangs together with `shown`, and takes off what that adds too much.
    init(_ count: Int, noise: Int, copies: Int = 0, masked: Bool = false, strength: Double = 0.6, seed: UInt64 = 8) {
        var random = Philox(seed: seed, stage: "many-measurements")
        func normal() -> Double { Normal.quantile(random.uniform()) }
        var columns: [FeatureColumn] = []
        func add(_ name: String, _ values: [Double]) { columns.append(FeatureColumn(name: name, values: .numeric(values))) }
        let shown = (0..<count).map { _ in normal() }
        let hidden = shown.map { masked ? 0.8 * $0 + 0.6 * normal() : normal() }
        let bent = (0..<count).map { _ in normal() }
        let level = (0..<count).map { (_: Int) -> Int32 in Int32(random.below(4)) }
        for number in 0..<noise / 2 { add("noise-\(number)", (0..<count).map { _ in normal() }) }
        add("shown", shown)
        add("hidden", hidden)
        add("bent", bent)
        columns.append(FeatureColumn(name: "level", values: .nominal(codes: level, levels: ["a", "b", "c", "d"])))
        for number in 0..<copies { add("copy-\(number)", shown.map { $0 + 0.1 * normal() }) }
        for number in noise / 2..<noise { add("noise-\(number)", (0..<count).map { _ in normal() }) }
        outcome = (0..<count).map { row in
            let alone = masked ? shown[row] - 0.8 * hidden[row] : shown[row] + hidden[row]
            let eta = -1 + strength * (alone + bent[row] * bent[row] - 1 + (level[row] == 3 ? 1 : 0))
            return random.uniform() < Logistic.expit(eta) ? 1 : 0
        }
        features = Features(rowCount: count, columns: columns)
    }

    var data: TrainingData { TrainingData(features, outcome) }
}

@Suite("Additive model: screening of features")
struct FeatureScreeningTests {
    private static let signals: Set<String> = ["shown", "hidden", "bent", "level"]

    private func names(_ model: AdditiveModel) -> Set<String> { Set(model.terms.map(\.bins.feature)) }

    @Test func nothingIsScreenedWhereThereIsRoom() throws {
        let few = ManyMeasurements(800, noise: 8)
        let model = try AdditiveParameters(screening: ScreeningParameters(mostFeatures: 12)).fit(few.data, progress: .silent)
        #expect(model.screening == nil && model.terms.count == 12)
    }

    /// 400 features, of which 4 have to do with the outcome, in 3,000 rows: a line, another, a bend, and a level.
    @Test func theSignalsStay() throws {
        let many = ManyMeasurements(3000, noise: 396)
        let model = try AdditiveParameters(screening: ScreeningParameters(mostFeatures: 20)).fit(many.data, progress: .silent)
        #expect(model.terms.count == 20 && names(model).isSuperset(of: Self.signals))
        let screening = try #require(model.screening)
        #expect(screening.candidates.count == 400 && screening.leftOut.count == 380 && screening.keptCount == 20)
        for candidate in screening.candidates where Self.signals.contains(candidate.feature) {
            #expect(candidate.decision == .alone && candidate.alone > 4)
        }
        // The statistic of a feature that says nothing has mean 0 and variance about 1.
        let noise = screening.candidates.filter { $0.feature.hasPrefix("noise") }.map(\.alone)
        let mean = noise.reduce(0, +) / Double(noise.count)
        let variance = noise.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(noise.count - 1)
        #expect(mean.magnitude < 0.2 && (0.7...1.4).contains(variance), "\(mean) \(variance)")
    }

    /// By default 150 features have room.
    @Test func aHundredAndFiftyHaveRoom() throws {
        #expect(AdditiveParameters().screening.mostFeatures == 150 && AdditiveParameters().screening.kept.isEmpty)
    }

    /// 60 copies of one feature do not fill the room, and a feature that says nothing alone is found beside the one that masks it.
    @Test func copiesDoNotHideTheOthers() throws {
        let many = ManyMeasurements(6000, noise: 100, copies: 60, masked: true, strength: 0.9)
        let model = try AdditiveParameters(screening: ScreeningParameters(mostFeatures: 16)).fit(many.data, progress: .silent)
        #expect(names(model).isSuperset(of: ["hidden", "bent", "level"]))
        let screening = try #require(model.screening)
        let hidden = try #require(screening.candidates.first { $0.feature == "hidden" })
        #expect(hidden.decision == .beyond && hidden.alone < 3)
        #expect(try #require(hidden.beyond) > 4)
    }

    /// What is named, or known of beforehand, stays whatever it says.
    @Test func namedFeaturesStay() throws {
        let many = ManyMeasurements(1500, noise: 60)
        let knowledge = PriorKnowledge([Prior(feature: "noise-40", statement: .shape(.increasing), source: "Table 2")])
        let model = try AdditiveParameters(knowledge: knowledge, screening: ScreeningParameters(mostFeatures: 8, kept: ["noise-1"]))
            .fit(many.data, progress: .silent)
        #expect(names(model).isSuperset(of: Self.signals.union(["noise-1", "noise-40"])) && model.terms.count == 8)
        let named = try #require(model.screening).candidates.filter { $0.decision == .named }
        #expect(named.map(\.feature) == ["noise-1", "noise-40"] && named.allSatisfy { $0.beyond == nil })
        #expect(model.priors.count == 1 && { if case .shape = model.priors[0].outcome { true } else { false } }())
    }

    /// Where nothing predicts, features that were chosen on all rows would look as if they did on the rows held out.
    @Test func eachFoldChoosesForItself() throws {
        let nothing = ManyMeasurements(900, noise: 300, strength: 0)
        let fit = try AdditiveParameters(screening: ScreeningParameters(mostFeatures: 10))
            .crossFit(nothing.data, folds: Fold.turns(5, of: 900), progress: .silent)
        func logLoss(_ risks: [(Double, UInt8)]) -> Double { risks.reduce(0) { $0 - log($1.1 == 1 ? $1.0 : 1 - $1.0) } / Double(risks.count) }
        let outOfFold = (0..<5).flatMap { fold in
            zip(fit.outOfFold[fold].risk, stride(from: fold, to: 900, by: 5)).map { ($0, nothing.outcome[$1]) }
        }
        let share = Double(nothing.outcome.reduce(0) { $0 + Int($1) }) / 900
        #expect(logLoss(outOfFold) > logLoss(nothing.outcome.map { (share, $0) }) - 0.002)
        // As good on its own rows as chance makes ten of three hundred.
        let own = try fit.fitted.scores(nothing.features, rows: Array(0..<900)).risk
        #expect(logLoss(Array(zip(own, nothing.outcome))) < logLoss(outOfFold) - 0.01)
    }

    /// Families of which all have one value of a feature, and one outcome: rows that repeat each other say no more than one.
    @Test func clustersCountOnce() throws {
        var random = Philox(seed: 5, stage: "families")
        let (families, children, features) = (300, 8, 30)
        let values = (0..<features).map { _ in (0..<families).map { _ in Normal.quantile(random.uniform()) } }
        let risk = (0..<families).map { _ in 1.5 * Normal.quantile(random.uniform()) - 1 }
        let rows = families * children
        let outcome = (0..<rows).map { (row: Int) -> UInt8 in random.uniform() < Logistic.expit(risk[row / children]) ? 1 : 0 }
        let columns = values.enumerated().map { number, own in
            FeatureColumn(name: "shared-\(number)", values: .numeric((0..<rows).map { own[$0 / children] }))
        }
        let clusters = Clusters(index: (0..<rows).map { Int32($0 / children) }, count: families)
        let data = TrainingData(Features(rowCount: rows, columns: columns), outcome, clusters: clusters)
        func statistics(_ data: TrainingData) throws -> [Double] {
            try #require(
                try AdditiveParameters(screening: ScreeningParameters(mostFeatures: 4)).fit(data, progress: .silent).screening
            ).candidates.map(\.alone)
        }
        let (with, without) = (try statistics(data), try statistics(TrainingData(data.features, outcome)))
        #expect(without.reduce(0, +) / 30 > 2 && (with.reduce(0, +) / 30).magnitude < 0.6)
    }
}
