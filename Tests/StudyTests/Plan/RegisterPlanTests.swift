// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

/// The keys of a study of registers, as far as the study file itself can tell.
@Suite struct RegisterPlanTests {
    private static let study = """
        study: births
        purpose: research
        legal: {environment: public}
        registers: catalog.yaml
        derive: [{name: birth, value: ddgeb, type: date}]
        cohort:
          from: PRNL
          index: birth
          include: [{known: mother}]
        outcomes: [{name: care, from: JGDHULPBUS, window: {from: birth, until: birth + 3 years}}]
        features: [{name: age, of: mother, from: GBAPERSOONTAB, value: "age(birth_date, index)"}]
        """

    private func issues(_ text: String, becomes other: String) -> [String] {
        PlanText.issues(Self.study.replacing(text, with: other))
    }

    @Test func aStudyOfRegistersIsRead() { #expect(PlanText.issues(Self.study) == []) }

    @Test func whatBelongsTogetherIsAskedFor() {
        let ofOneTable = issues("registers: catalog.yaml", becomes: "data: births.csv")
        #expect(ofOneTable.contains { $0.hasPrefix("7:") && $0.contains("`cohort.from` is read from registers") })
        #expect(issues("  index: birth\n", becomes: "").contains { $0.contains("`cohort` needs `index`") })
        #expect(issues("from: GBAPERSOONTAB, ", becomes: "at: index, ").contains { $0.contains("belongs to `features[1].from`") })
        #expect(issues(", window: {from: birth, until: birth + 3 years}", becomes: "").contains { $0.contains("`window: {from: ..., until: ...}`") })
        #expect(issues("until: birth + 3 years", becomes: "until: birth plus 3").contains { $0.contains("expected a date such as birth") })
    }

    @Test func leavingOutTheCensoredIsAChoice() {
        #expect(issues("until: birth + 3 years}", becomes: "until: birth + 3 years}, censor: [emigration]") == [])
        #expect(issues("until: birth + 3 years}", becomes: "until: birth + 3 years}, censor: [emigration], censoring: weights") == [])
        let alone = issues("until: birth + 3 years}", becomes: "until: birth + 3 years}, censoring: weights")
        #expect(alone.count == 1 && alone[0].contains("belongs to `censor`"))
        let dropped = issues("until: birth + 3 years}", becomes: "until: birth + 3 years}, censor: [emigration], censoring: {drop: few leave}")
        #expect(dropped == [])
    }

    @Test(arguments: ["{}", "{known: mother, where: \"par > 1\"}"]) func aRuleIsOneOfThree(rule: String) {
        #expect(issues("{known: mother}", becomes: rule).contains { $0.contains("give one of known, between and where") })
    }

    @Test func aRangeHasDaysOrNumbers() {
        #expect(issues("{known: mother}", becomes: "{between: {birth: [2015-01-01, 2019-12-31]}}") == [])
        #expect(issues("{known: mother}", becomes: "{between: {birth: [early, late]}}").contains { $0.contains("expected two days") })
    }

    @Test func oneTableHasNoRegisters() {
        let found = PlanText.births(with: "features: [{name: age, from: GBAPERSOONTAB, value: a}]")
        #expect(found.contains { $0.contains("is read from registers: name the catalogue under `registers`") })
    }

    /// What is brought from elsewhere may lie in a register; a study of one table has it in a column.
    @Test func aComparatorAndAnEarlierFlagAreReadFromRegisters() {
        let flag = "history: {flag: flagged, of: child, from: VROEGSIGNAALTAB, value: VROEGVLAG, at: index}"
        let support = "comparator: {column: support, positive: \"1\", of: child, from: SUPPORTTAB, value: given}"
        #expect(PlanText.issues(Self.study + "\n\(flag)\n\(support)") == [])
        #expect(PlanText.issues(Self.study + "\nhistory: {flag: flagged}") == [])
        for line in [flag, support] {
            #expect(PlanText.births(with: line).contains { $0.contains("is read from registers: name the catalogue under `registers`") })
        }
        #expect(PlanText.issues(Self.study + "\nhistory: {flag: age, from: VROEGSIGNAALTAB, value: VROEGVLAG}").count { $0.contains("age") } >= 1)
        #expect(PlanText.issues(Self.study + "\nhistory: {flag: flagged, at: index}").contains { $0.contains("belongs to `history.from`") })
        #expect(PlanText.issues(Self.study + "\ncomparator: {outcome: care, from: SUPPORTTAB}").contains { $0.contains("belongs to `column`") })
    }

    @Test func namesOfTheCohortAreKept() {
        #expect(issues("{name: age", becomes: "{name: index_year").contains { $0.contains("another column of the cohort") })
    }
}
