// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import RegisterData

/// Forms that the plan and the catalogue show.
extension PlantedForm {
    static let afterwards: [PlantedForm] = [
        .init(.knownAfterwards, "weight") {
            $0.plan(.init(name: "weight", register: "PRNL", columns: ["geboortegew"], time: .constant, knownAt: "birth"))
        },
        .init(.knownAfterwards, "apgar") { $0.plan(.init(name: "apgar", register: "PRNL", columns: ["apgar5"], time: .event, knownAt: "birth")) },
        .init(.knownAfterwards, "wait") { $0.plan(.init(name: "wait", columns: ["followed_until", "conception"])) },
        .init(.knownAfterwards, "intake") { form in
            // A date of an intake that in some rows comes after the index.
            form.add(form.index.map { CivilDay(daysSinceEpoch: $0.daysSinceEpoch + Int32(form.random.below(400)) - 300) }, named: "intake_day")
            form.plan(.init(name: "intake", columns: ["intake_day"]))
        },
        .init(.knownAfterwards, "discharge") { form in
            form.add(form.index.map { CivilDay(daysSinceEpoch: $0.daysSinceEpoch + 1 + Int32(form.random.below(90))) }, named: "discharge_day")
            form.plan(.init(name: "discharge", columns: ["discharge_day", "conception"]))
        },
        .init(.neverRegistered, "study") { $0.study.index.longestWaitDays = 315 },
        .init(.neverRegistered, "study") { $0.study.index.longestWaitDays = 1 + $0.random.below(400) },
        .init(.neverRegistered, "study") {
            ($0.study.index.longestWaitDays, $0.study.index.registerEnds) = (308, CivilDay(year: 2031, month: 1, day: 1))
        },
        .init(.neverRegistered, "study") { form in
            form.study.index.longestWaitDays = 280
            form.study.outcomes[0].followUpDays = nil
        },
        .init(.neverRegistered, "study") { form in
            form.study.index.longestWaitDays = 300
            form.study.isScreening = true
        },
    ]

    static let outcomes: [PlantedForm] = [
        .init(.indexFromOutcome, "protection") { $0.study.outcomes[0].columns.insert("conception") },
        .init(.indexFromOutcome, "protection") { form in
            form.study.index.columns = ["amddd", "ddgeb"]
            form.study.outcomes[0].columns = ["amddd"]
        },
        .init(.indexFromOutcome, "protection") { form in
            form.study.index.columns = ["amww", "ddgeb"]
            form.study.outcomes[0].columns = ["amww", "sterfte"]
        },
        .init(.indexFromOutcome, "protection") { form in
            (form.study.index.columns, form.study.outcomes[0].columns) = (["ddgeb"], ["ddgeb", "sterfte"])
            form.study.outcomes[0].register = "PRNL"
        },
        .init(.indexFromOutcome, "protection") { form in
            form.study.outcomes[0].columns.insert("conception")
            form.study.isScreening = true
        },
        .init(.outcomeCode, "births_cost") {
            $0.plan(.init(name: "births_cost", register: "ZVWZORGKOSTENTAB", columns: ["zvwkgeboortezorg"], time: .annual, moment: .years(0...0)))
        },
        .init(.outcomeCode, "midwife") {
            $0.plan(.init(name: "midwife", register: "ZVWZORGKOSTENTAB", columns: ["zvwkverloskundige"], time: .annual, moment: .years(-2...1)))
        },
        .init(.outcomeCode, "measure") {
            $0.plan(
                .init(
                    name: "measure", register: "JGDBESCHERMBUS", columns: ["jgdbmaatregel"], time: .spell,
                    moment: .days(-365...30 + $0.random.below(300))))
        },
        .init(.outcomeCode, "share") { form in
            form.plan(.init(name: "share", columns: ["births", "total"]))
            (form.study.outcomes[0].register, form.study.outcomes[0].columns) = (nil, ["total", "limit"])
        },
        .init(.outcomeCode, "code") { form in
            let codes = form.outcome.map { event -> Int32 in event == 1 && form.random.uniform() < 0.6 ? 2 : Int32(form.random.below(2)) }
            form.add(codes, levels: ["a", "b", "c"], named: "code")
        },
        .init(.survival, "protection") { $0.study.outcomes[0].endings = [] },
        .init(.survival, "protection") { $0.study.outcomes[0].endings = ["emigration"] },
        .init(.survival, "protection") { form in
            form.study.outcomes[0].endings = ["death"]
            form.study.outcomes[0].followUpDays = 365 * (1 + form.random.below(10))
        },
        .init(.survival, "study") { $0.study.requiredEvents = ["birth"] },
        .init(.survival, "study") { form in
            form.study.index.laterEvents.insert("registration")
            form.study.requiredEvents = ["known", "registration"]
        },
    ]

    static let moments: [PlantedForm] = [
        .init(.wrongYear, "wealth") { $0.plan(.init(name: "wealth", register: "VEHTAB", columns: ["w"], time: .annual, moment: .years(0...0))) },
        .init(.wrongYear, "wage") {
            $0.plan(.init(name: "wage", register: "INPATAB", columns: ["inppersbrut"], time: .annual, moment: .years(-1...1 + $0.random.below(4))))
        },
        .init(.wrongYear, "costs") {
            $0.plan(.init(name: "costs", register: "ZVWZORGKOSTENTAB", columns: ["zvwkhuisarts"], time: .annual, moment: .always))
        },
        .init(.wrongYear, "debt") {
            $0.plan(.init(name: "debt", register: "WANBZVWTAB", columns: ["d"], time: .annual, moment: .days(-365 ... -$0.random.below(300))))
        },
        .init(.wrongYear, "rent") { $0.plan(.init(name: "rent", columns: ["rent\(2015 + $0.random.below(4))"])) },
        .init(.publicationLag, "wealth") {
            $0.plan(.init(name: "wealth", register: "VEHTAB", columns: ["w"], time: .annual, moment: .years(-1 ... -1), publishedAfterMonths: 18))
        },
        .init(.publicationLag, "wage") {
            $0.plan(
                .init(
                    name: "wage", register: "INPATAB", columns: ["b"], time: .annual, moment: .years(-2 ... -2),
                    publishedAfterMonths: 13 + $0.random.below(12)))
        },
        .init(.publicationLag, "costs") {
            $0.plan(.init(name: "costs", register: "ZVW", columns: ["h"], time: .annual, moment: .years(-3 ... -1), publishedAfterMonths: 10))
        },
        .init(.publicationLag, "school") {
            $0.plan(
                .init(name: "school", register: "HOOGSTEOPLTAB", columns: ["o"], time: .snapshot, moment: .years(-1 ... -1), publishedAfterMonths: 9))
        },
        .init(.publicationLag, "debt") {
            $0.plan(.init(name: "debt", register: "WANB", time: .annual, moment: .years(-1 ... -1), publishedAfterMonths: 1))
        },
        .init(.spellEnd, "length") {
            $0.plan(
                .init(
                    name: "length", register: "SECMBUS", columns: ["aanvsecm", "eindsecm"], time: .spell, spellEnd: "eindsecm", isCutAtIndex: false))
        },
        .init(.spellEnd, "stay") {
            $0.plan(
                .init(
                    name: "stay", register: "GBAADRESOBJECTBUS", columns: ["e"], time: .spell, moment: .days(-365...0), spellEnd: "e",
                    isCutAtIndex: false))
        },
        .init(.spellEnd, "help") { $0.plan(.init(name: "help", columns: ["jgdhgeldigheideinddatum", "start"])) },
        .init(.spellEnd, "job") { form in
            form.add(form.index.map { CivilDay(daysSinceEpoch: $0.daysSinceEpoch - 500) }, named: "job_from")
            form.add(form.index.map { CivilDay(daysSinceEpoch: $0.daysSinceEpoch - 400 + Int32(form.random.below(900))) }, named: "job_to")
            form.plan(.init(name: "job", columns: ["job_from", "job_to"]))
        },
        .init(.spellEnd, "care") { form in
            form.add(form.index.map { CivilDay(daysSinceEpoch: $0.daysSinceEpoch - Int32(1 + form.random.below(90))) }, named: "first_day")
            form.add(form.index.map { CivilDay(daysSinceEpoch: $0.daysSinceEpoch + Int32(form.random.below(50))) }, named: "last_day")
            form.plan(.init(name: "care", columns: ["last_day"]))
        },
        .init(.historyAfterIndex, "help") {
            $0.plan(.init(name: "help", register: "JGDHULPBUS", columns: ["jgdhhulpvorm"], time: .spell, moment: .days(-730...365)))
        },
        .init(.historyAfterIndex, "help") { $0.plan(.init(name: "help", register: "JGDHULPBUS", columns: ["v"], time: .spell, moment: .always)) },
        .init(.historyAfterIndex, "medicine") {
            $0.plan(.init(name: "medicine", register: "MEDICIJNTAB", columns: ["atc4"], time: .event, moment: .days(-90...1 + $0.random.below(200))))
        },
        .init(.historyAfterIndex, "benefit") {
            $0.plan(.init(name: "benefit", register: "SECMBUS", columns: ["secm"], time: .spell, moment: .years(-1...0)))
        },
        .init(.historyAfterIndex, "moves") { $0.plan(.init(name: "moves", register: "GBAADRESOBJECTBUS", time: .event, moment: .days(0...280))) },
    ]

    static let relations: [PlantedForm] = [
        .init(.laterSnapshot, "parents") {
            $0.plan(.init(name: "parents", register: "KINDOUDERTAB", columns: ["rinpersoonpa"], time: .snapshot, moment: .years(1...1)))
        },
        .init(.laterSnapshot, "address") { $0.plan(.init(name: "address", register: "VSLGWBTAB", time: .snapshot, moment: .always)) },
        .init(.laterSnapshot, "household_size") {
            $0.plan(
                .init(
                    name: "household_size", register: "INHATAB", columns: ["n"], time: .annual, moment: .years(-1 ... -1),
                    relative: .init(name: "household", moment: .years(0...$0.random.below(3)))))
        },
        .init(.laterSnapshot, "value") {
            $0.plan(
                .init(
                    name: "value", register: "EIGENDOMWOZTAB", columns: ["woz"], time: .annual, moment: .years(-1 ... -1),
                    relative: .init(name: "dwelling", moment: .days(100...100))))
        },
        .init(.laterSnapshot, "education") { $0.plan(.init(name: "education", register: "HOOGSTEOPLTAB", time: .snapshot, moment: .years(0...0))) },
        .init(.relationKnownLater, "father_age") {
            $0.plan(.init(name: "father_age", register: "GBAPERSOONTAB", time: .constant, relative: .init(name: "father", knownAt: "birth")))
        },
        .init(.relationKnownLater, "father_wage") {
            $0.plan(
                .init(
                    name: "father_wage", register: "SPOLISBUS", time: .spell, moment: .days(-365...0),
                    relative: .init(name: "father", knownAt: "birth")))
        },
        .init(.relationKnownLater, "father_income") { form in
            form.study.isScreening = true
            form.plan(
                .init(
                    name: "father_income", register: "INPATAB", time: .annual, moment: .years(-1 ... -1),
                    relative: .init(name: "father", moment: .index, knownAt: "birth")))
        },
        .init(.relationKnownLater, "guardian") { form in
            form.study.index.laterEvents = ["placement"]
            form.plan(.init(name: "guardian", register: "GBAPERSOONTAB", time: .constant, relative: .init(name: "guardian", knownAt: "placement")))
        },
        .init(.relationKnownLater, "sibling") {
            $0.plan(.init(name: "sibling", register: "PRNL", columns: ["par"], time: .constant, relative: .init(name: "twin", knownAt: "birth")))
        },
        .init(.laterBoundaries, "district") {
            $0.plan(.init(name: "district", register: "VSLGWBTAB", time: .snapshot, boundaryYear: CleanStudy.firstYear + 1 + $0.random.below(8)))
        },
        .init(.laterBoundaries, "low_income") {
            $0.plan(.init(name: "low_income", register: "kerncijfers.csv", time: .annual, moment: .years(-1 ... -1), boundaryYear: 2019))
        },
        .init(.laterBoundaries, "ses") {
            $0.plan(.init(name: "ses", register: "PRNL", columns: ["ses_percentiel"], time: .constant, ranked: .allYears))
        },
        .init(.laterBoundaries, "income_rank") {
            $0.plan(.init(name: "income_rank", register: "INHATAB", time: .annual, moment: .years(-1 ... -1), ranked: .allYears))
        },
        .init(.laterBoundaries, "town") { $0.plan(.init(name: "town", columns: ["gem"], boundaryYear: 2020)) },
    ]
}
