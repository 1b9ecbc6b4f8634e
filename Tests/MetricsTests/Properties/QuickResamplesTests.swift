// SPDX-License-Identifier: EUPL-1.2

import Basics
import Metrics
import StatMath
import Testing
import TestSupport

/// Resamples that do not look at the rows again, beside their plain twin: weights that are all 1 make each resample walk through the rows.
@Suite struct QuickResamplesTests {
    func moments(_ values: [Double]) -> (mean: Double, spread: Double) {
        let mean = values.reduce(0, +) / Double(values.count)
        return (mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot())
    }

    /// Two sets of draws of one distribution: means within four of their errors, spreads within a fifth.
    func expectAlike(_ quick: [Double], _ plain: [Double], _ what: String, _ source: SourceLocation = #_sourceLocation) {
        let (a, b) = (moments(quick), moments(plain))
        let error = (a.spread * a.spread / Double(quick.count) + b.spread * b.spread / Double(plain.count)).squareRoot()
        #expect(abs(a.mean - b.mean) < 4 * error, "\(what): \(a) \(b)", sourceLocation: source)
        #expect((0.8...1.25).contains(a.spread / b.spread), "\(what): \(a) \(b)", sourceLocation: source)
    }

    struct Rows {
        let drawn: DrawnPredictions
        var groups: [Int32] = [], clusters: [Int32] = []

        init(_ count: Int, groups groupCount: Int, mostInFamily: Int, nested: Bool, decimals: Int? = nil) {
            drawn = DrawnPredictions(count, prevalence: 0.2, decimals: decimals, seed: 9)
            var random = Philox(seed: 2, stage: "test.quick"), family: Int32 = 0
            while clusters.count < count {
                let own = Int32(random.below(groupCount))
                for _ in 0..<(1 + random.below(mostInFamily)) where clusters.count < count {
                    clusters.append(family)
                    groups.append(nested ? own : Int32(random.below(groupCount)))
                }
                family += 1
            }
        }

        var familyCount: Int { Int(clusters.last ?? 0) + 1 }
        func grouping(_ count: Int) -> FamilyBootstrap.Groups { FamilyBootstrap.Groups(codes: groups, count: count) }

        func predictions(families: Bool, walked: Bool) throws -> Predictions {
            try Predictions(
                risk: drawn.risk, outcome: drawn.outcome, weights: walked ? drawn.risk.map { _ in 1 } : nil, clusters: families ? clusters : nil,
                clusterCount: families ? familyCount : 0, tieBreak: drawn.tieBreak)
        }
    }

    /// Families within a group, across groups, and too large for a number: the same as walking through the rows.
    @Test(arguments: [(4, true), (3, false), (60, false)]) func kindsOfFamilies(mostInFamily: Int, nested: Bool) throws {
        let rows = Rows(6_000, groups: 3, mostInFamily: mostInFamily, nested: nested), bootstrap = FamilyBootstrap(resamples: 400, seed: 5)
        let results = try [false, true].map { walked in
            try bootstrap.run(
                try rows.predictions(families: true, walked: walked), rule: .threshold(0.25), groupings: [rows.grouping(3)])
        }
        for rate in [ConfusionRate.prevalence, .falseNegativeRate, .positivePredictiveValue] {
            let gaps = results.map { result in
                zip(result.cells[0][0], result.cells[0][1]).map { rate.share.value(in: $0) - rate.share.value(in: $1) }
            }
            expectAlike(gaps[0], gaps[1], rate.rawValue)
        }
        #expect(results[0].areaUnderCurve.count == 400 && results[0].areaUnderCurve.allSatisfy(\.isFinite))
    }

    /// Many different risks in ranges, and few that are each a range: the same as walking through the rows.
    @Test(arguments: [nil, 2]) func rangesOfRisk(decimals: Int?) throws {
        let rows = Rows(20_000, groups: 2, mostInFamily: 1, nested: true, decimals: decimals), bootstrap = FamilyBootstrap(resamples: 300, seed: 5)
        let results = try [false, true].map { walked in
            try bootstrap.run(try rows.predictions(families: false, walked: walked), rule: .capacity(0.1), groupings: [rows.grouping(2)])
        }
        expectAlike(results[0].areaUnderCurve, results[1].areaUnderCurve, "auc")
        expectAlike(results[0].observedExpected, results[1].observedExpected, "observed-expected")
        expectAlike(results[0].brier, results[1].brier, "brier")
        for rate in [ConfusionRate.selectionRate, .truePositiveRate] {
            let values = results.map { $0.cells[0][0].map { rate.share.value(in: $0) } }
            expectAlike(values[0], values[1], rate.rawValue)
        }
        // A capacity takes its share of every resample.
        for resample in 0..<300 {
            let all = results[0].cells[0][0][resample] + results[0].cells[0][1][resample]
            #expect(isClose((all[1] + all[3]) / all.sum(), 0.1, within: 1e-9))
        }
    }

    /// Neither the order of rows, nor another grouping behind it, nor the number of threads changes a draw.
    @Test(arguments: [false, true]) func drawsHangOnCountsAlone(families: Bool) throws {
        let rows = Rows(3_000, groups: 3, mostInFamily: families ? 3 : 1, nested: true), bootstrap = FamilyBootstrap(resamples: 30, seed: 8)
        let one = try rows.predictions(families: families, walked: false), order = Array((0..<3_000).reversed())
        let grouping = rows.grouping(3), turned = FamilyBootstrap.Groups(codes: order.map { rows.groups[$0] }, count: 3)
        for rule in [FamilyBootstrap.Rule.threshold(0.3), .nobody] + (families ? [] : [.capacity(0.2)]) {
            let first = try bootstrap.cells(one, rule: rule, groupings: [grouping, grouping])
            let second = try bootstrap.cells(one.subset(order), rule: rule, groupings: [turned])
            #expect(first[0] == second[0])
            let threads = Parallelism.threads
            Parallelism.threads = 1
            defer { Parallelism.threads = threads }
            #expect(try bootstrap.cells(one, rule: rule, groupings: [grouping]) == second)
        }
    }

    @Test func nothingToDrawFromIsNoTrap() throws {
        let none = try Predictions(risk: [], outcome: []), groups = FamilyBootstrap.Groups(codes: [], count: 2)
        let one = try Predictions(risk: [0.5], outcome: [1]), single = FamilyBootstrap.Groups(codes: [1], count: 2)
        for rule in [FamilyBootstrap.Rule.capacity(0.1), .capacity(3), .threshold(0.2), .nobody] {
            let empty = try FamilyBootstrap(resamples: 25).run(none, rule: rule, groupings: [groups])
            #expect(empty.cells[0].count == 2 && empty.cells[0][1].allSatisfy { $0 == .zero } && empty.areaUnderCurve.allSatisfy(\.isNaN))
            let row = try FamilyBootstrap(resamples: 25).run(one, rule: rule, groupings: [single])
            #expect(row.cells[0][0].allSatisfy { $0 == .zero } && row.cells[0][1].contains { $0.sum() > 0 })
        }
    }

    /// Scores of the same rows share their resamples: equal scores do not differ in any, and a difference varies less than its parts.
    @Test(arguments: [false, true]) func pairsAreKeptTogether(families: Bool) throws {
        let rows = Rows(4_000, groups: 3, mostInFamily: families ? 3 : 1, nested: true)
        let first = try rows.predictions(families: families, walked: false)
        let moved = rows.drawn.risk.enumerated().map { row, risk -> Double in
            let factor = 1 + Double(row % 7) / 70
            return min(0.99, risk * factor)
        }
        let other = try Predictions(
            risk: moved, outcome: first.outcome,
            clusters: families ? rows.clusters : nil, clusterCount: families ? rows.familyCount : 0, tieBreak: rows.drawn.tieBreak)
        let bootstrap = FamilyBootstrap(resamples: 200, seed: 3)
        let both = try bootstrap.paired([first, first, other], rule: .capacity(0.1), groupings: [rows.grouping(3)])
        #expect(both[0].resampled.areaUnderCurve == both[1].resampled.areaUnderCurve && both[0].resampled.cells == both[1].resampled.cells)
        let own = try #require(AreaUnderCurve.estimate(first)).value
        #expect(isClose(both[0].own.areaUnderCurve[0], own, within: 1e-12))
        #expect(both[0].own.cells[0].reduce(0) { $0 + $1[0].sum() } == 4_000)
        let a = both[0].resampled.areaUnderCurve, b = both[2].resampled.areaUnderCurve
        let apart = moments(zip(a, b).map { $1 - $0 }), together = moments(a)
        #expect(apart.spread < together.spread / 2 && apart.spread > 0)
        // The difference in the rows themselves lies in the middle of the resampled ones.
        #expect(abs(apart.mean - (both[2].own.areaUnderCurve[0] - both[0].own.areaUnderCurve[0])) < apart.spread)
    }
}
