// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath
import TestSupport
import Testing

import MissingData

/// Patterns, pairs, flux and selected predictors of three small tables, against another program's.
@Suite(.needsSharedData) struct PatternOracleTests {
    static let tables = ["nhanes", "boys", "mammalsleep"]

    @Test(arguments: tables)
    func patternsAgree(name: String) throws {
        let expected = try Oracle.table("\(name)_mdpattern.csv")
        let patterns = MissingPatterns(Oracle.missingCells(try Oracle.table("\(name).csv")))
        let order = patterns.columnsByMissing
        #expect(Array(expected.columns[1..<expected.columns.count - 1]) == order.map { patterns.names[$0] })
        let rows = patterns.patterns.map { pattern in
            [String(pattern.rowCount)] + order.map { pattern.isMissing[$0] ? "0" : "1" } + [String(pattern.missingCount)]
        }
        #expect(rows == Array(expected.rows.dropLast()))
        let totals = order.map { patterns.missingCounts[$0] }
        #expect([""] + (totals + [totals.reduce(0, +)]).map(String.init) == expected.rows.last)
    }

    @Test(arguments: tables)
    func pairsAgree(name: String) throws {
        let pairs = PairCounts(Oracle.missingCells(try Oracle.table("\(name).csv")))
        let kinds: [(String, (Int, Int) -> Int)] = [
            ("rr", { pairs.bothObserved[$0][$1] }), ("rm", pairs.observedMissing), ("mr", { pairs.observedMissing($1, $0) }),
            ("mm", pairs.bothMissing),
        ]
        for (kind, count) in kinds {
            let expected = try Oracle.table("\(name)_mdpairs_\(kind).csv")
            for (row, cells) in expected.rows.enumerated() {
                #expect(cells.dropFirst().map { Int($0) } == pairs.names.indices.map { count(row, $0) }, "\(kind) \(cells[0])")
            }
        }
    }

    @Test(arguments: tables)
    func fluxAgrees(name: String) throws {
        let expected = try Oracle.table("\(name)_flux.csv")
        let flux = Flux.columns(Oracle.missingCells(try Oracle.table("\(name).csv")))
        let kinds: [(String, KeyPath<Flux, Double>)] = [
            ("pobs", \.observedShare), ("influx", \.influx), ("outflux", \.outflux), ("ainb", \.averageInbound), ("aout", \.averageOutbound),
            ("fico", \.incompleteAmongObserved),
        ]
        for (column, path) in kinds {
            #expect(expected[column].count == flux.count)
            for (value, one) in zip(expected[column], flux) { #expect(isClose(one[keyPath: path], value, within: 1e-12), "\(column)") }
        }
    }

    /// Texts count as their rank, as the other program has it.
    @Test(arguments: tables)
    func selectedPredictorsAgree(name: String) throws {
        let table = try Oracle.table("\(name).csv"), expected = try Oracle.table("\(name)_quickpred.csv")
        let regions = ["north", "east", "west", "south", "city"]
        let values = table.columns.map { column -> [Double] in
            let texts = table[text: column]
            if texts.allSatisfy({ $0.isEmpty || Double($0) != nil }) { return texts.map { Double($0) ?? 0 } }
            let levels = column == "reg" ? regions : Set(texts).subtracting([""]).sorted { $0.lowercased() < $1.lowercased() }
            return texts.map { Double((levels.firstIndex(of: $0) ?? -1) + 1) }
        }
        let matrix = try PredictorSelection().select(values: values, cells: Oracle.missingCells(table))
        for (row, cells) in expected.rows.enumerated() {
            #expect(cells.dropFirst().map { $0 == "1" } == matrix.uses[row], "\(cells[0])")
        }
    }

    /// In whatever order levels stand: what a correlation of their positions cannot see.
    @Test func theOrderOfLevelsIsNoMatter() throws {
        var random = Philox(seed: 3, stage: "association")
        let codes = (0..<3000).map { _ in Int32(random.below(3)) }, noise = codes.map { _ in Normal.quantile(random.uniform()) }
        let numbers = zip(codes, noise).map { ($0 == 1 ? 2 : 0) + $1 }, all = { (_: Int) in true }
        let levels = Association.Variable.levels(codes, count: 3)
        func strength(_ x: Association.Variable, _ y: Association.Variable) -> Double { Association.strength(x, y, where: all) }
        #expect(strength(.numbers(codes.map { Double($0) }), .numbers(numbers)) < 0.06)
        // Two thirds have mean 0, a third 2: the variance between is 8/9, of 17/9.
        #expect(isClose(strength(levels, .numbers(numbers)), (8.0 / 17).squareRoot(), within: 0.03))
        #expect(strength(levels, .numbers(numbers)) == strength(.numbers(numbers), levels))
        let shuffled = codes.map { ($0 * 2 + 1) % 3 }
        #expect(isClose(strength(levels, .levels(shuffled, count: 3)), 1, within: 1e-9))
        // With two levels each is the correlation, nearly.
        let two = numbers.map { $0 > 1 ? Int32(1) : 0 }, one = codes.map { $0 == 1 ? Int32(1) : 0 }
        let r = strength(.numbers(one.map { Double($0) }), .numbers(two.map { Double($0) }))
        #expect(isClose(strength(.levels(one, count: 2), .levels(two, count: 2)), r, within: 1e-3))
        #expect(isClose(strength(.levels(one, count: 2), .numbers(two.map { Double($0) })), r, within: 1e-3))
    }

    /// Many levels reach nothing by chance.
    @Test func whatIsUnrelatedIsWeak() {
        var random = Philox(seed: 4, stage: "association")
        let many = Association.Variable.levels((0..<4000).map { _ in Int32(random.below(200)) }, count: 200)
        let other = Association.Variable.levels((0..<4000).map { _ in Int32(random.below(30)) }, count: 30)
        let numbers = Association.Variable.numbers((0..<4000).map { _ in random.uniform() })
        #expect(Association.strength(many, numbers) { _ in true } < 0.1 && Association.strength(many, other) { _ in true } < 0.1)
        #expect(Association.strength(many, .levels([Int32](repeating: 0, count: 4000), count: 1)) { _ in true } == 0)
    }

    @Test func usableCasesAreDemanded() throws {
        let table = try Oracle.table("nhanes.csv")
        let matrix = try PredictorSelection(minimumUsableCases: 0.5).select(
            values: table.columns.map { table[$0] }, cells: Oracle.missingCells(table))
        // Of nine rows without bmi, one has hyp and two have chl.
        #expect(matrix.uses[1] == [true, false, false, false])
    }
}
