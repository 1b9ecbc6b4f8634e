// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Protected
import StatMath

/// Who was followed to the end, what may have happened to the others, and what became of them in the analysis (methods 28).
struct FollowUpFindings {
    let outcome: CohortOutcome
    let record: FollowUpRecord
    let rows: String
    /// Why lost rows are left out, where they are.
    let reason: LocalizedText?

    /// - Parameter attributes: every share and bound is also given by group.
    func findings(_ attributes: [ProtectedAttribute]) -> [Finding] {
        let everyone = record.hasWindow
        var findings = both(everyone, attribute: nil, group: nil)
        for attribute in attributes {
            for (level, group) in attribute.levels.enumerated() {
                let member = everyone.indices.map { everyone[$0] && attribute.codes[$0] == Int32(level) }
                findings += both(member, attribute: attribute.name, group: group.group)
            }
        }
        return findings + weighting()
    }

    private func both(_ member: [Bool], attribute: String?, group: [String: String]?) -> [Finding] {
        let total = member.count { $0 }
        let followed = member.indices.count { member[$0] && record.status[$0].isOutcomeKnown }
        let events = member.indices.count { member[$0] && record.status[$0] == .event }
        guard let share = Proportion(followed, of: total) else { return [] }
        let about = About(outcome: outcome.name, rows: .all, attribute: attribute, group: group)
        let cells = Support(cells: [events, followed - events, total - followed], rows: rows, by: attribute.map { [$0] } ?? [])
        let variant = attribute == nil ? "all" : "group"
        // Where nobody has one, whether the plan asks for any is not known here.
        let competed = member.indices.count { member[$0] && record.status[$0] == .competing }
        let competing = Proportion(competed, of: total).flatMap { share in
            record.status.contains(.competing)
                ? Finding(
                    key: "cohort.competing", about: about, value: share.value, interval: share.wilson(), method: "wilson", count: competed,
                    total: total, verdict: .information,
                    support: Support(cells: [competed, total - competed], rows: rows, by: attribute.map { [$0] } ?? []), stage: "cohort",
                    says: Sentence("cohort.competing.\(variant)"))
                : nil
        }
        return [competing].compactMap { $0 } + [
            Finding(
                key: "cohort.follow-up", about: about, value: share.value, interval: share.wilson(), method: "wilson", count: followed, total: total,
                verdict: .information, support: cells, stage: "cohort", says: Sentence("cohort.follow-up.\(variant)")),
            Finding(
                key: "cohort.follow-up-bounds", about: about, value: Proportion(events, of: followed)?.value,
                interval: Interval(low: Double(events) / Double(total), high: Double(events + total - followed) / Double(total), level: 1),
                method: "worst-best-case", count: events, total: followed, verdict: .information, support: cells, stage: "cohort",
                says: Sentence("cohort.follow-up-bounds.\(variant)")),
        ]
    }

    private func weighting() -> [Finding] {
        guard let weights = outcome.censoring else { return [] }
        let followed = record.status.indices.filter { record.status[$0].isOutcomeKnown }
        let whole = followed.reduce(0) { $0 + weights.values[$1] }
        let events = followed.count { record.status[$0] == .event }
        let weighted = followed.reduce(0) { record.status[$1] == .event ? $0 + weights.values[$1] : $0 } / whole
        let plain = Double(events) / Double(followed.count)
        var arguments: [String: EvidenceValue] = [
            "plain": .number(plain), "largest": .number(weights.largest), "pooled": .integer(weights.pooledCount),
        ]
        if let reason { (arguments["reasonEnglish"], arguments["reasonDutch"]) = (.text(reason.en), .text(reason.nl)) }
        return [
            Finding(
                key: "cohort.censoring", about: About(outcome: outcome.name, rows: .all), value: weighted, method: "ipcw", count: events,
                total: followed.count, verdict: outcome.isCensoringDropped ? .insufficient : .information,
                why: outcome.isCensoringDropped ? "cohort.censoring.why" : nil,
                support: Support(cells: [events, followed.count - events], weighted: true, rows: rows), stage: "cohort",
                says: Sentence(outcome.isCensoringDropped ? "cohort.censoring.dropped" : "cohort.censoring.weighted", arguments))
        ]
    }

    static let sentences: [SentenceTemplate] = [
        SentenceTemplate(
            "cohort.follow-up.all", en: "{count:count} of {total:count} rows were followed until the outcome was settled.",
            nl: "{count:count} van {total:count} rijen zijn gevolgd tot de uitkomst vaststond."),
        SentenceTemplate(
            "cohort.follow-up.group", en: "Of {group}, {count:count} of {total:count} rows were followed until the outcome was settled.",
            nl: "Van {group} zijn {count:count} van {total:count} rijen gevolgd tot de uitkomst vaststond."),
        SentenceTemplate(
            "cohort.competing.all",
            en: "In {count:count} of {total:count} rows something came first after which the outcome could no longer happen: it counts as no.",
            nl: "Bij {count:count} van {total:count} rijen kwam er eerst iets waarna de uitkomst niet meer kon gebeuren: dat telt als nee."),
        SentenceTemplate(
            "cohort.competing.group",
            en: "Of {group}, in {count:count} of {total:count} rows something came first after which the outcome could no longer happen.",
            nl: "Van {group} kwam er bij {count:count} van {total:count} rijen eerst iets waarna de uitkomst niet meer kon gebeuren."),
        SentenceTemplate(
            "cohort.follow-up-bounds.all",
            en: "Whatever happened to those who were not followed: at least {low:percent} and at most {high:percent} have the outcome.",
            nl: "Wat er ook gebeurde met wie niet is gevolgd: minstens {low:percent} en hoogstens {high:percent} heeft de uitkomst."),
        SentenceTemplate(
            "cohort.follow-up-bounds.group",
            en: "Whatever happened to those who were not followed: of {group} at least {low:percent} and at most {high:percent} have the outcome.",
            nl: "Wat er ook gebeurde met wie niet is gevolgd: van {group} heeft minstens {low:percent} en hoogstens {high:percent} de uitkomst."),
        SentenceTemplate(
            "cohort.censoring.weighted",
            en: "Rows that were followed stand for those like them (by group and year) who were not: the risk is {value:percent}; without these "
                + "weights it would be {plain:percent}. The largest weight is {largest:1}.",
            nl: "Rijen die zijn gevolgd, tellen mee voor wie op hen lijkt (in groep en jaar) en niet is gevolgd: het risico is {value:percent}; "
                + "zonder die gewichten zou het {plain:percent} zijn. Het grootste gewicht is {largest:1}."),
        SentenceTemplate(
            "cohort.censoring.dropped",
            en:
                "Rows that were not followed to the end were left out, for this reason: {reasonEnglish}. The risk is then {plain:percent}; weighted "
                + "for those who were lost it is {value:percent}.",
            nl:
                "Rijen die niet tot het eind zijn gevolgd, blijven weg, om deze reden: {reasonDutch}. Het risico is dan {plain:percent}; met "
                + "gewichten voor wie wegviel is het {value:percent}."),
        SentenceTemplate(
            "cohort.censoring.why", en: "Whoever was lost may differ from whoever was followed.",
            nl: "Wie wegviel, kan anders zijn dan wie is gevolgd."),
    ]
}
