// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import StatMath
import TestSupport
import Testing

import Learning
import MissingData

/// An imputer that is learned once: single rows, no outcome, the right distribution.
@Suite struct StoredImputerTests {
    /// Age, income that follows age and smoking, smoking that follows age; gaps that hang on age (missing at random); an outcome of all three.
    private struct Births {
        var age: [Double] = [], income: [Double] = [], smokes: [Int32] = [], outcome: [Int64] = []
        var noIncome: [UInt8] = [], noSmokes: [UInt8] = []

        init(_ rows: Int, seed: UInt64) {
            var random = Philox(seed: seed, stage: "test.stored")
            for _ in 0..<rows {
                let age = 30 + 5 * Normal.quantile(random.uniform())
                let smokes = random.uniform() < 1 / (1 + exp(0.2 * (age - 28)))
                let income = 2000 + 60 * (age - 30) - (smokes ? 300 : 0) + 400 * Normal.quantile(random.uniform())
                self.age.append(age)
                self.smokes.append(smokes ? 1 : 0)
                self.income.append(income)
                outcome.append(random.uniform() < (smokes ? 0.3 : 0.1) ? 1 : 0)
                let chance = 1 / (1 + exp(-0.2 * (age - 32)))
                noIncome.append(random.uniform() < chance * 0.6 ? 1 : 0)
                noSmokes.append(random.uniform() < chance * 0.4 ? 1 : 0)
            }
        }

        static let levels = [Level(code: "no"), Level(code: "yes"), Level(code: "never-asked")]

        func table(complete: Bool = false, outcome: [Int64]? = nil) throws -> Table {
            try Table(columns: [
                Column(name: "age", values: .number(age)),
                Column(name: "income", values: .number(income), missing: complete ? nil : noIncome),
                Column(name: "smokes", values: .category(codes: smokes, levels: Self.levels), missing: complete ? nil : noSmokes),
                Column(name: "outcome", values: .integer(outcome ?? self.outcome)),
            ])
        }
    }

    private static func fit(_ table: Table) throws -> StoredImputer {
        try StoredImputation(chains: ChainedEquations(imputations: 5, iterations: 8, seed: 3)).fit(table, without: ["outcome"])
    }

    private static let learned = Result { try fit(try Births(20_000, seed: 1).table()) }

    private func keys(_ count: Int) -> [UInt64] { (0..<count).map { UInt64($0) &* 0x9e37_79b9_7f4a_7c15 } }

    @Test func completeRowsStayAsTheyAre() throws {
        let births = Births(500, seed: 2), before = try births.table(), after = try Self.learned.get().completed(before)
        #expect(try #require(after["income"]).missing == nil && after["smokes"]?.missing == nil)
        let (income, filled) = (births.income, after.numbers("income")), (own, new) = (births.smokes, after.numbers("smokes"))
        for row in 0..<500 {
            if births.noIncome[row] == 0 { #expect(filled[row] == income[row]) }
            if births.noSmokes[row] == 0 { #expect(new[row] == Double(own[row])) }
        }
    }

    /// Rows that come along, and their order, change nothing.
    @Test func aRowDependsOnNothingButItself() throws {
        let births = Births(600, seed: 4), table = try births.table(), imputer = try Self.learned.get(), keys = keys(600)
        let some = Array(stride(from: 599, through: 0, by: -7)), part = try table.selecting(rows: some)
        for name in ["income", "smokes"] {
            let whole = try imputer.completed(table).numbers(name), alone = try imputer.completed(part).numbers(name)
            #expect(some.map { whole[$0] } == alone)
            let drawn = try imputer.completed(table, .drawn(seed: 5, imputation: 1, keys: keys)).numbers(name)
            let drawnAlone = try imputer.completed(part, .drawn(seed: 5, imputation: 1, keys: some.map { keys[$0] })).numbers(name)
            #expect(some.map { drawn[$0] } == drawnAlone)
            #expect(try imputer.completed(table, .drawn(seed: 5, imputation: 2, keys: keys)).numbers(name) != drawn)
        }
    }

    /// Expected values against the best that could be: the truth of the simulation.
    @Test func expectedAmountsAreThoseOfTheTruth() throws {
        let births = Births(4000, seed: 6), filled = try Self.learned.get().completed(births.table()).numbers("income")
        for row in 0..<4000 where births.noIncome[row] == 1 && births.noSmokes[row] == 0 {
            let truth = 2000 + 60 * (births.age[row] - 30) - (births.smokes[row] == 1 ? 300 : 0)
            #expect(abs(filled[row] - truth) < 60)
        }
    }

    /// Draws on new rows have the distribution that the chained equations draw, and that the values had.
    @Test func drawsAgreeWithTheChainedEquations() throws {
        let births = Births(20_000, seed: 7), table = try births.table()
        let chains = try ChainedEquations(imputations: 1, iterations: 10, seed: 8).impute(try table.selecting(columns: ["age", "income", "smokes"]))
        let drawn = try Self.learned.get().completed(table, .drawn(seed: 9, imputation: 0, keys: keys(20_000)))
        func summary(_ income: [Double], _ smokes: [Double]) -> [Double] {
            let rows = (0..<20_000).filter { births.noIncome[$0] == 1 }, n = Double(rows.count)
            let mean = rows.reduce(0) { $0 + income[$1] } / n, age = rows.reduce(0) { $0 + births.age[$1] } / n
            let sd = (rows.reduce(0) { $0 + (income[$1] - mean) * (income[$1] - mean) } / n).squareRoot()
            let slope =
                rows.reduce(0) { $0 + (income[$1] - mean) * (births.age[$1] - age) }
                / rows.reduce(0) { $0 + (births.age[$1] - age) * (births.age[$1] - age) }
            let lacking = (0..<20_000).filter { births.noSmokes[$0] == 1 }
            let share = lacking.reduce(0) { $0 + smokes[$1] } / Double(lacking.count)
            let poor = lacking.filter { births.noIncome[$0] == 0 && births.income[$0] < 1900 }
            return [mean / 100, sd / 100, slope / 10, 10 * share, 10 * poor.reduce(0) { $0 + smokes[$1] } / Double(poor.count)]
        }
        let stored = summary(drawn.numbers("income"), drawn.numbers("smokes"))
        let chained = summary(chains.completed(0).numbers("income"), chains.completed(0).numbers("smokes"))
        let truth = summary(births.income, births.smokes.map { Double($0) })
        for place in stored.indices {
            #expect(abs(stored[place] - truth[place]) < 0.35, "\(place): \(stored[place]) against \(truth[place])")
            #expect(abs(stored[place] - chained[place]) < 0.35, "\(place): \(stored[place]) against \(chained[place])")
        }
    }

    @Test func theOutcomePlaysNoPart() throws {
        let births = Births(800, seed: 10)
        let one = try Self.fit(births.table()), other = try Self.fit(births.table(outcome: births.outcome.map { 1 - $0 }))
        #expect(one == other && !one.columns.contains("outcome"))
        #expect(try one.completed(try births.table().selecting(columns: ["age", "income", "smokes"])).rowCount == 800)
    }

    @Test func whatIsKeptIsEnough() throws {
        let imputer = try Self.learned.get(), births = try Births(300, seed: 11).table()
        let again = try JSONDecoder().decode(StoredImputer.self, from: try JSONEncoder().encode(imputer))
        #expect(again == imputer)
        #expect(try again.completed(births).numbers("income") == imputer.completed(births).numbers("income"))
    }

    @Test func rowsWithoutAnythingGetWhatIsCommon() throws {
        let nothing = try Table(columns: [
            Column(name: "age", values: .number([0]), missing: [1]), Column(name: "income", values: .number([0]), missing: [1]),
            Column(name: "smokes", values: .category(codes: [0], levels: [Level(code: "yes"), Level(code: "no")]), missing: [1]),
        ])
        let filled = try Self.learned.get().completed(nothing)
        #expect(abs(filled.numbers("age")[0] - 30) < 0.3 && abs(filled.numbers("income")[0] - 1880) < 60)
        #expect(filled.numbers("smokes")[0] == 1, "no is the second level here")
    }

    @Test func newLevelsAndOtherColumnsAreBorneOrRefused() throws {
        let imputer = try Self.learned.get()
        func table(_ smokes: Column) throws -> Table {
            try Table(columns: [
                Column(name: "age", values: .number([31, 31])), Column(name: "income", values: .number([0, 0]), missing: [1, 1]), smokes,
            ])
        }
        let unseen = Column(name: "smokes", values: .category(codes: [0, 1], levels: [Level(code: "pipe"), Level(code: "never-asked")]))
        let filled = try imputer.completed(try table(unseen)).numbers("income")
        // It says nothing: as if it were missing; and it stays.
        let gap = Column(name: "smokes", values: .category(codes: [0, 0], levels: [Level(code: "no")]), missing: [1, 1])
        #expect(filled == (try imputer.completed(try table(gap)).numbers("income")))
        #expect(throws: MissingDataError.cannotImpute(column: "smokes")) {
            try imputer.completed(try table(Column(name: "smokes", values: .number([0, 1]))))
        }
        #expect(throws: MissingDataError.unknownColumn("smokes", suggestion: nil)) {
            try imputer.completed(try Births(5, seed: 1).table().selecting(columns: ["age", "income"]))
        }
    }

    /// Nobody in training was without the question: then nothing is known of such a row's other values from it.
    @Test func aQuestionThatNewlyDoesNotApplySaysNothing() throws {
        func income(_ kind: UInt8) throws -> Double {
            let table = try Table(columns: [
                Column(name: "age", values: .number([0]), missing: [kind]), Column(name: "income", values: .number([0]), missing: [1]),
                Column(name: "smokes", values: .category(codes: [0], levels: Births.levels)),
            ])
            return try Self.learned.get().completed(table).numbers("income")[0]
        }
        #expect(try income(2) == income(1))
    }

    @Test func whatDoesNotApplyStays() throws {
        let births = Births(1000, seed: 12)
        let interval = (0..<1000).map { Double(12 + $0 * 7 % 40) }, kinds = (0..<1000).map { UInt8($0 % 5 == 0 ? 2 : $0 % 7 == 0 ? 1 : 0) }
        let table = try Table(columns: births.table().columns + [Column(name: "interval", values: .number(interval), missing: kinds)])
        let filled = try Self.fit(table).completed(table)
        let column = try #require(filled["interval"])
        #expect((0..<1000).allSatisfy { column.missingKind($0) == (kinds[$0] == 2 ? .structural : .present) })
    }
}
