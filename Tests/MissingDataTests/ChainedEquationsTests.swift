// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import MissingData
import RegisterData
import StatMath
import TestSupport
import Testing

@Suite(.serialized) struct ChainedEquationsTests {
    /// Births with income, weight, week, education (4 levels), smoking (2) and municipality (40), a fifth of most of them missing.
    static func births(_ rows: Int, missing share: Double = 0.2) throws -> Table {
        var generator = Philox(seed: 11, stage: "births")
        var income: [Double] = [], weight: [Double] = [], week: [Int64] = [], education: [Int32] = [], smokes: [Int32] = [], place: [Int32] = []
        var gaps = [[UInt8]](repeating: [], count: 6)
        for _ in 0..<rows {
            let z = Normal.quantile(generator.uniform()), level = generator.below(4)
            let home = Int32(min(39, Int(Double(20 + 6 * level) * generator.uniform())))
            income.append(30 + 8 * z + 4 * Double(level))
            smokes.append(generator.uniform() < Logistic.expit(-1 - 0.5 * z - 0.3 * Double(level)) ? 1 : 0)
            week.append(Int64((39 + 1.5 * Normal.quantile(generator.uniform()) - Double(smokes.last ?? 0)).rounded()))
            weight.append(3400 + 180 * (Double(week.last ?? 39) - 39) - 200 * Double(smokes.last ?? 0) + 400 * Normal.quantile(generator.uniform()))
            education.append(Int32(level))
            place.append(home)
            for column in 0..<6 { gaps[column].append(column != 2 && generator.uniform() < share ? MissingKind.notRecorded.rawValue : 0) }
        }
        func levels(_ count: Int) -> [Level] { (0..<count).map { Level(code: "\($0)") } }
        let values: [(String, ColumnValues)] = [
            ("income", .number(income)), ("weight", .number(weight)), ("week", .integer(week)),
            ("education", .category(codes: education, levels: levels(4))), ("smokes", .category(codes: smokes, levels: levels(2))),
            ("municipality", .category(codes: place, levels: levels(40))),
        ]
        return try Table(
            columns: values.enumerated().map { index, one in
                Column(name: one.0, values: one.1, missing: gaps[index].contains { $0 != 0 } ? gaps[index] : nil)
            })
    }

    static func texts(_ tables: ImputedTables) -> [[[String]]] {
        (0..<tables.count).map { tables.completed($0).columns.map(\.texts) }
    }

    @Test func sameBytesForAnyNumberOfThreads() throws {
        let table = try Self.births(17_000), parameters = ChainedEquations(imputations: 2, iterations: 2, seed: 5)
        let threads = Parallelism.threads
        defer { Parallelism.threads = threads }
        Parallelism.threads = 1
        let one = try Self.texts(parameters.impute(table))
        Parallelism.threads = 4
        #expect(try Self.texts(parameters.impute(table)) == one)
        #expect(one[0] != one[1])
    }

    @Test func observedCellsStayAndNoGapIsLeft() throws {
        let table = try Self.births(2000)
        let tables = try ChainedEquations(imputations: 3, iterations: 8, seed: 1).impute(table)
        #expect(Set(tables.imputedColumns) == ["income", "weight", "education", "smokes", "municipality"])
        for index in 0..<3 {
            for (before, after) in zip(table.columns, tables.completed(index).columns) {
                #expect(after.missing == nil)
                for (row, text) in after.texts.enumerated() where before.missingKind(row).isPresent { #expect(text == before.texts[row]) }
            }
        }
        #expect(tables.convergence.verdict == .settled)
    }

    /// Relations between columns survive: the mean of weight by smoking and of income by education, as in the data before gaps were made.
    @Test func relationsSurvive() throws {
        let full = try Self.births(6000, missing: 0), table = try Self.births(6000, missing: 0.2)
        let truth = try #require(
            LeastSquares([full.numbers("week"), full.numbers("smokes")], outcome: full.numbers("weight")))
        let tables = try ChainedEquations(imputations: 10, iterations: 5, seed: 2).impute(table)
        let pooled = try DistributionOracleTests.linear(tables, "weight") { [$0.numbers("week"), $0.numbers("smokes")] }
        for (own, expected) in zip(pooled, truth.coefficients) { #expect(isClose(own.estimate, expected, within: 4 * own.standardError)) }
        #expect(pooled[2].fractionOfMissingInformation > 0.1 && pooled[2].fractionOfMissingInformation < 0.7)
    }

    @Test func structuralCellsStayMissing() throws {
        let table = try Self.births(1500), rows = table.rowCount
        let kinds = (0..<rows).map { $0 % 3 == 0 ? MissingKind.structural.rawValue : $0 % 7 == 1 ? MissingKind.unlinked.rawValue : 0 }
        let earlier = Column(name: "weightOfEarlierChild", values: .number(table.numbers("weight").map { $0 + 10 }), missing: kinds)
        let tables = try ChainedEquations(imputations: 1, iterations: 3, seed: 4).impute(table.replacing([earlier]))
        let done = try #require(tables.completed(0)["weightOfEarlierChild"])
        for row in 0..<rows { #expect(done.missingKind(row) == (row % 3 == 0 ? .structural : .present)) }
        var keeping = ChainedEquations(imputations: 1, iterations: 3, seed: 4)
        keeping.kept = [.unlinked]
        #expect(try keeping.impute(table.replacing([earlier])).completed(0)["weightOfEarlierChild"]?.missing == kinds)
    }

    @Test func formulasBoundsAndTwoPartAmountsHold() throws {
        let table = try Self.births(3000), rows = table.rowCount
        let benefit = table.numbers("income").map { $0 < 32 ? 40 - $0 : 0 }
        let gaps = (0..<rows).map { UInt8($0 % 4 == 0 ? 1 : 0) }
        let ratio = zip(table.numbers("weight"), table.numbers("income")).map { $0 / (1 + $1.magnitude) }
        let weightGaps = table["weight"]?.missing ?? [], incomeGaps = table["income"]?.missing ?? []
        let derived = Column(name: "ratio", values: .number(ratio), missing: zip(weightGaps, incomeGaps).map { max($0, $1) })
        var parameters = ChainedEquations(imputations: 1, iterations: 4, seed: 9)
        parameters.methods = ["benefit": .semicontinuous(), "weight": .normal(bounds: 500...6000)]
        parameters.passive = [PassiveVariable("ratio", from: ["weight", "income"]) { $0[0] / (1 + $0[1].magnitude) }]
        let done = try parameters.impute(table.replacing([Column(name: "benefit", values: .number(benefit), missing: gaps), derived])).completed(0)
        for row in 0..<rows {
            #expect(done.numbers("ratio")[row] == done.numbers("weight")[row] / (1 + done.numbers("income")[row].magnitude))
        }
        #expect(done.numbers("weight").allSatisfy { (500...6000).contains($0) || table.numbers("weight").contains($0) })
        let drawn = stride(from: 0, to: rows, by: 4).map { done.numbers("benefit")[$0] }, seen = benefit.filter { $0 == 0 }
        #expect(isClose(Double(drawn.count { $0 == 0 }) / Double(drawn.count), Double(seen.count) / Double(rows), within: 0.08))
        #expect(Set(drawn).isSubset(of: Set(benefit)))
    }

    @Test func blocksComeFromOneDonor() throws {
        let table = try Self.births(1200), rows = table.rowCount
        let gaps = (0..<rows).map { UInt8($0 % 5 == 0 ? 1 : 0) }, more = (0..<rows).map { UInt8($0 % 5 == 0 || $0 % 11 == 0 ? 1 : 0) }
        let age = (0..<rows).map { 20 + Double($0 % 37) }
        let father = [
            Column(name: "fatherAge", values: .number(age), missing: gaps),
            Column(name: "fatherIncome", values: .number(age.enumerated().map { $1 * 1000 + Double($0) }), missing: more),
        ]
        var parameters = ChainedEquations(imputations: 1, iterations: 3, seed: 2)
        parameters.blocks = [["fatherAge", "fatherIncome"]]
        let tables = try parameters.impute(table.replacing(father)), done = tables.completed(0)
        for row in stride(from: 0, to: rows, by: 5) {
            let income = done.numbers("fatherIncome")[row]
            // The income tells its donor; the age must be that donor's.
            let donor = Int(income.truncatingRemainder(dividingBy: 1000)), donors = stride(from: donor, to: rows, by: 1000)
            #expect(donors.contains { age[$0] * 1000 + Double($0) == income && age[$0] == done.numbers("fatherAge")[row] })
        }
    }
}
