// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the list of what people must judge.
enum JudgeWords {
    static let title = LocalizedText(en: "What people must judge", nl: "Waar mensen over moeten oordelen")
    static let lead = LocalizedText(
        en: """
            No number decides these. Write down who judged each, and why: with those whom it concerns, not only with those who built the model.
            """,
        nl: """
            Geen getal beslist hierover. Leg per vraag vast wie erover heeft geoordeeld, en waarom: samen met wie het aangaat, en niet alleen met \
            wie het model maakte.
            """)
    static let see = LocalizedText(en: "See what was found", nl: "Zie wat is gevonden")

    static func help(_ outcome: String, without: String, missed: String) -> LocalizedText {
        LocalizedText(
            en: """
                “\(outcome)”: of 100 selected, \(without) do not have it, and of 100 who have it \(missed) are missed. Is there help that does good to \
                those it reaches and no harm to the others, and is it worth this?
                """,
            nl: """
                “\(outcome)”: van 100 aangewezen hebben \(without) die niet, en van 100 die haar hebben worden er \(missed) gemist. Is er hulp die \
                goed doet aan wie wordt bereikt en de anderen niet schaadt, en is die dit waard?
                """)
    }

    static func label(_ outcome: String) -> LocalizedText {
        LocalizedText(
            en: """
                Is “\(outcome)”, as it was recorded, what you want to prevent? Nothing was given to hold it against: what nobody noticed, reported or \
                looked for is not in it.
                """,
            nl: """
                Is “\(outcome)”, zoals die is vastgelegd, wat u wilt voorkomen? Er was niets om die mee te vergelijken: wat niemand opmerkte, meldde \
                of onderzocht, zit er niet in.
                """)
    }

    static func concerns(_ count: Int, _ numbers: NumberWords) -> LocalizedText {
        let written = numbers.count(count)
        return LocalizedText(
            en: count == 1
                ? "One group differs by more than its limit. Is there a reason that you could give to that group, or must something change?"
                : "\(written) groups differ by more than their limits. Is there a reason that you could give to those groups, or must something change?",
            nl: count == 1
                ? "Eén groep verschilt meer dan de grens toelaat. Is daar een reden voor die u die groep kunt geven, of moet er iets veranderen?"
                : "\(written) groepen verschillen meer dan de grens toelaat. Is daar een reden voor die u die groepen kunt geven, of moet er iets veranderen?"
        )
    }

    static func limits(_ count: String) -> LocalizedText {
        LocalizedText(
            en: "How large may a difference be? Nobody set a limit for \(count) comparisons.",
            nl: "Hoe groot mag een verschil zijn? Voor \(count) vergelijkingen stelde niemand een grens.")
    }

    static func conflict(_ outcome: String, _ attributes: String) -> LocalizedText {
        LocalizedText(
            en: """
                “\(outcome)” is not equally frequent in groups by \(attributes). Equal predictive values, equal misses and equal false alarms cannot be \
                had together: which matters most to those concerned?
                """,
            nl: """
                “\(outcome)” komt niet even vaak voor in groepen naar \(attributes). Even vaak gelijk hebben, even vaak missen en even vaak vals alarm \
                geven kan niet samen: wat weegt voor de betrokkenen het zwaarst?
                """)
    }

    static func insufficient(_ count: String) -> LocalizedText {
        LocalizedText(
            en: "For \(count) comparisons the data are not enough. Is it right to go on without knowing?",
            nl: "Voor \(count) vergelijkingen zijn er te weinig gegevens. Is het goed om door te gaan zonder dat te weten?")
    }

    static func areas(_ level: String, concerns: Int, _ numbers: NumberWords) -> LocalizedText {
        let more = concerns == 0 ? nil : numbers.count(concerns)
        let place =
            level == "all"
            ? LocalizedText(en: "Numbers by area", nl: "Getallen per gebied")
            : LocalizedText(en: "Numbers by area (\(level))", nl: "Getallen per gebied (\(level))")
        return LocalizedText(
            en: "\(place.en): what does showing them do to those who live there, and do they see it beforehand?"
                + (more.map { " In \($0) neighbourhoods there are more false alarms than the scores explain." } ?? ""),
            nl: "\(place.nl): wat doet het met de bewoners als die worden getoond, en zien zij het vooraf?"
                + (more.map { " In \($0) buurten is er meer vals alarm dan de scores verklaren." } ?? ""))
    }

    static func graph(arrows: String) -> LocalizedText {
        LocalizedText(
            en: """
                Do the \(arrows) arrows of the graph hold, and those that are not drawn? And which paths are acceptable: that is no question of \
                statistics.
                """,
            nl: """
                Kloppen de \(arrows) pijlen van het schema, en ook de pijlen die er niet staan? En welke wegen zijn aanvaardbaar: dat is geen vraag \
                voor de statistiek.
                """)
    }

    static func flips(_ count: Int, _ numbers: NumberWords) -> LocalizedText {
        let written = numbers.count(count)
        return LocalizedText(
            en: "\(written) \(count == 1 ? "change" : "changes") about recognisable families: should the score change by it?",
            nl: "\(written) \(count == 1 ? "verandering" : "veranderingen") aan herkenbare gezinnen: hoort de score daardoor te veranderen?")
    }

    static func proxies(_ attributes: String) -> LocalizedText {
        LocalizedText(
            en: "The features give away groups by \(attributes). Is each of these features needed, or can the model do without?",
            nl: "De eigenschappen verraden groepen naar \(attributes). Is elk van die eigenschappen nodig, of kan het model zonder?")
    }

    static func absent(_ count: Int, _ numbers: NumberWords) -> LocalizedText {
        LocalizedText(
            en: "Who is missing from these data, or has gaps in them (\(numbers.count(count)) findings beyond the limit), and who speaks for them?",
            nl: "Wie ontbreekt in deze gegevens, of heeft er gaten in (\(numbers.count(count)) bevindingen over de grens), en wie spreekt voor hen?")
    }

    static func undecided(_ count: Int, _ numbers: NumberWords) -> LocalizedText {
        let written = numbers.count(count)
        return LocalizedText(
            en: "\(written) \(count == 1 ? "key of the plan is" : "keys of the plan are") still a question mark.",
            nl: "\(written) \(count == 1 ? "onderdeel van het plan is" : "onderdelen van het plan zijn") nog een vraagteken.")
    }
}
