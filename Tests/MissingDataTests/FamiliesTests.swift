// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import MissingData
import RegisterData
import StatMath
import TestSupport
import Testing

/// Births of the same mothers: what belongs to the family is one value, and what siblings have tells of each other.
@Suite struct FamiliesTests {
    /// Two births a mother; every third mother has both in one year. Income is of the family and the year, weight of the child, both alike in
    /// families.
    private struct Births {
        var family: [Int32] = [], unit: [Int32] = [], income: [Double] = [], weight: [Double] = [], origin: [Int32] = [], age: [Double] = []
        var gaps: [String: [UInt8]] = [:]

        init(_ mothers: Int) {
            var random = Philox(seed: 8, stage: "test.families"), units: Int32 = 0
            func normal() -> Double { Normal.quantile(random.uniform()) }
            for mother in 0..<mothers {
                let own = normal(), isTwin = mother % 3 == 0, place = Int32(random.below(4))
                var earned = 0.0
                for child in 0..<2 {
                    if child == 0 || !isTwin {
                        units += 1
                        earned = 40 + 8 * own + 3 * normal()
                    }
                    family.append(Int32(mother))
                    unit.append(units)
                    income.append(earned)
                    weight.append(3 + 0.4 * own + 0.2 * normal())
                    // A level that siblings share, nine times in ten.
                    origin.append(random.uniform() < 0.9 ? place : Int32(random.below(4)))
                    age.append(30 + 5 * normal())
                }
            }
            for name in ["income", "weight", "origin"] { gaps[name] = income.indices.map { _ in random.uniform() < 0.3 ? 1 : 0 } }
        }

        var families: Families { Families(family: family, unit: unit, shared: ["income"]) }

        func table() throws -> Table {
            try Table(columns: [
                Column(name: "age", values: .number(age)),
                Column(name: "income", values: .number(income), missing: gaps["income"]),
                Column(name: "weight", values: .number(weight), missing: gaps["weight"]),
                Column(
                    name: "origin", values: .category(codes: origin, levels: (0..<4).map { Level(code: "\($0)") }), missing: gaps["origin"]),
            ])
        }
    }

    private func numbers(_ table: Table, _ name: String) throws -> [Double] {
        guard case .number(let values) = try #require(table[name]).values else { return [] }
        return values
    }

    private func correlation(_ x: [Double], _ y: [Double]) -> Double {
        let n = Double(x.count), meanX = x.reduce(0, +) / n, meanY = y.reduce(0, +) / n
        let products = zip(x, y).reduce((0.0, 0.0, 0.0)) { sums, pair in
            let (dx, dy) = (pair.0 - meanX, pair.1 - meanY)
            return (sums.0 + dx * dx, sums.1 + dy * dy, sums.2 + dx * dy)
        }
        return products.2 / (products.0 * products.1).squareRoot()
    }

    @Test func whatBelongsToTheFamilyIsOneValue() throws {
        let births = Births(1500)
        var chains = ChainedEquations(imputations: 3, iterations: 4, seed: 2)
        chains.families = births.families
        let imputed = try chains.impute(try births.table())
        var drawn: Set<Double> = []
        for number in 0..<3 {
            let income = try numbers(imputed.completed(number), "income")
            for (first, second) in zip(stride(from: 0, to: income.count, by: 2), stride(from: 1, to: income.count, by: 2)) {
                let isOne = births.unit[first] == births.unit[second]
                if isOne { #expect(income[first] == income[second]) }
                let gaps = births.gaps["income"] ?? []
                if isOne, gaps[first] == 0 || gaps[second] == 0 { #expect(income[first] == births.income[first]) }
                if gaps[first] == 1, gaps[second] == 1 { drawn.insert(income[first]) }
            }
            #expect(imputed.completed(number).columns.allSatisfy { $0.missing == nil })
        }
        // Different in different tables and families.
        #expect(drawn.count > 100)
    }

    /// Without families siblings become less alike than they are; with them, as alike.
    @Test func siblingsStayAlike() throws {
        let births = Births(3000)
        func alike(_ families: Families?) throws -> (weight: Double, origin: Double) {
            var chains = ChainedEquations(imputations: 1, iterations: 5, seed: 3)
            chains.families = families
            let tables = try chains.impute(try births.table()), completed = tables.completed(0), weight = try numbers(completed, "weight")
            // Everybody has a sibling: that says nothing, and is no copy of the constant. Whose value it was is known, whatever the order of drawing.
            #expect(tables.ridgedColumns.isEmpty)
            #expect(tables.donors(of: "weight", imputation: 0)?.count == tables.imputedRows(of: "weight").count)
            guard case .category(let codes, _) = try #require(completed["origin"]).values else { return (0, 0) }
            let first = Array(stride(from: 0, to: weight.count, by: 2))
            return (
                correlation(first.map { weight[$0] }, first.map { weight[$0 + 1] }),
                Double(first.count { codes[$0] == codes[$0 + 1] }) / Double(first.count)
            )
        }
        let first = Array(stride(from: 0, to: births.weight.count, by: 2))
        let truth = correlation(first.map { births.weight[$0] }, first.map { births.weight[$0 + 1] })
        let same = Double(first.count { births.origin[$0] == births.origin[$0 + 1] }) / Double(first.count)
        let (with, without) = (try alike(births.families), try alike(nil))
        #expect(isClose(with.weight, truth, within: 0.04) && without.weight < truth - 0.1, "\(with) \(without) \(truth)")
        #expect(isClose(with.origin, same, within: 0.05) && without.origin < same - 0.2, "\(with) \(without) \(same)")
    }

    /// A sister to whom the question does not apply says nothing: with one other sister, the mean is that one's.
    @Test func whoTheQuestionDoesNotConcernIsNoSibling() throws {
        var random = Philox(seed: 6, stage: "test.siblings")
        var family: [Int32] = [], weight: [Double] = [], missing: [UInt8] = []
        for number in 0..<2000 {
            let own = Normal.quantile(random.uniform())
            for child in 0..<3 {
                family.append(Int32(number))
                weight.append(50 + 3 * own + 0.3 * Normal.quantile(random.uniform()))
                missing.append(child == 2 ? MissingKind.structural.rawValue : child == 1 && number % 2 == 0 ? MissingKind.notRecorded.rawValue : 0)
            }
        }
        let table = try Table(columns: [
            Column(name: "x", values: .number(weight.map { _ in Normal.quantile(random.uniform()) })),
            Column(name: "weight", values: .number(weight), missing: missing),
        ])
        var chains = ChainedEquations(imputations: 1, iterations: 20, seed: 1)
        chains.families = Families(family: family, unit: (0..<6000).map { Int32($0) })
        let drawn = try chains.impute(table).completed(0).numbers("weight")
        let open = missing.indices.filter { missing[$0] == MissingKind.notRecorded.rawValue }
        // As near to the sister as sisters are to each other: a spread of .3 times the root of 2; halves of means would make it 1.5.
        let apart = open.map { drawn[$0] - weight[$0 - 1] }
        let spread = (apart.reduce(0) { $0 + $1 * $1 } / Double(apart.count)).squareRoot()
        #expect(spread > 0.3 && spread < 0.55, "\(spread)")
    }

    /// An imputer for single rows knows nothing of families, and is of the columns alone.
    @Test func storedImputersForgetFamilies() throws {
        let births = Births(600)
        var chains = ChainedEquations(imputations: 2, iterations: 3, seed: 4)
        chains.families = births.families
        let stored = try StoredImputation(chains: chains).fit(try births.table(), without: [])
        #expect(stored.moments.mean.count == 1 + 3 + 3)
        #expect(try stored.completed(try births.table()).columns.allSatisfy { $0.missing == nil })
    }

    @Test func familiesAreOfTheSameRows() throws {
        var chains = ChainedEquations(imputations: 1, iterations: 1, seed: 4)
        chains.families = Families(family: [0, 0], unit: [0, 1])
        #expect(throws: MissingDataError.self) { try chains.impute(try Births(10).table()) }
    }
}
