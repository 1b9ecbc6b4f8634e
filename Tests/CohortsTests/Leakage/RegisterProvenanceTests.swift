// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Foundation
import RegisterData
import SyntheticRegisters
import TestSupport
import Testing

/// What a plan of registers gives away is found from the plan and the catalogue, without a row.
@Suite struct RegisterProvenanceTests {
    private static func findings(_ change: (inout RegisterPlan) throws -> Void, isScreening: Bool = false) throws -> [LeakageFinding] {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("catalog.yaml")
            try RegisterCatalogue.yaml(ending: "parquet").write(to: file)
            var plan = try RegisterCohortTests.plan()
            plan.features = []
            try change(&plan)
            let provenance = RegisterProvenance(plan, catalogue: try Catalogue.read(file), lastYear: 2019)
            let own = OutcomeProvenance(name: "preterm", columns: provenance.sources(of: "gestation_days"), knownAtColumn: "birth")
            return LeakageLinter.lint(provenance.study(ownOutcomes: [own], keepsSiblings: false, isScreening: isScreening))
        }
    }

    private static func traps(_ feature: AsOfValue, isScreening: Bool = false) throws -> [LeakageTrap] {
        try findings({ $0.features = [feature] }, isScreening: isScreening).filter { $0.subject == .feature(feature.name) }.map(\.trap)
    }

    private static func own(_ formula: String) throws -> AsOfValue {
        AsOfValue(name: "own", source: .own(try ScalarExpression(parsing: formula)))
    }

    /// Every legal feature of the naive twin's plan, with what is only said.
    @Test func anHonestPlanHasRemarksOnly() throws {
        let found = try Self.findings { $0.features = try RegisterCohortTests.plan().features }
        #expect(found.allSatisfy { $0.weight < .blocking }, "\(found)")
        #expect(Set(found.map(\.trap)) == [.indexFromOutcome, .publicationLag, .neverRegistered, .relationKnownLater])
    }

    @Test func whatIsKnownAtBirthIsKnownAfterwards() throws {
        #expect(try Self.traps(try Self.own("geboortegew")).contains(.knownAfterwards))
        #expect(try Self.traps(try Self.own("gestation_days / 7")).contains(.knownAfterwards))
        #expect(try Self.traps(try Self.own("par")) == [])
    }

    @Test func theYearOfTheIndexIsNotOver() throws {
        let now = try RegisterCohortTests.register("income", "household", "INHATAB", "INHBRUTINKH", .year(0))
        #expect(try Self.traps(now) == [.wrongYear])
        let held = try RegisterCohortTests.register("income", "household", "INHATAB", "INHBRUTINKH", .index)
        #expect(try Self.traps(held) == [.wrongYear])
    }

    @Test func aSpellIsNotSeenToItsEnd() throws {
        let length = try RegisterCohortTests.register(
            "job", "mother", "SPOLISBUS", "days_between(SDATUMAANVANGIKO, SDATUMEINDEIKO)", .index)
        #expect(try Self.traps(length) == [.spellEnd])
        let later = try RegisterCohortTests.register("jobs", "mother", "SPOLISBUS", nil, take: .count, .days(-365, 200))
        #expect(try Self.traps(later).contains(.historyAfterIndex))
    }

    @Test func theOutcomesOwnRecordsAreTheOutcome() throws {
        let same = try RegisterCohortTests.register(
            "order", nil, "JGDBESCHERMBUS", nil, take: .any, .days(-30, 400), where: "JGDBMAATREGEL in ('11')")
        #expect(try Self.traps(same).contains(.outcomeCode))
    }

    @Test func theFatherIsNotKnownYet() throws {
        let wage = try RegisterCohortTests.register("wage", "father", "SPOLISBUS", "wage", take: .highest, .days(-365, -1))
        let found = try Self.findings({ $0.features = [wage] }, isScreening: true).filter { $0.trap == .relationKnownLater }
        #expect(found.map(\.weight) == [.blocking])
    }

    @Test func theLastConceptionsAreSeenOnlyIfShort() throws {
        let found = try Self.findings { plan in
            plan.rules[1] = CohortRule(name: "years", test: .between("conception", low: "DATE '2015-06-01'", high: "DATE '2019-12-31'"))
        }
        #expect(found.contains { $0.trap == .truncatedCohort && $0.weight == .blocking })
        let birth = try Self.findings { plan in
            plan.index = "birth"
            plan.rules[1] = CohortRule(name: "years", test: .between("birth", low: "DATE '2015-06-01'", high: "DATE '2019-12-31'"))
        }
        #expect(!birth.contains { $0.trap == .truncatedCohort }, "at birth nobody is waited for")
    }

    /// Forty-five weeks are counted on where the plan does not say; another wait is another limit, by the day.
    @Test(
        arguments: [
            ("2019-02-19", nil, false), ("2019-02-20", nil, true), ("2019-04-09", CalendarSpan(38, .week), false),
            ("2019-04-10", CalendarSpan(38, .week), true),
        ]
            as [(String, CalendarSpan?, Bool)])
    func theWaitCanBeDeclared(last: String, wait: CalendarSpan?, isTruncated: Bool) throws {
        let found = try Self.findings { plan in
            if let wait { plan.longestWait = wait }
            plan.rules[1] = CohortRule(name: "years", test: .between("conception", low: "DATE '2015-06-01'", high: "DATE '\(last)'"))
        }
        #expect(found.contains { $0.trap == .truncatedCohort } == isTruncated)
    }

    @Test func stayingIsNotHavingNoEvent() throws {
        let found = try Self.findings { plan in
            plan.outcomes[0].competing = []
            plan.outcomes[0].censoring = []
        }
        #expect(found.contains { $0.trap == .survival && $0.subject == .outcome("protection") })
    }

    @Test func familiesMustBeNamed() throws {
        #expect(try Self.findings { $0.family = [] }.contains { $0.trap == .familiesAcross })
    }
}
