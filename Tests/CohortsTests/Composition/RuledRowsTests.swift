// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import RegisterData
import Testing

/// Who stays of one table, and at which rule the others left.
@Suite struct RuledRowsTests {
    private func rows(_ rules: [CohortRule], _ change: (inout [Column]) -> Void = { _ in }) throws -> RuledRows {
        var declaration = try CohortComposerTests.declaration()
        declaration.derived = [.init(name: "kilograms", expression: try ScalarExpression(parsing: "weight / 1000.0"))]
        declaration.rules = rules
        return try RuledRows(try CohortComposerTests.births(change), declaration, progress: .silent)
    }

    /// A row leaves at the first rule that it does not meet; what is not known is not met, and excludes nobody.
    @Test func rowsLeaveInOrder() throws {
        let ruled = try rows([
            CohortRule(name: "age-known", test: .known("age")),
            CohortRule(name: "not-too-light", test: .between("kilograms", low: "2.2", high: "4")),
            CohortRule(name: "older", test: .condition(try ScalarExpression(parsing: "age > 35")), isExclusion: true),
        ])
        #expect(ruled.leftAt == [1, -1, -1, 0, 0, -1, -1, -1, -1, -1, 2, 1])
        #expect(ruled.steps == ["age-known", "not-too-light", "older"])
        #expect(ruled.table.rowCount == 7)
        #expect(ruled.everyone.rowCount == 12 && ruled.everyone.columnNames == ["age"])
    }

    @Test func whatIsNotKnownExcludesNobody() throws {
        let ruled = try rows([CohortRule(name: "older", test: .condition(try ScalarExpression(parsing: "age > 0")), isExclusion: true)])
        #expect(ruled.leftAt.indices.filter { ruled.leftAt[$0] < 0 } == [3, 4])
    }

    @Test func everybodyMayStay() throws {
        let ruled = try rows([CohortRule(name: "weighed", test: .known("weight"))])
        #expect(ruled.leftAt.allSatisfy { $0 < 0 } && ruled.table.rowCount == 12)
    }

    @Test func nobodyLeftIsAnError() throws {
        #expect(throws: CohortsError.noRowsLeft) { try rows([CohortRule(name: "heavy", test: .between("weight", low: "9000", high: "9999"))]) }
    }

    @Test func aRuleOfNoColumnNamesTheNearest() throws {
        #expect(throws: CohortsError.unknownColumn("wieght", suggestion: "weight")) { try rows([CohortRule(name: "w", test: .known("wieght"))]) }
    }
}
