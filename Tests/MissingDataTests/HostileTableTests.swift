// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import MissingData
import RegisterData
import TestSupport
import Testing

/// Tables that break imputation elsewhere: handled, or refused with a reason.
@Suite struct HostileTableTests {
    static let rows = 300
    static let index = (0..<rows).map { Double($0) }
    /// A predictor without structure.
    static let x = index.map { sin($0 * 12.9898) * 10 }
    static let gaps = index.map { UInt8(Int($0) % 4 == 1 ? 1 : 0) }

    static func impute(_ columns: [Column], _ change: (inout ChainedEquations) -> Void = { _ in }) throws -> ImputedTables {
        var parameters = ChainedEquations(imputations: 2, iterations: 3, seed: 8)
        change(&parameters)
        return try parameters.impute(try Table(columns: [Column(name: "x", values: .number(x))] + columns))
    }

    @Test func withoutAnyValueIsRefused() {
        let column = Column(name: "income", values: .number(Self.x), missing: Self.index.map { _ in 1 })
        #expect(throws: MissingDataError.noObservedValue(column: "income")) { try Self.impute([column]) }
        #expect(throws: Never.self) { try Self.impute([column]) { $0.excluded = ["income"] } }
    }

    @Test func oneValueIsCopied() throws {
        let column = Column(name: "income", values: .number(Self.x), missing: Self.index.map { $0 == 7 ? 0 : 1 })
        #expect(try Self.impute([column]).completed(1).numbers("income").allSatisfy { $0 == Self.x[7] })
    }

    @Test func constantsAndOneLevelAreCopied() throws {
        let constant = Column(name: "constant", values: .number(Self.index.map { _ in 3 }), missing: Self.gaps)
        let level = Column(
            name: "level", values: .category(codes: Self.index.map { _ in 1 }, levels: [Level(code: "a"), Level(code: "b")]), missing: Self.gaps)
        let done = try Self.impute([constant, level]).completed(0)
        #expect(done.numbers("constant").allSatisfy { $0 == 3 } && done.numbers("level").allSatisfy { $0 == 1 })
    }

    @Test func copiesAndMirrorImagesOfAPredictorAreBorne() throws {
        let columns = [
            Column(name: "copy", values: .number(Self.x)), Column(name: "mirror", values: .number(Self.x.map { -$0 })),
            Column(name: "y", values: .number(Self.x.map { 2 * $0 + 1 }), missing: Self.gaps),
        ]
        let tables = try Self.impute(columns)
        #expect(tables.ridgedColumns == ["y"])
        let y = tables.completed(0).numbers("y")
        for row in 0..<Self.rows where Self.gaps[row] == 1 { #expect(isClose(y[row], 2 * Self.x[row] + 1, within: 3)) }
    }

    @Test func separatedLevelsAreBorne() throws {
        let codes = Self.x.map { Int32($0 > 0 ? 1 : 0) }
        let column = Column(name: "smokes", values: .category(codes: codes, levels: [Level(code: "no"), Level(code: "yes")]), missing: Self.gaps)
        let done = try Self.impute([column]).completed(0).numbers("smokes")
        let right = (0..<Self.rows).count { Self.gaps[$0] == 1 && done[$0] == Double(codes[$0]) }
        #expect(right >= 65, "\(right) of 75")
    }

    @Test func thousandsOfLevelsAreBorne() throws {
        let codes = Self.index.map { Int32($0) }
        let levels = (0..<5000).map { Level(code: "\($0)") }
        let column = Column(name: "occupation", values: .category(codes: codes, levels: levels), missing: Self.gaps)
        let other = Column(name: "y", values: .number(Self.x.map { $0 * $0 }), missing: Self.gaps)
        let done = try Self.impute([column, other]).completed(0).numbers("occupation")
        for row in 0..<Self.rows where Self.gaps[row] == 1 { #expect(Int(done[row]) < Self.rows && Self.gaps[Int(done[row])] == 0) }
    }

    @Test func wrongParametersAreRefused() {
        let y = Column(name: "y", values: .number(Self.x), missing: Self.gaps)
        let text = Column(name: "note", values: .text(Self.index.map { _ in "a" }), missing: Self.gaps)
        let infinite = Column(name: "y", values: .number(Self.x.map { 1 / ($0 - Self.x[0]) }), missing: Self.gaps)
        let changes: [(Column, (inout ChainedEquations) -> Void)] = [
            (y, { $0.imputations = 0 }), (y, { $0.iterations = 0 }), (y, { $0.methods = ["y": .multinomial] }),
            (y, { $0.methods = ["why": .normal()] }), (y, { $0.methods = ["y": .predictiveMeanMatching(donors: 0)] }),
            (y, { $0.visiting = .order(["x"]) }), (y, { $0.blocks = [["y"]] }), (y, { $0.blocks = [["x", "y"]] }),
            (y, { $0.passive = [PassiveVariable("y", from: ["y"]) { $0[0] }] }), (y, { $0.excluded = ["z"] }), (text, { _ in }), (infinite, { _ in }),
            (y, { $0.predictors = PredictorMatrix(names: ["x"]) }),
        ]
        for (column, change) in changes { #expect(throws: MissingDataError.self) { try Self.impute([column], change) } }
    }

    @Test func emptyAndCompleteTablesStayAsTheyAre() throws {
        #expect(try ChainedEquations(seed: 1).impute(try Table(columns: [])).count == 5)
        #expect(try Self.impute([]).completed(0).numbers("x") == Self.x)
    }

    @Test func cancellationStops() throws {
        let progress = ProgressMonitor.silent
        progress.cancel()
        let table = try Table(columns: [Column(name: "y", values: .number(Self.x), missing: Self.gaps)])
        #expect(throws: Cancelled.self) { try ChainedEquations(seed: 1).impute(table, progress: progress) }
    }
}
