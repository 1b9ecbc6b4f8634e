// SPDX-License-Identifier: EUPL-1.2

import Foundation
import MissingData
import RegisterData
import Testing

/// A run that is stopped after any iteration goes on there and ends with the same bytes.
@Suite struct ResumedChainTests {
    private struct Stopped: Error {}

    /// Keeps every iteration, and stops after so many.
    private final class Store: ImputationStore {
        var states: [Int: Data] = [:]
        var left = Int.max
        var kept = 0

        func kept(chain: Int) -> Data? { states[chain] }

        func keep(chain: Int, isLast: Bool, _ state: () throws -> Data) throws {
            states[chain] = try state()
            kept += 1
            left -= 1
            if left == 0 { throw Stopped() }
        }
    }

    private static let parameters: ChainedEquations = {
        var parameters = ChainedEquations(imputations: 2, iterations: 12, seed: 5)
        parameters.blocks = [["income", "weight"]]
        parameters.shift = DeltaShift(column: "income", deltas: [0, 1])
        return parameters
    }()

    private static let table = Result { try ChainedEquationsTests.births(3000) }

    private func everything(_ tables: ImputedTables) -> [[[String]]] {
        ChainedEquationsTests.texts(tables)
            + [[tables.traces.map { "\($0)" }, tables.imputedColumns.map { "\(tables.donors(of: $0, imputation: 1) ?? [])" }]]
            + [[(0..<tables.count).map { "\(tables.shiftedValues(imputation: $0))" }]]
    }

    @Test(arguments: [1, 9, 10, 11, 12, 13, 23]) func goesOnAfter(iterations: Int) throws {
        let table = try Self.table.get(), whole = everything(try Self.parameters.impute(table))
        let store = Store()
        store.left = iterations
        #expect(throws: Stopped.self) { try Self.parameters.impute(table, store: store) }
        (store.left, store.kept) = (.max, 0)
        #expect(everything(try Self.parameters.impute(table, store: store)) == whole)
        #expect(store.kept == 24 - iterations)
        // What is done is done.
        store.kept = 0
        #expect(everything(try Self.parameters.impute(table, store: store)) == whole && store.kept == 0)
    }

    /// What is kept of another table, or is damaged, is as good as nothing.
    @Test func whatDoesNotFitIsLeft() throws {
        let table = try Self.table.get(), store = Store(), whole = everything(try Self.parameters.impute(table))
        _ = try Self.parameters.impute(try ChainedEquationsTests.births(2900), store: store)
        #expect(everything(try Self.parameters.impute(table, store: store)) == whole)
        let good = try #require(store.states[0])
        for length in [0, 10, good.count / 2, good.count - 1] {
            store.states = [0: good.prefix(length), 1: Data(repeating: 7, count: 100)]
            #expect(everything(try Self.parameters.impute(table, store: store)) == whole)
        }
        // More iterations than are asked: begun anew.
        var shorter = Self.parameters
        shorter.iterations = 3
        let short = everything(try shorter.impute(table))
        #expect(everything(try shorter.impute(table, store: store)) == short)
    }
}
