// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import MissingData
import RegisterData
import StatMath
import TestSupport
import Testing

import Learning

/// Occupations and municipalities: columns of so many levels that no regression bears them.
@Suite("Many levels") struct ManyLevelsTests {
    /// Levels in a row along a number: the level of a row is near that of rows with a similar number.
    private struct Places {
        var x: [Double] = [], codes: [Int32] = [], missing: [UInt8] = []
        let levels: [Level]

        /// - Parameter gap: the chance that a row's level is missing, given its number.
        init(_ rows: Int, levels count: Int, seed: UInt64, gap: (Double) -> Double) {
            var random = Philox(seed: seed, stage: "test.places")
            levels = (0..<count).map { Level(code: String(format: "%04d", $0)) }
            for _ in 0..<rows {
                let x = random.uniform(), near = x + 0.05 * Normal.quantile(random.uniform())
                self.x.append(x)
                codes.append(Int32(min(count - 1, max(0, Int(near * Double(count))))))
                missing.append(random.uniform() < gap(x) ? MissingKind.notRecorded.rawValue : 0)
            }
        }

        func table() throws -> Table {
            try Table(columns: [
                Column(name: "x", values: .number(x)),
                Column(name: "place", values: .category(codes: codes, levels: levels), missing: missing),
            ])
        }
    }

    private static func drawn(_ tables: ImputedTables, _ imputation: Int) -> [Int32] {
        guard case .levels(let codes)? = tables.imputedValues(of: "place", imputation: imputation) else { return [] }
        return codes
    }

    @Test(arguments: [100, 5000])
    func levelsComeFromRowsThatAreAlike(count: Int) throws {
        let places = Places(20_000, levels: count, seed: 4) { 0.4 * $0 }, table = try places.table()
        let tables = try ChainedEquations(imputations: 2, iterations: 2, seed: 1).impute(table), rows = tables.imputedRows(of: "place")
        #expect(tables.method(of: "place") == .hotDeck)
        let codes = Self.drawn(tables, 0), donors = try #require(tables.donors(of: "place", imputation: 0))
        #expect(zip(codes, donors).allSatisfy { $0 == places.codes[$1] && places.missing[$1] == 0 })
        #expect(Set(rows).isDisjoint(with: donors))
        // The truth is as far from a row's number as the drawn level is; at random both would be a third of all levels apart.
        let distance = zip(rows, codes).reduce(0) { $0 + abs(Double($1.1) / Double(count) - places.x[$1.0]) } / Double(rows.count)
        #expect(distance > 0.03 && distance < 0.06, "\(distance)")
        #expect(codes != Self.drawn(tables, 1))
        #expect(codes == Self.drawn(try ChainedEquations(imputations: 2, iterations: 2, seed: 1).impute(table), 0))
    }

    /// The share of people from a part of the country, by Rubin's rules: its 95% interval covers about as often as it says.
    @Test func sharesAreCovered() throws {
        var covered = 0
        let runs = 150, truth = 0.5
        for run in 0..<runs {
            let places = Places(1000, levels: 80, seed: UInt64(1000 + run)) { 0.1 + 0.5 * $0 }
            let tables = try ChainedEquations(imputations: 10, iterations: 1, seed: UInt64(run)).impute(try places.table())
            let shares = (0..<10).map { number in
                Double(tables.completed(number).numbers("place").count { $0 < 40 }) / 1000
            }
            let pooled = try PooledEstimate(shares, variances: shares.map { $0 * (1 - $0) / 1000 }, completeDegreesOfFreedom: 999)
            let interval = pooled.interval(level: 0.95)
            covered += (interval.low...interval.high).contains(truth) ? 1 : 0
        }
        // Binomial limits of 1 in 1,000 around .95.
        #expect((133...150).contains(covered), "\(covered) of \(runs)")
    }

    /// First the group, by what tells groups apart; then the level within it.
    @Test func aClassificationIsDrawnFromTheTop() throws {
        var random = Philox(seed: 2, stage: "test.hierarchy")
        let levels = (0..<5).flatMap { group in (0..<90).map { Level(code: "\(group)\(String(format: "%02d", $0))") } }
        var x: [Double] = [], z: [Double] = [], codes: [Int32] = [], missing: [UInt8] = []
        for _ in 0..<12_000 {
            // x tells the group, z the first digit within it; one group has a single occupation.
            let group = random.below(5), digit = group == 4 ? 0 : random.below(9)
            x.append(Double(group) + 0.3 * Normal.quantile(random.uniform()))
            z.append(Double(digit) + 0.5 * Normal.quantile(random.uniform()))
            codes.append(Int32(90 * group + 10 * digit + (group == 4 ? 0 : random.below(10))))
            missing.append(random.uniform() < 0.3 ? MissingKind.notRecorded.rawValue : 0)
        }
        let table = try Table(columns: [
            Column(name: "x", values: .number(x)), Column(name: "z", values: .number(z)),
            Column(name: "place", values: .category(codes: codes, levels: levels), missing: missing),
        ])
        var chains = ChainedEquations(imputations: 1, iterations: 1, seed: 3)
        chains.methods["place"] = .hierarchy([1, 2])
        let tables = try chains.impute(table), rows = tables.imputedRows(of: "place"), drawn = Self.drawn(tables, 0)
        let known = Set(codes.indices.filter { missing[$0] == 0 }.map { codes[$0] })
        #expect(drawn.allSatisfy(known.contains))
        let pairs = zip(rows, drawn).map { (own: codes[$0.0], drawn: $0.1) }
        func share(_ same: (Int32) -> Int32) -> Double { Double(pairs.count { same($0.own) == same($0.drawn) }) / Double(pairs.count) }
        #expect(share { $0 / 90 } > 0.8, "groups, of which chance gives a fifth: \(share { $0 / 90 })")
        #expect(share { $0 / 10 } > 0.35, "first digits, of which chance within groups gives a ninth: \(share { $0 / 10 })")
        #expect(pairs.filter { $0.own / 90 == 4 && $0.drawn / 90 == 4 }.allSatisfy { $0.drawn == 360 })
        chains.shift = DeltaShift(column: "place", level: 3, deltas: [0, 1])
        #expect(throws: MissingDataError.self) { try chains.impute(table) }
        chains.methods["place"] = .hierarchy([2, 1])
        chains.shift = nil
        #expect(throws: MissingDataError.self) { try chains.impute(table) }
    }

    /// The odds of a level that the hot deck draws move as they are asked to.
    @Test func aShiftMovesTheOdds() throws {
        let places = Places(8000, levels: 70, seed: 9) { _ in 0.5 }
        var chains = ChainedEquations(imputations: 1, iterations: 1, seed: 5)
        chains.shift = DeltaShift(column: "place", level: 30, deltas: [-20, 0, log(2), 20])
        let shifted = try chains.impute(try places.table()).shiftedValues(imputation: 0).map { values -> Double in
            guard case .levels(let codes) = values else { return -1 }
            return Double(codes.count { $0 == 30 }) / Double(codes.count)
        }
        #expect(shifted[0] == 0 && shifted[3] > 4 * shifted[1])
        #expect(shifted[2] > 1.5 * shifted[1] && shifted[2] < 2 * shifted[1], "\(shifted)")
    }

    /// Beyond the sixty commonest, levels share a column of the stored imputer: each is drawn as often as it occurs.
    @Test func rareLevelsAreStoredWithTheirShares() throws {
        var random = Philox(seed: 8, stage: "test.stored-levels")
        let levels = (0..<80).map { Level(code: "m\($0)") }
        // The last twenty together are a third of the rows; one of them is half of those.
        let codes = (0..<30_000).map { _ in Int32(random.uniform() < 0.67 ? random.below(60) : random.uniform() < 0.5 ? 60 : 61 + random.below(19)) }
        var counts = [Int](repeating: 0, count: 80)
        for code in codes { counts[Int(code)] += 1 }
        let numbers = codes.map { _ in Normal.quantile(random.uniform()) }, missing = codes.map { _ in UInt8(random.uniform() < 0.3 ? 1 : 0) }
        let table = try Table(columns: [
            Column(name: "x", values: .number(numbers)),
            Column(name: "place", values: .category(codes: codes, levels: levels), missing: missing),
        ])
        let imputer = try StoredImputation(chains: ChainedEquations(imputations: 2, iterations: 1, seed: 3)).fit(table, without: [])
        let keys = codes.indices.map { UInt64($0) &* 0x9e37_79b9_7f4a_7c15 }
        let drawn = try imputer.completed(table, .drawn(seed: 1, imputation: 0, keys: keys)).numbers("place")
        let open = codes.indices.filter { missing[$0] != 0 }
        for level in [0, 60, 61, 70, 79] {
            let share = Double(open.count { drawn[$0] == Double(level) }) / Double(open.count), expected = Double(counts[level]) / 30_000
            #expect(isClose(share, expected, within: 4 * (expected / Double(open.count)).squareRoot()), "\(level): \(share), \(expected)")
        }
        let again = try JSONDecoder().decode(StoredImputer.self, from: try JSONEncoder().encode(imputer))
        #expect(again == imputer)
    }
}
