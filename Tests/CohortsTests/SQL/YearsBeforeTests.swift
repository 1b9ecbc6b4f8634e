// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import RegisterData
import SyntheticRegisters
import TestSupport
import Testing

/// What the maker of registers says that yearly files hold of each birth is what a cohort composed from them has.
@Suite struct YearsBeforeTests {
    private static func plan() throws -> RegisterPlan {
        RegisterPlan(
            register: "PRNL", index: "ddgeb", rules: [CohortRule(name: "mother", test: .known("mother"))],
            features: [
                try RegisterCohortTests.register("education", "mother", "HOOGSTEOPLTAB", "OPLNIVSOI2016AGG4HBMETNIRWO", .year(-1)),
                try RegisterCohortTests.register("income", "household", "INHATAB", "INHBRUTINKH", .year(-1)),
                try RegisterCohortTests.register("costs", "mother", "ZVWZORGKOSTENTAB", "ZVWKTOTAAL", .year(-2)),
            ],
            beside: [try RegisterCohortTests.register("flag", "child", "VROEGSIGNAALTAB", "VROEGVLAG")])
    }

    @Test func theyAreWhatACohortReads() throws {
        let cohort = try RegisterCohortTests.place.get().composer().compose(try Self.plan()).table
        let world = try BirthsRegister(births: 5_000, seed: 11).world(), before = try world.yearsBefore()
        let keys = try cohort.column("row_key"), made = try before.column("RINPERSOON")
        let place = Dictionary(uniqueKeysWithValues: (0..<before.rowCount).compactMap { row in made.text(row).map { ("R" + $0, row) } })
        for (name, source) in [("education", "OPLNIVSOI2016AGG4HBMETNIRWO"), ("income", "INHBRUTINKH"), ("costs", "care_costs")] {
            let own = try cohort.column(name), other = try before.column(source)
            var known = 0, different = 0
            for row in 0..<cohort.rowCount {
                let twin = try #require(place[keys.text(row) ?? ""])
                if own.text(row) != nil { known += 1 }
                let isSame = own.missingKind(row) == other.missingKind(twin) && RegisterCohortTests.areSame(own.text(row), other.text(twin))
                if !isSame { different += 1 }
            }
            #expect(different == 0, "\(name): \(different) of \(cohort.rowCount) rows differ")
            #expect(known > cohort.rowCount / 2 && cohort.rowCount > 4_800)
        }
    }

    /// A column beside features is read for the rows that stay, and is no feature.
    @Test func anEarlierFlagIsReadBesideFeatures() throws {
        let cohort = try RegisterCohortTests.place.get().composer().compose(try Self.plan()), flag = try cohort.table.column("flag")
        let flagged = (0..<flag.count).count { flag.text($0) == "1" }
        #expect(flag.missingCount == 0 && (flag.count / 20...flag.count / 5).contains(flagged))
        #expect(!cohort.everyone.columnNames.contains("flag") && cohort.sql.contains("beside flag"))
    }
}
