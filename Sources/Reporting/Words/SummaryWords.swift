// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the first page.
enum SummaryWords {
    static let title = LocalizedText(en: "In short", nl: "In het kort")
    static let fallsShort = LocalizedText(en: "Where it falls short", nl: "Waar het tekortschiet")
    static let undecided = LocalizedText(en: "What people still have to decide", nl: "Wat mensen nog moeten beslissen")
    static let undecidedLead = LocalizedText(
        en: "These keys of the plan are still a question mark. No program may fill them in.",
        nl: "Deze onderdelen van het plan zijn nog een vraagteken. Geen programma mag ze invullen.")
    static let nothingUndecided = LocalizedText(
        en: "Every key of the plan is filled in. Whether the results are good enough to use is still for people to decide.",
        nl: "Elk onderdeel van het plan is ingevuld. Of de resultaten goed genoeg zijn om te gebruiken, blijft een besluit van mensen.")
    static let noConcern = LocalizedText(
        en: "No comparison between groups went beyond its limit.", nl: "Geen enkele vergelijking tussen groepen ging over de grens.")
    static let noComparison = LocalizedText(
        en: "This run compared no groups, so it cannot say for whom the model falls short.",
        nl: "Deze run vergeleek geen groepen. Voor wie het model tekortschiet, is dus niet bekend.")
    static let seeAudit = LocalizedText(en: "See the audit by group", nl: "Zie de toets per groep")
    static let seeMissing = LocalizedText(en: "See who misses what", nl: "Zie bij wie wat ontbreekt")
    static let seeFlow = LocalizedText(en: "See who drops out", nl: "Zie wie afvalt")
    static let seeAreas = LocalizedText(en: "See the areas", nl: "Zie de gebieden")
    static let seeOpen = LocalizedText(en: "See what is not enough to say", nl: "Zie waar te weinig gegevens voor zijn")

    static func moreGroups(_ count: Int, _ numbers: NumberWords) -> LocalizedText {
        let written = numbers.count(count)
        return count == 1
            ? LocalizedText(en: "And one more group with a concern.", nl: "En nog één groep met een zorg.")
            : LocalizedText(en: "And \(written) more groups with a concern.", nl: "En nog \(written) groepen met een zorg.")
    }

    static func alsoBeyondLimit(_ metrics: String) -> LocalizedText {
        LocalizedText(en: "Also beyond the limit: \(metrics).", nl: "Ook over de grens: \(metrics).")
    }

    static func insufficient(_ count: String, of total: String) -> LocalizedText {
        LocalizedText(
            en: "For \(count) of \(total) comparisons between groups the data are not enough to say. That is not a pass.",
            nl: "Voor \(count) van de \(total) vergelijkingen tussen groepen zijn er te weinig gegevens. Dat is geen voldoende.")
    }

    static func withoutLimit(_ count: String, of total: String) -> LocalizedText {
        LocalizedText(
            en: "For \(count) of \(total) comparisons nobody set a limit: they are shown, not judged.",
            nl: "Voor \(count) van de \(total) vergelijkingen stelde niemand een grens: ze staan erin, maar zonder oordeel.")
    }

    static func judged(_ rows: LocalizedText) -> LocalizedText {
        LocalizedText(
            en: "Judged on \(rows.en).", nl: "Beoordeeld op \(rows.nl).")
    }

    static let outOfFold = LocalizedText(
        en: "rows that the model had not seen when it predicted them (out of fold)",
        nl: "rijen die het model niet had gezien toen het ze voorspelde (out-of-fold)")
    static let testRows = LocalizedText(
        en: "test rows that were kept apart from the start", nl: "toetsrijen die vanaf het begin apart zijn gehouden")
    static let otherRows = LocalizedText(en: "the rows of the data", nl: "de rijen van de gegevens")

    static let unopened = LocalizedText(
        en: "The test rows have not been opened: these are not yet the final numbers.",
        nl: "De toetsrijen zijn nog niet geopend: dit zijn nog niet de definitieve getallen.")

    static func opened(_ times: Int, after changes: Int) -> LocalizedText {
        LocalizedText(
            en: "Test rows opened \(times == 1 ? "once" : "\(times) times"), after \(changes) \(changes == 1 ? "change" : "changes") of the plan.",
            nl:
                """
                Toetsrijen \(times == 1 ? "één keer" : "\(times) keer") geopend, na \(changes) \
                \(changes == 1 ? "wijziging" : "wijzigingen") van het plan.
                """
        )
    }

    // What to take away, one sentence a number.

    static func reach(_ outcome: String, share: String?, interval: String?) -> LocalizedText {
        LocalizedText(
            en: "must be reached to find one: \(outcome)\(share.map { ", if \($0) are selected" } ?? "").\(interval.map { " (\($0))" } ?? "")",
            nl:
                """
                zoveel bereikt u om er één te vinden: \
                \(outcome)\(share.map { ", als \($0) wordt aangewezen" } ?? "").\(interval.map { " (\($0))" } ?? "")
                """
        )
    }

    static func reachNote(without: String) -> LocalizedText {
        LocalizedText(en: "Without a model: \(without).", nl: "Zonder model: \(without).")
    }

    static func missed(_ outcome: String, interval: String?) -> LocalizedText {
        LocalizedText(
            en: "of 100 with the outcome (\(outcome)) are missed at that capacity.\(interval.map { " (\($0))" } ?? "")",
            nl: "van de 100 met de uitkomst (\(outcome)) worden bij die capaciteit gemist.\(interval.map { " (\($0))" } ?? "")")
    }

    static func ranking(interval: String?) -> LocalizedText {
        LocalizedText(
            en: "of 100 pairs, one with and one without the outcome, the model puts in the right order.\(interval.map { " (\($0))" } ?? "")",
            nl: "van de 100 paren, één met en één zonder de uitkomst, zet het model in de goede volgorde.\(interval.map { " (\($0))" } ?? "")")
    }

    static let rankingNote = LocalizedText(en: "Tossing a coin: 50.", nl: "Een munt opgooien: 50.")

    static func calibration(interval: String?) -> LocalizedText {
        LocalizedText(
            en: "happened for every 100 that the model predicted.\(interval.map { " (\($0))" } ?? "")",
            nl: "gebeurden er voor elke 100 die het model voorspelde.\(interval.map { " (\($0))" } ?? "")")
    }

    static func gap(_ metric: LocalizedText, group: String, value: String?, difference: String, compared: String) -> LocalizedText {
        LocalizedText(
            en: "\(group): \(metric.en.lowercasedFirst)\(value.map { " \($0)," } ?? "") \(difference) compared with \(compared).",
            nl: "\(group): \(metric.nl.lowercasedFirst)\(value.map { " \($0)," } ?? "") \(difference) vergeleken met \(compared).")
    }

    static func areas(above: [String], below: [String], total: String, byChance: String) -> LocalizedText {
        let count = above.count + below.count
        guard count > 0 else {
            return LocalizedText(
                en: "In none of \(total) areas does the number of outcomes clearly differ from what the model predicts.",
                nl: "In geen van de \(total) gebieden wijkt het aantal uitkomsten duidelijk af van wat het model voorspelt.")
        }
        let more = above.isEmpty ? nil : names(above), less = below.isEmpty ? nil : names(below)
        return LocalizedText(
            en: "In \(count) of \(total) areas the outcome differs from the prediction (about \(byChance) would by chance)."
                + (more.map { " More often than predicted: \($0.en)." } ?? "") + (less.map { " Less often: \($0.en)." } ?? ""),
            nl: "In \(count) van de \(total) gebieden wijkt de uitkomst af van de voorspelling (door toeval ongeveer \(byChance))."
                + (more.map { " Vaker dan voorspeld: \($0.nl)." } ?? "") + (less.map { " Minder vaak: \($0.nl)." } ?? ""))
    }

    private static func names(_ all: [String]) -> LocalizedText {
        let first = all.prefix(4).joined(separator: ", ")
        guard all.count > 4 else { return LocalizedText(first) }
        return LocalizedText(en: "\(first) and \(all.count - 4) more", nl: "\(first) en nog \(all.count - 4)")
    }
}

extension String {
    /// "Missed (FNR)" in the middle of a sentence; an abbreviation keeps its capitals.
    var lowercasedFirst: String {
        guard let first, first.isUppercase, dropFirst().first?.isUppercase != true else { return self }
        return first.lowercased() + dropFirst()
    }

    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
