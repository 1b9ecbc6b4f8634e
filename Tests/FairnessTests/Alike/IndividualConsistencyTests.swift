// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Learning
import Metrics
import StatMath
import Testing
import TestSupport

@Suite struct IndividualConsistencyTests {
    func finding(
        _ columns: [FeatureColumn], _ reached: [Bool], clusters: [Int32]? = nil, _ consistency: IndividualConsistency
    ) throws -> Finding? {
        let predictions = try Predictions(
            risk: reached.map { $0 ? 0.9 : 0.1 }, outcome: reached.map { _ in 0 }, clusters: clusters,
            clusterCount: clusters.map { Int($0.max() ?? 0) + 1 } ?? 0)
        let findings = Verdicts.adjust(
            try consistency.findings(
                predictions, selection: Selection(at: ["threshold": 0.5], isReached: reached),
                features: Features(rowCount: reached.count, columns: columns), rows: Array(reached.indices), context: testContext))
        expectSpeakable(findings)
        return findings.first
    }

    /// By hand: two clumps on a line, two neighbours each.
    @Test func byHand() throws {
        let line = [FeatureColumn(name: "x", values: .numeric([0, 1, 2, 10, 11, 12]))]
        let settings = IndividualConsistency(neighbours: 2, minimumRows: 1)
        #expect(try finding(line, [false, false, false, true, true, true], settings)?.value == 1)
        let mixed = try #require(try finding(line, [false, true, false, true, false, true], settings))
        #expect(isClose(mixed.value, 1 - 4.0 / 6, within: 1e-12) && mixed.verdict == .information)
    }

    /// The plain twin: all distances, sorted, with kinds of missing, levels, ties and families.
    @Test func agreesWithAllDistances() throws {
        var random = Philox(seed: 3, stage: "test.consistency")
        let count = 240, neighbours = 4
        let age = (0..<count).map { _ in random.uniform() < 0.1 ? Double.nan : Double(random.below(12)) }
        let kind = age.map { $0.isNaN ? UInt8(1 + random.below(2)) : 0 }
        let place = (0..<count).map { _ in Int32(random.below(4)) - 1 }, reached = (0..<count).map { _ in random.uniform() < 0.3 }
        let clusters = (0..<count).map { Int32($0 / 2) }
        let columns = [
            FeatureColumn(name: "age", values: .numeric(age), missing: kind), FeatureColumn(name: "constant", values: .numeric(age.map { _ in 3 })),
            FeatureColumn(name: "place", values: .nominal(codes: place, levels: ["p", "q", "r"]), missing: place.map { $0 < 0 ? 1 : 0 }),
        ]
        let known = age.filter { !$0.isNaN }, mean = known.reduce(0, +) / Double(known.count)
        let variance = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count)
        let shares = (0..<3).map { level in Double(place.count { $0 == Int32(level) }) / Double(place.count { $0 >= 0 }) }
        let cost = 2 / (1 - shares.reduce(0) { $0 + $1 * $1 })
        func distance(_ a: Int, _ b: Int) -> Double {
            let first =
                age[a].isNaN && age[b].isNaN
                ? (kind[a] == kind[b] ? 0 : 2) : age[a].isNaN || age[b].isNaN ? 2 : (age[a] - age[b]) * (age[a] - age[b]) / variance
            return first + (place[a] == place[b] ? 0 : place[a] < 0 || place[b] < 0 ? 2 : cost)
        }
        var sum = 0.0
        for row in 0..<count {
            let others = (0..<count).filter { clusters[$0] != clusters[row] }
            let limit = others.map { distance(row, $0) }.sorted()[neighbours - 1]
            let near = others.filter { distance(row, $0) <= limit + 1e-9 }
            sum += abs((reached[row] ? 1 : 0) - Double(near.count { reached[$0] }) / Double(near.count))
        }
        let found = try finding(columns, reached, clusters: clusters, IndividualConsistency(neighbours: neighbours))
        #expect(isClose(found?.value, 1 - sum / Double(count), within: 1e-9))
        #expect(found?.says?.arguments["features"] == .integer(2))
    }

    /// Decisions by a feature are consistent, decisions by lot are what chance gives: p is small as often as it says.
    @Test func chanceIsChance() throws {
        var small = 0
        for seed in 0..<60 {
            var random = Philox(seed: UInt64(seed), stage: "test.lot")
            let x = (0..<300).map { _ in random.uniform() }, y = (0..<300).map { _ in random.uniform() }
            let columns = [FeatureColumn(name: "x", values: .numeric(x)), FeatureColumn(name: "y", values: .numeric(y))]
            // Families of two, of one decision, who are not alike.
            let lot = (0..<150).map { _ in random.uniform() < 0.3 }, reached = (0..<300).map { lot[$0 / 2] }
            let found = try #require(
                try finding(columns, reached, clusters: (0..<300).map { Int32($0 / 2) }, IndividualConsistency(replicates: 99, seed: UInt64(seed))))
            if found.says?.arguments["p"]?.double ?? 0 <= 0.05 { small += 1 }
            if seed == 0 {
                let ruled = try #require(try finding(columns, x.map { $0 > 0.7 }, IndividualConsistency(replicates: 99)))
                #expect((ruled.value ?? 0) > 0.9 && ruled.says?.arguments["p"] == .number(0.01))
                #expect((ruled.says?.arguments["chance"]?.double ?? 1) < 0.65)
            }
        }
        #expect(small <= 9, "\(small) of 60 at 5%")
    }

    /// A sample of stated size, whatever the order of rows; too few, no feature, rows that do not fit.
    @Test func hostileInput() throws {
        let x = (0..<5_000).map { Double($0 % 97) }, reached = x.map { $0 > 80 }
        let sampled = try finding([FeatureColumn(name: "x", values: .numeric(x))], reached, IndividualConsistency(mostRows: 500, replicates: 19))
        #expect((400...600).contains(sampled?.says?.arguments["rows"]?.double ?? 0))
        let few = try finding([FeatureColumn(name: "x", values: .numeric([1, 2, 3]))], [true, false, true], IndividualConsistency())
        #expect(few?.value == nil && few?.reason != nil)
        #expect(try finding([FeatureColumn(name: "x", values: .numeric([1, 1, 1]))], [true, false, true], IndividualConsistency()) == nil)
        #expect(try finding([], [], IndividualConsistency()) == nil)
        #expect(throws: FairnessError.self) {
            try IndividualConsistency().findings(
                try Predictions(risk: [0.5], outcome: [1]), selection: Selection(at: [:], isReached: [true]),
                features: Features(rowCount: 1, columns: []), rows: [1], context: testContext)
        }
    }
}
