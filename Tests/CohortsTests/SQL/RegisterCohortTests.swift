// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import RegisterData
import RegisterFiles
import SyntheticRegisters
import TestSupport
import Testing

/// A cohort that the database composes is the one that loops over the same rows compose.
@Suite struct RegisterCohortTests {
    /// 5,000 births with all registers.
    final class Place: @unchecked Sendable {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("cohort-\(UUID().uuidString)")

        init() throws {
            let world = try BirthsRegister(births: 5_000, seed: 11).world()
            for table in world.tables {
                let file = url.appendingPathComponent("registers/\(table.path).parquet")
                try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                let stream = try TableStream(file, layout: table.layout)
                for piece in 0..<world.pieces { try stream.append(try table.rows(of: world.block(piece))) }
                try stream.finish()
            }
            for file in world.publicFiles where file.name.hasSuffix(".csv") { try file.content.write(to: url.appendingPathComponent(file.name)) }
            try RegisterCatalogue.yaml(ending: "parquet").write(to: url.appendingPathComponent("catalog.yaml"))
        }

        deinit { try? FileManager.default.removeItem(at: url) }

        func composer(threads: Int = 2) throws -> RegisterComposer {
            try RegisterComposer(try Catalogue.read(url.appendingPathComponent("catalog.yaml")), folder: url, threads: threads)
        }
    }

    static let place = Result { try Place() }
    static let composed = Result { try place.get().composer().compose(try plan()) }

    static func formula(_ text: String) throws -> ScalarExpression { try ScalarExpression(parsing: text) }

    static func register(
        _ name: String, _ of: String?, _ register: String, _ value: String?, take: RegisterReading.Take = .value, _ period: Period = .index,
        where condition: String? = nil, percentile: Bool = false
    ) throws -> AsOfValue {
        AsOfValue(
            name: name, of: of,
            source: .register(
                RegisterReading(
                    register: register, value: try value.map(formula), take: take, period: period, condition: try condition.map(formula),
                    isPercentile: percentile)))
    }

    /// Every kind of feature.
    static func plan() throws -> RegisterPlan {
        RegisterPlan(
            register: "PRNL", index: "conception",
            derived: [
                .init(name: "gestation_days", expression: try formula("amddd")),
                .init(name: "conception", expression: try formula("cast(ddgeb - amddd as date)")),
                .init(name: "birth", expression: try formula("ddgeb")),
            ],
            rules: [
                CohortRule(name: "mother", test: .known("mother")),
                CohortRule(name: "years", test: .between("conception", low: "DATE '2015-06-01'", high: "DATE '2018-12-31'")),
                CohortRule(name: "twins", test: .condition(try formula("omvang > 1")), isExclusion: true),
            ],
            family: ["mother"], area: AreaOfResidence(level: "wc", boundaries: 2018),
            features: [
                AsOfValue(name: "parity", source: .own(try formula("par"))),
                try register("mother_age", "mother", "GBAPERSOONTAB", "age(birth_date, index)"),
                try register("partner_age", "partner", "GBAPERSOONTAB", "age(birth_date, index)"),
                try register("category", "mother", "SECMBUS", "SECM"),
                try register("income", "household", "INHATAB", "INHBRUTINKH", .year(-1)),
                try register("income_rank", "household", "INHATAB", "INHBRUTINKH", .year(-1), percentile: true),
                try register("income_out", "household", "INHATAB", "INHBRUTINKH", .published),
                try register("wage", "father", "SPOLISBUS", "wage", take: .highest, .days(-365, -1)),
                try register("jobs", "mother", "SPOLISBUS", nil, take: .count, .days(-365, -1)),
                try register("wages", "mother", "SPOLISBUS", "wage", take: .sum, .days(-365, -1)),
                try register("days_worked", "mother", "SPOLISBUS", nil, take: .days, .days(-365, -1)),
                try register("medicine", "mother", "MEDICIJNTAB", nil, take: .any, .year(-1)),
                AsOfValue(
                    name: "area_low", of: "area",
                    source: .areas(
                        AreaFigures(
                            file: "kerncijfers.csv", codeColumn: "wc", level: "wc", yearColumn: "year", yearOffset: -1,
                            value: try formula("income_low")))),
            ],
            protected: [try register("origin", "mother", "GBAPERSOONTAB", "GBAHERKOMSTGROEPERING")],
            outcomes: [
                FollowUp(
                    name: "protection", register: "JGDBESCHERMBUS", condition: try formula("JGDBMAATREGEL in ('11', '12')"),
                    from: try #require(Moment("birth")), until: try #require(Moment("birth + 3 years")), competing: ["death"],
                    censoring: ["emigration"])
            ],
            kept: ["gestation_days", "birth"])
    }

    @Test func rowsAreThereOnceAndStepsAddUp() throws {
        let cohort = try Self.composed.get()
        let keys = try texts(cohort.table, "row_key")
        #expect(Set(keys).count == keys.count && keys.count > 2_000)
        #expect(keys.allSatisfy { $0?.utf8.count == 10 && $0?.hasPrefix("R") == true }, "type and nine characters")
        #expect(cohort.steps == ["sample", "linked", "index-known", "mother", "years", "twins"])
        #expect(cohort.leftAt.count { $0 < 0 } == cohort.table.rowCount)
        #expect(cohort.leftAt.contains(0) && cohort.leftAt.contains(1) && cohort.leftAt.contains(4) && cohort.leftAt.contains(5))
        #expect(cohort.everyone.rowCount == cohort.leftAt.count)
    }

    @Test(arguments: NaiveCohort.Kind.allCases) func equalsTheNaiveTwin(kind: NaiveCohort.Kind) throws {
        let cohort = try Self.composed.get()
        let naive = try NaiveCohort.shared.get()
        let found = try texts(cohort.table, kind.rawValue)
        let keys = try texts(cohort.table, "row_key")
        #expect(Set(keys.compactMap { $0 }) == Set(naive.rows.keys))
        var different = 0
        var known = 0
        for (row, key) in keys.enumerated() {
            let expected = try #require(naive.rows[key ?? ""]?[kind])
            if found[row] != nil { known += 1 }
            if !Self.areSame(found[row], expected) { different += 1 }
        }
        #expect(different == 0 && known > 0, "\(different) of \(keys.count) rows differ; \(known) are known")
    }

    static func areSame(_ one: String?, _ other: String?) -> Bool {
        if one == other { return true }
        guard let a = one.flatMap(Double.init), let b = other.flatMap(Double.init) else { return false }
        return abs(a - b) <= 1e-9 * max(1, abs(a))
    }

    @Test func threadsDoNotMatter() throws {
        let one = try Self.place.get().composer(threads: 1).compose(try Self.plan())
        let two = try Self.composed.get()
        for (a, b) in zip(one.table.columns, two.table.columns) {
            var (first, second) = (FingerprintBuilder(), FingerprintBuilder())
            a.feed(&first)
            b.feed(&second)
            #expect(first.finish() == second.finish(), "\(a.name)")
        }
    }

    @Test func whyCellsAreMissingIsKept() throws {
        let table = try Self.composed.get().table
        let income = try #require(table["income"]?.missing)
        #expect(Set(income).isSubset(of: [0, MissingKind.unlinked.rawValue, MissingKind.notRecorded.rawValue]))
        #expect(income.contains(MissingKind.unlinked.rawValue))
        let wage = try #require(table["wage"]?.missing)
        #expect(wage.contains(MissingKind.structural.rawValue), "no job: there is no highest wage")
    }

    @Test func mistakesAreSaidAtOnceWithTheirPlace() throws {
        var plan = try Self.plan()
        plan.features = [
            try Self.register("a", "mother", "INPATABB", "INPPERSBRUT", .year(-1)),
            try Self.register("b", "mother", "INPATAB", "INPPERSBRUTO", .year(-1)),
            try Self.register("c", "mothr", "INPATAB", "INPPERSBRUT", .year(-1)),
            try Self.register("d", "mother", "INHATAB", "INHBRUTINKH", .year(-1)),
            try Self.register("e", "mother", "INPATAB", "INPPERSBRUT", take: .sum, .days(-365, -1)),
        ]
        let composer = try Self.place.get().composer()
        let error = #expect(throws: RegisterPlanIssues.self) { try composer.sql(plan) }
        let issues = error?.issues ?? []
        #expect(issues.map(\.part) == (0..<5).map { .feature($0) })
        #expect(issues.map(\.key) == ["from", "value", "of", "of", "over"])
        #expect(issues.first?.message.en.contains("Did you mean \"INPATAB\"?") == true)
    }

    @Test func theSQLIsForPeople() throws {
        let sql = try Self.place.get().composer().sql(try Self.plan())
        #expect(sql.hasPrefix("WITH\n-- rows of PRNL"))
        #expect(sql.contains("-- mother_age: value of age(birth_date, index), of the mother, from GBAPERSOONTAB"))
        #expect(sql.contains("-- wage: highest of wage, of the father, from SPOLISBUS, days -365 to -1 from the index date"))
    }

    func texts(_ table: Table, _ name: String) throws -> [String?] {
        try RegisterStoreTests.texts(table, name)
    }
}
