// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import Testing

import MissingData

@Suite struct PatternTests {
    /// Counts of patterns over more columns than one word has bits, against counting row by row.
    @Test func manyColumnsAreCountedAsRowByRow() {
        var generator = Philox(seed: 1, stage: "patterns")
        let rows = 300, columns = 150
        let kinds = (0..<12).map { _ in (0..<columns).map { _ in generator.uniform() < 0.3 } }
        let chosen = (0..<rows).map { _ in generator.below(kinds.count) }
        let flags = (0..<columns).map { column in chosen.map { kinds[$0][column] } }
        let patterns = MissingPatterns(MissingCells(names: (0..<columns).map { "v\($0)" }, isMissing: flags))
        #expect(patterns.patterns.count == Set(chosen).count)
        for pattern in patterns.patterns { #expect(pattern.rowCount == chosen.filter { kinds[$0] == pattern.isMissing }.count) }
    }

    @Test func completeAndEmptyTablesHaveAnswers() throws {
        let complete = MissingCells(try Table(columns: [Column(name: "age", values: .number([31, 24]))]))
        #expect(MissingPatterns(complete).completeRowCount == 2)
        #expect(Flux.columns(complete).map { [$0.observedShare, $0.influx, $0.outflux, $0.incompleteAmongObserved] } == [[1, 0, 0, 0]])
        let empty = MissingCells(try Table(columns: []))
        #expect(MissingPatterns(empty).patterns.isEmpty)
        #expect(Flux.columns(empty).isEmpty)
    }

    @Test func everyKindOfMissingnessCounts() throws {
        let column = Column(name: "weight", values: .number([1, 2, 3]), missing: [0, MissingKind.structural.rawValue, 6])
        #expect(MissingPatterns(MissingCells(try Table(columns: [column]))).missingCounts == [2])
    }

    @Test func unknownColumnsAreNamedWithASuggestion() {
        var matrix = PredictorMatrix(names: ["income", "education"])
        #expect(throws: MissingDataError.unknownColumn("incme", suggestion: "income")) {
            try matrix.set(target: "education", predictor: "incme", to: false)
        }
        #expect(throws: MissingDataError.self) { try matrix.set(target: "income", predictor: "income", to: true) }
    }
}
