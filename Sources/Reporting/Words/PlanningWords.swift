// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the section for those who plan.
enum PlanningWords {
    static let title = LocalizedText(en: "How many to expect, and where", nl: "Hoeveel te verwachten, en waar")
    static let lead = LocalizedText(
        en: """
            For planning help, not for pointing at anybody: how many families with the outcome there are in each area and were expected by the model; \
            and, of a capacity, whom it reaches and whom it misses.
            """,
        nl: """
            Om hulp te plannen, niet om iemand aan te wijzen: hoeveel gezinnen met de uitkomst er in elk gebied zijn en er volgens het model werden \
            verwacht; en wie een capaciteit bereikt en mist.
            """)
    static let observed = LocalizedText(en: "With the outcome", nl: "Met de uitkomst")
    static let expected = LocalizedText(en: "Expected", nl: "Verwacht")
    static let ratio = LocalizedText(en: "Times the expected (shrunk)", nl: "Keer het verwachte (bijgetrokken)")
    static let standardised = LocalizedText(en: "Per 1,000, had families been like all", nl: "Per 1.000, als gezinnen waren zoals alle")
    static let selectedPerThousand = LocalizedText(en: "Selected per 1,000", nl: "Aangewezen per 1.000")
    static let found = LocalizedText(en: "Found", nl: "Gevonden")
    static let missed = LocalizedText(en: "Missed", nl: "Gemist")
    static let selected = LocalizedText(en: "Selected", nl: "Aangewezen")
    static let without = LocalizedText(en: "Selected without the outcome", nl: "Aangewezen zonder de uitkomst")
    static let withOutcome = LocalizedText(en: "With the outcome", nl: "Met de uitkomst")
    static let all = LocalizedText(en: "All areas together", nl: "Alle gebieden samen")
    static let reachTitle = LocalizedText(en: "Whom the capacity reaches and misses", nl: "Wie de capaciteit bereikt en mist")
    static let reachLead = LocalizedText(
        en: "Of every 1,000 in each group, had that many been selected by score.",
        nl: "Van elke 1.000 per groep, als er zoveel op score waren aangewezen.")

    static func caption(_ level: String) -> LocalizedText {
        LocalizedText(en: "Numbers by area: \(level)", nl: "Getallen per gebied: \(level)")
    }

    static func reachCaption(_ attribute: String) -> LocalizedText {
        LocalizedText(en: "Per 1,000, by \(attribute)", nl: "Per 1.000, naar \(attribute)")
    }

    /// - Parameters:
    ///   - without: of 100 selected.
    static func mostAreFalse(_ without: String, outcome: String) -> LocalizedText {
        LocalizedText(
            en: """
                Of 100 families selected, \(without) do not have this outcome (\(outcome)). It is rare: a high score means more likely than others, not \
                likely.
                """,
            nl: """
                Van 100 aangewezen gezinnen hebben er \(without) deze uitkomst niet (\(outcome)). Die is zeldzaam: een hoge score betekent meer kans dan \
                anderen, niet een grote kans.
                """)
    }
}
