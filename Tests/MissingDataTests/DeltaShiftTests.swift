// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Learning
import MissingData
import RegisterData
import StatMath
import Testing

/// Imputed values moved by a delta: from the same parameters and random numbers.
@Suite struct DeltaShiftTests {
    private static let deltas = [-1.0, 0, 0.5]

    /// Births of 20,000 mothers: amounts and levels with gaps at random.
    private static let table = Result { try ChainedEquationsTests.births(20_000) }

    private func tables(_ column: String, level: Int? = nil, deltas: [Double] = deltas) throws -> ImputedTables {
        var chains = ChainedEquations(imputations: 2, iterations: 3, seed: 4)
        chains.shift = DeltaShift(column: column, level: level, deltas: deltas)
        return try chains.impute(Self.table.get())
    }

    /// Amounts move by exactly delta standard deviations of the observed values, and the tables themselves do not know.
    @Test func amountsMoveAsTheyAre() throws {
        let table = try Self.table.get(), tables = try tables("income")
        let plain = try ChainedEquations(imputations: 2, iterations: 3, seed: 4).impute(table)
        #expect(ChainedEquationsTests.texts(tables) == ChainedEquationsTests.texts(plain))
        guard case .number(let values)? = table["income"]?.values, case .amounts(let own)? = tables.imputedValues(of: "income", imputation: 1) else {
            Issue.record("income has numbers")
            return
        }
        let observed = values.indices.filter { table["income"]?.missingKind($0).isPresent == true }.map { values[$0] }
        let mean = observed.reduce(0, +) / Double(observed.count)
        let deviation = (observed.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(observed.count)).squareRoot()
        let shifted = tables.shiftedValues(imputation: 1)
        #expect(shifted.count == 3)
        for (delta, values) in zip(Self.deltas, shifted) {
            guard case .amounts(let moved) = values else { continue }
            #expect(zip(moved, own).allSatisfy { ($0 - $1 - delta * deviation).magnitude < 1e-9 * deviation })
        }
    }

    /// A level's log-odds: the share drawn follows expit(logit p + delta), one cell at a time only in one direction.
    @Test func levelsMoveByTheirOdds() throws {
        for (column, level) in [("smokes", 1), ("education", 2), ("municipality", 7)] {
            let shifted = try tables(column, level: level, deltas: [-1, 0, 1]).shiftedValues(imputation: 0).map { values -> [Bool] in
                if case .levels(let codes) = values { codes.map { $0 == Int32(level) } } else { [] }
            }
            #expect(shifted.count == 3 && shifted[0].count > 3000)
            let shares = shifted.map { Double($0.count { $0 }) / Double($0.count) }
            // Between the shift of the mean share and none: the odds of each cell move by exactly 1.
            #expect(shares[0] < shares[1] && shares[1] < shares[2], "\(column) \(shares)")
            let up = Logistic.logit(shares[2]) - Logistic.logit(shares[1]), down = Logistic.logit(shares[1]) - Logistic.logit(shares[0])
            #expect((0.7...1.15).contains(up) && (0.7...1.15).contains(down), "\(column) \(up) \(down)")
            // Common random numbers: few cells leave the level when its odds rise.
            let left = zip(shifted[1], shifted[2]).count { $0 && !$1 }
            #expect(left == 0 || level != 1, "\(left)")
        }
    }

    @Test func whatCannotBeShiftedIsRefused() throws {
        #expect(throws: MissingDataError.self) { try tables("income", level: 1) }
        #expect(throws: MissingDataError.self) { try tables("smokes") }
        #expect(throws: MissingDataError.self) { try tables("smokes", level: 2) }
        #expect(throws: MissingDataError.self) { try tables("nobody") }
        #expect(throws: MissingDataError.self) { try tables("income", deltas: [.infinity]) }
        // Nothing is missing there: nothing moves.
        #expect(try tables("week").shiftedValues(imputation: 0).isEmpty)
    }

    /// The stored imputer, row by row: the same draw, moved.
    @Test func storedImputersMoveTheSameDraw() throws {
        let table = try Self.table.get(), keys = (0..<table.rowCount).map { UInt64($0) &* 0x9e37_79b9_7f4a_7c15 }
        let imputer = try StoredImputation(chains: ChainedEquations(imputations: 1, iterations: 3, seed: 4)).fit(table, without: ["week"])
        let filling = StoredImputer.Filling.drawn(seed: 8, imputation: 0, keys: keys)
        func column(_ name: String, _ shift: StoredImputer.Shift?) throws -> ColumnValues? {
            try imputer.completed(table, filling, shift: shift)[name]?.values
        }
        guard case .number(let own)? = try column("income", nil),
            case .number(let moved)? = try column("income", StoredImputer.Shift(column: "income", delta: 0.5)),
            case .category(let codes, _)? = try column("smokes", nil),
            case .category(let more, _)? = try column("smokes", StoredImputer.Shift(column: "smokes", level: "1", delta: 1)),
            case .category(let same, _)? = try column("smokes", StoredImputer.Shift(column: "smokes", level: "nobody", delta: 1))
        else {
            Issue.record("columns keep their type")
            return
        }
        let steps = Set(own.indices.filter { own[$0] != moved[$0] }.map { ((moved[$0] - own[$0]) * 1e6).rounded() })
        #expect(steps.count == 1 && (steps.first ?? 0) > 0)
        #expect(zip(codes, more).allSatisfy { $0 <= $1 } && codes != more && same == codes)
    }
}
