// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Learning
import Metrics
import StatMath
import Testing
import TestSupport
import Validation

/// A model that learns one risk a municipality: easily too much for its rows.
private struct RateByLevel: RiskScorer {
    let rates: [Double]
    let overall: Double

    init(_ data: TrainingData) throws {
        guard case .nominal(let codes, let levels) = data.features.columns[0].values else { throw TrainingDataError.noFeatures }
        var events = [Double](repeating: 0, count: levels.count), rows = events
        for row in data.rows.indices {
            let weight = data.weights?.values[row] ?? 1
            rows[Int(codes[row])] += weight
            events[Int(codes[row])] += data.outcome[row] == 1 ? weight : 0
        }
        let all = events.reduce(0, +) / rows.reduce(0, +)
        guard all > 0, all < 1 else { throw TrainingDataError.constantOutcome(events: 0, rows: 0) }
        // One row of prior information, so that no risk is 0 or 1.
        rates = zip(events, rows).map { ($0 + all) / ($1 + 1) }
        overall = all
    }

    func scores(_ features: Features, rows: [Int]) throws -> Scores {
        guard case .nominal(let codes, _) = features.columns[0].values else { throw TrainingDataError.noFeatures }
        return Scores(risk: rows.map { rates[Int(codes[$0])] })
    }
}

@Suite struct RefitBootstrapTests {
    /// Rows of municipalities that do not differ: whatever a model of them finds is chance.
    func births(_ count: Int, levels: Int, families: Int? = nil, seed: UInt64 = 1) -> TrainingData {
        var random = Philox(seed: seed, stage: "refit-tests")
        let codes = (0..<count).map { _ in Int32(random.below(levels)) }, outcome = (0..<count).map { _ in UInt8(random.uniform() < 0.2 ? 1 : 0) }
        let features = Features(
            rowCount: count, columns: [FeatureColumn(name: "municipality", values: .nominal(codes: codes, levels: (0..<levels).map(String.init)))])
        let plain = TrainingData(features, outcome)
        guard let families else { return plain }
        return TrainingData(
            features: features, outcome: outcome, rows: plain.rows,
            clusters: Clusters(index: (0..<count).map { Int32($0 % families) }, count: families))
    }

    func run(_ data: TrainingData, resamples: Int = 60, seed: UInt64 = 3) throws -> RefitBootstrapResult {
        try RefitBootstrap(resamples: resamples, capacity: 0.1, seed: seed).run(
            data, model: try RateByLevel(data), tieBreak: data.outcome.indices.map { UInt64($0) },
            refit: { training, _ in try RateByLevel(training) }, progress: .silent)
    }

    /// Forty rates of chance look like knowledge on their own rows. The bootstrap takes most of it away, not all: a plain twin of it gave, over
    /// eight draws of such rows, optimism of .058 to .076 of the AUC and .45 to .69 of the slope.
    @Test func optimismOfNoiseIsAll() throws {
        let result = try run(births(2_000, levels: 40))
        let auc = try #require(result.corrected(.auc)), slope = try #require(result.corrected(.calibrationSlope))
        #expect(auc.apparent > 0.56 && (0.045...0.09).contains(auc.optimism) && result.failed == 0 && result.fitted == 60)
        #expect(slope.apparent > 0.9 && (0.4...0.75).contains(slope.optimism))
        let explained = try #require(result.corrected(.nagelkerke))
        #expect(explained.apparent > 0.02 && explained.value < explained.apparent / 2)
        #expect(isClose(auc.value, auc.apparent - auc.optimism, within: 1e-15))
    }

    /// Rows that are judged with their own tables and weights: alike tables and weights of 1 say what plain rows say.
    @Test func tablesThatAgreeSayWhatOneSays() throws {
        let data = births(1_200, levels: 12), rows = data.rows.indices, plain = try run(data, resamples: 30)
        let bootstrap = RefitBootstrap(resamples: 30, capacity: 0.1, seed: 3), ties = data.outcome.indices.map { UInt64($0) }
        func risks(_ model: RateByLevel, _ tables: Int) throws -> RefitBootstrap.Risks {
            let risk = try model.scores(data.features, rows: rows).risk
            return RefitBootstrap.Risks(Array(repeating: risk, count: tables))
        }
        let original = try risks(RateByLevel(data), 3)
        let tables = try bootstrap.run(data, judging: rows, original: original, tieBreak: ties, progress: .silent) { training, counts, _, _ in
            #expect(counts.reduce(0, +) == 1_200)
            return RefitBootstrap.Refitted(resampled: try risks(RateByLevel(training), 3), fresh: try risks(RateByLevel(training), 3))
        }
        for metric in RefitBootstrap.metrics {
            #expect(isClose(tables.corrected(metric)?.value, plain.corrected(metric)?.value, within: 1e-12))
        }
        #expect(isClose(tables.meanAbsoluteDifference?.mean, plain.meanAbsoluteDifference?.mean, within: 1e-12))
    }

    /// A statistic of several tables is the mean of theirs; rows that are left out are neither judged nor counted.
    @Test func tablesThatDifferAreAveraged() throws {
        let data = births(1_000, levels: 10), ties = data.outcome.indices.map { UInt64($0) }
        let rows = data.rows.indices.filter { $0 % 2 == 0 }, risk = try RateByLevel(data).scores(data.features, rows: rows).risk
        let bootstrap = RefitBootstrap(resamples: 2, seed: 3), other = risk.map { $0 * 0.5 }
        func apparent(_ tables: [[Double]]) throws -> Double? {
            let own = RefitBootstrap.Risks(tables)
            return try bootstrap.run(data, judging: rows, original: own, tieBreak: ties, progress: .silent) { _, _, _, _ in
                RefitBootstrap.Refitted(resampled: own, fresh: own)
            }.apparent[.brier]
        }
        let both = try apparent([risk, other]), first = try #require(try apparent([risk])), second = try #require(try apparent([other]))
        #expect(isClose(both, (first + second) / 2, within: 1e-12) && first != second)
    }

    /// Two rates of many rows are what they are: hardly any optimism, hardly any movement.
    @Test func enoughRowsAreStable() throws {
        let few = try run(births(2_000, levels: 40)), many = try run(births(20_000, levels: 2), resamples: 40)
        #expect((many.corrected(.brier)?.optimism ?? 1).magnitude < 1e-4)
        #expect((many.meanAbsoluteDifference?.mean ?? 1) < 0.01 && (few.meanAbsoluteDifference?.mean ?? 0) > 0.03)
        #expect((few.selectionChange?.mean ?? 0) > 0.02)
    }

    /// The mean distance of a rate from that of a resample: sqrt(2/pi) of its standard error.
    @Test func instabilityIsThatOfARate() throws {
        let data = births(4_000, levels: 1), result = try run(data, resamples: 400)
        let p = Double(data.outcome.reduce(0) { $0 + Int($1) }) / 4_000, error = (p * (1 - p) / 4_000).squareRoot()
        #expect(isClose(result.meanAbsoluteDifference?.mean, (2 / Double.pi).squareRoot() * error, within: 0.15 * error))
    }

    @Test func sameSeedSameNumbersAndFamiliesStayWhole() throws {
        let data = births(900, levels: 5, families: 300)
        let one = try run(data, resamples: 25), two = try run(data, resamples: 25)
        #expect(one.corrected(.auc) == two.corrected(.auc) && one.spread() == two.spread())
        #expect(try run(data, resamples: 25, seed: 4).corrected(.auc) != one.corrected(.auc))
        let resample = ClusterResample(data, seed: 3, number: 0)
        for row in 0..<300 { #expect(resample.counts[row] == resample.counts[row + 300] && resample.counts[row] == resample.counts[row + 600]) }
        #expect(resample.counts.reduce(0, +) == 900)
    }

    /// Frequency weights are drawn as the rows that they stand for.
    @Test func frequenciesAreDrawnOneByOne() throws {
        let plain = births(50, levels: 3), values = (0..<50).map { Double($0 % 4) }
        let weights = try #require(CaseWeights(values, kind: .frequency))
        let data = TrainingData(features: plain.features, outcome: plain.outcome, rows: plain.rows, weights: weights)
        let counts = ClusterResample(data, seed: 1, number: 2).counts
        #expect(counts.reduce(0, +) == values.reduce(0, +) && zip(counts, values).allSatisfy { $1 > 0 || $0 == 0 })
    }

    /// Resamples of which no model can be made are counted; many of them take the verdict away.
    @Test func failuresAreCounted() throws {
        let data = births(400, levels: 4)
        var number = 0
        let result = try RefitBootstrap(resamples: 30, seed: 1).run(
            data, model: try RateByLevel(data), tieBreak: data.outcome.indices.map { UInt64($0) },
            refit: { training, _ in
                number += 1
                if number % 3 == 0 { throw TrainingDataError.noRows }
                return try RateByLevel(training)
            }, progress: .silent)
        #expect(result.failed == 10 && result.fitted == 20)
        let context = FindingContext(about: About(outcome: "preterm", model: "additive", rows: .train), rows: "h")
        let findings = result.findings(at: nil, events: 80, others: 320, weighted: false, context: context)
        #expect(findings.filter { $0.table == nil }.allSatisfy { $0.verdict == .insufficient && $0.why == "refits.failed" })
        let ids = Set(ValidationSentences.all.map(\.id))
        #expect(findings.compactMap(\.says?.template).allSatisfy(ids.contains) && findings.compactMap(\.why).allSatisfy(ids.contains))
        #expect(throws: Cancelled.self) {
            try RefitBootstrap(resamples: 3, seed: 1).run(
                data, model: try RateByLevel(data), tieBreak: [UInt64](repeating: 0, count: 400), refit: { _, _ in throw Cancelled() },
                progress: .silent)
        }
    }
}
