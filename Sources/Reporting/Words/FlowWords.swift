// SPDX-License-Identifier: EUPL-1.2

import Basics

enum FlowWords {
    static let title = LocalizedText(en: "From all rows to the rows that were used", nl: "Van alle rijen naar de rijen die zijn gebruikt")
    static let lead = LocalizedText(
        en: "Rows that drop out are rarely a random part. When one group drops out more often, what the model learns fits that group less well.",
        nl: "Rijen die afvallen zijn zelden een willekeurig deel. Valt een groep vaker af, dan past het model minder goed bij die groep.")
    static let stepsTitle = LocalizedText(en: "Rows left after each step", nl: "Rijen die overblijven na elke stap")
    static let groupsTitle = LocalizedText(en: "Share of each group that stays", nl: "Deel van elke groep dat overblijft")
    static let rows = LocalizedText(en: "rows", nl: "rijen")
    static let step = LocalizedText(en: "Step", nl: "Stap")
    static let share = LocalizedText(en: "Share of rows read", nl: "Deel van de gelezen rijen")
    static let group = LocalizedText(en: "Group", nl: "Groep")
    static let groupsNote = LocalizedText(
        en: "A dot is the share of the group's rows that is left after a step; the line is its 95% interval.",
        nl: "Een stip is het deel van de rijen van die groep dat na een stap overblijft; de lijn is het 95%-interval.")
    static let otherGroups = LocalizedText(en: "other groups", nl: "andere groepen")
    static let unknownNote = LocalizedText(
        en: "Rows of which the group is not known are in the table only.", nl: "Rijen waarvan de groep niet bekend is, staan alleen in de tabel.")
    static let allOutcomes = LocalizedText(en: "all outcomes", nl: "alle uitkomsten")
    static let completeNote = LocalizedText(
        en: "The grey bar is no step: so many rows would be left if only rows without a missing value were used.",
        nl: "De grijze balk is geen stap: zoveel rijen zouden overblijven als alleen rijen zonder ontbrekende waarde meetelden.")

    static let followedTitle = LocalizedText(en: "What is known of these rows", nl: "Wat van deze rijen bekend is")
    static let dropOutTitle = LocalizedText(en: "Which groups drop out", nl: "Welke groepen afvallen")

    static func judged(_ all: Int, concerns: Int, open: Int, _ numbers: NumberWords) -> LocalizedText {
        let (total, grave, few) = (numbers.count(all), numbers.count(concerns), numbers.count(open))
        return LocalizedText(
            en: "Of \(total) comparisons of who stays, \(grave) went beyond their limit and \(few) could not be judged.",
            nl: "Van \(total) vergelijkingen van wie overblijft gingen er \(grave) over de grens; over \(few) is geen oordeel mogelijk.")
    }

    /// The words for a step of the cohort's flow; a step that is not known keeps its own name.
    static func step(_ name: String) -> LocalizedText {
        switch name {
        case "read": LocalizedText(en: "Read", nl: "Gelezen")
        case "sample": LocalizedText(en: "Counted once", nl: "Eén keer geteld")
        case "linked": LocalizedText(en: "Linked", nl: "Gekoppeld")
        case "index-known": LocalizedText(en: "Index date known", nl: "Peildatum bekend")
        case "outcome-known": LocalizedText(en: "Outcome known", nl: "Uitkomst bekend")
        case "followed-up": LocalizedText(en: "Followed to the end", nl: "Gevolgd tot het einde")
        case "complete": LocalizedText(en: "Nothing missing", nl: "Niets ontbreekt")
        case "train": LocalizedText(en: "For learning", nl: "Om van te leren")
        case "test": LocalizedText(en: "Kept apart for the test", nl: "Apart gehouden voor de toets")
        default: LocalizedText(name)
        }
    }

    static func stepsAlternative(read: String, known: String?, last: String) -> LocalizedText {
        guard let known else {
            return LocalizedText(
                en: "Of \(read) rows that were read, \(last) are left.", nl: "Van \(read) gelezen rijen blijven er \(last) over.")
        }
        return LocalizedText(
            en: "Of \(read) rows that were read, the outcome is known for \(known).",
            nl: "Van \(read) gelezen rijen is de uitkomst bekend bij \(known).")
    }

    static func groupsAlternative(step: LocalizedText, lowest: (String, String), highest: (String, String)) -> LocalizedText {
        LocalizedText(
            en: "Step \"\(step.en)\": the share that stays runs from \(lowest.1) (\(lowest.0)) to \(highest.1) (\(highest.0)).",
            nl: "Stap \"\(step.nl)\": het deel dat overblijft loopt van \(lowest.1) (\(lowest.0)) tot \(highest.1) (\(highest.0)).")
    }
}
