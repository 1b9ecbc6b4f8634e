// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Learning
import Protected
import RegisterData
import Testing

@Suite struct CohortComposerTests {
    /// Twelve births of six mothers.
    static func births(_ change: (inout [Column]) -> Void = { _ in }) throws -> Table {
        var missing = [UInt8](repeating: 0, count: 12)
        missing[3] = MissingKind.notRecorded.rawValue
        missing[4] = MissingKind.declared(0).rawValue
        var columns = [
            Column(name: "birth", values: .integer((0..<12).map { Int64(100 + $0) })),
            Column(name: "mother", values: .text((0..<12).map { "00000000\($0 / 2)" })),
            Column(name: "weight", unit: "gram", values: .integer([2000, 3000, 2400, 3500, 2600, 3100, 2200, 3300, 2450, 2900, 3600, 2100])),
            Column(
                name: "age", unit: "year", values: .number([18, 22, 31, 40, 27, 35, 19, 24, 33, 29, 38, 21]), missing: missing,
                declaredMissing: [DeclaredMissing(code: "99")]),
            Column(
                name: "care",
                values: .category(
                    codes: [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1], levels: [Level(code: "1", label: LocalizedText("midwife")), Level(code: "2")])),
            Column(name: "country", values: .integer(Array(repeating: 1, count: 12))),
            Column(name: "municipality", values: .text((0..<12).map { "036\($0 % 3)" })),
        ]
        change(&columns)
        return try Table(columns: columns)
    }

    static func declaration() throws -> CohortDeclaration {
        CohortDeclaration(
            outcomes: [.init(name: "small", source: .condition(try ScalarExpression(parsing: "weight < 2500")))],
            features: [
                .init(name: "age", column: "age", cuts: [35]), .init(name: "care", column: "care"), .init(name: "country", column: "country"),
            ],
            protected: [.init(name: "age_group", column: "age", grouping: .cut([20, 35]))], key: "birth", cluster: "mother", area: "municipality")
    }

    private func compose(_ declaration: CohortDeclaration, _ table: Table) throws -> Cohort {
        try CohortComposer(declaration).compose(table, progress: .silent)
    }

    @Test func everythingHasItsPlace() throws {
        let cohort = try compose(try Self.declaration(), try Self.births())
        #expect(cohort.outcomes[0].values == [1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1])
        #expect(cohort.features.columns.map(\.name) == ["age", "care"])
        #expect(cohort.constantFeatures == ["country"])
        #expect(cohort.clusters?.count == 6)
        #expect(cohort.areas?.codes == ["0360", "0361", "0362"])
        #expect(cohort.protected.names == ["age_group"])
        #expect(cohort.features["age"]?.missingNames == [1: "not-recorded", 5: "99"])
        #expect(cohort.features["age"]?.expertCuts == [35])
        #expect(cohort.rowKeys.first == "100")
    }

    @Test func unknownOutcomesAreKnownToBeUnknown() throws {
        let table = try Self.births { columns in
            columns[2].missing = [1] + [UInt8](repeating: 0, count: 11)
        }
        let cohort = try compose(try Self.declaration(), table)
        #expect(cohort.outcomes[0].known[0] == false)
        #expect(cohort.outcomes[0].known[1])
    }

    @Test func aLevelIsMeantByCodeOrLabel() throws {
        var declaration = try Self.declaration()
        for (positive, first) in [("1", UInt8(1)), ("midwife", 1), ("2", 0)] {
            declaration.outcomes = [.init(name: "midwife", source: .column("care", positive: positive))]
            #expect(try compose(declaration, try Self.births()).outcomes[0].values[0] == first)
        }
        declaration.outcomes = [.init(name: "midwife", source: .column("care", positive: "doctor"))]
        #expect(throws: CohortsError.positiveLevelUnknown(outcome: "midwife")) { try compose(declaration, try Self.births()) }
    }

    @Test func outcomesNeedTwoLevels() throws {
        var declaration = try Self.declaration()
        declaration.outcomes = [.init(name: "x", source: .column("country", positive: nil))]
        #expect(throws: CohortsError.outcomeLevels(outcome: "x", levels: 1)) { try compose(declaration, try Self.births()) }
        declaration.outcomes = [.init(name: "x", source: .column("municipality", positive: nil))]
        #expect(throws: CohortsError.outcomeLevels(outcome: "x", levels: 3)) { try compose(declaration, try Self.births()) }
        declaration.outcomes = [.init(name: "x", source: .condition(try ScalarExpression(parsing: "weight > 0")))]
        #expect(throws: CohortsError.outcomeLevels(outcome: "x", levels: 1)) { try compose(declaration, try Self.births()) }
    }

    @Test func hostileTablesAreRefusedWithASentence() throws {
        let declaration = try Self.declaration()
        #expect(throws: CohortsError.keyTwice(column: "birth")) {
            try compose(declaration, try Self.births { $0[0].values = .integer(Array(repeating: 1, count: 12)) })
        }
        #expect(throws: CohortsError.keyMissing(column: "mother", line: 2)) {
            try compose(declaration, try Self.births { $0[1].missing = [0, 1] + [UInt8](repeating: 0, count: 10) })
        }
        #expect(throws: CohortsError.noRows) {
            try compose(declaration, try Table(columns: Self.births().columns.map { Column(name: $0.name, values: .text([])) }))
        }
        var other = declaration
        other.features = [.init(name: "agee", column: "agee")]
        #expect(throws: CohortsError.unknownColumn("agee", suggestion: "age")) { try compose(other, try Self.births()) }
    }

    @Test func flowAddsUpByGroup() throws {
        let cohort = try compose(try Self.declaration(), try Self.births())
        let split = try Splitter(universe: cohort.universe, families: cohort.families).split(
            cohort.outcomes[0].known, SplitParameters(test: .share(0.34), folds: 2, seed: 1))
        let log = AccessLog()
        let findings = try CohortFlow(cohort).findings(outcome: cohort.outcomes[0], split: split, log: log)
        #expect(log.drain().map(\.reason) == [.attrition])
        for step in ["read", "outcome-known", "train", "test"] {
            let here = findings.filter { $0.about.step == step }
            let all = try #require(here.first { $0.about.attribute == nil }?.count)
            #expect(here.filter { $0.about.attribute != nil }.reduce(0) { $0 + ($1.count ?? 0) } == all)
        }
    }
}
