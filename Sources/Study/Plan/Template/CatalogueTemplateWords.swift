// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts

/// The comments of a study file over registers.
struct CatalogueTemplateWords {
    let language: Language
    let general: TemplateWords

    init(_ language: Language) { (self.language, general) = (language, TemplateWords(language)) }

    private func say(_ en: String, _ nl: String) -> String { language == .dutch ? nl : en }

    var derive: String {
        say(
            "Columns that are computed from those of the cohort's own rows; `cohort` and `outcomes` can name them.",
            "Kolommen die volgen uit die van de rijen van het cohort zelf; `cohort` en `outcomes` kunnen ze noemen.")
    }

    var cohort: String {
        say("Whose rows they are, and from which day each is looked at.", "Van wie de rijen zijn, en vanaf welke dag ernaar wordt gekeken.")
    }

    var index: String {
        say(
            "a date of the row, or a derived one; nothing later may predict:",
            "een datum van de rij, of een afgeleide; niets van later mag voorspellen:")
    }

    var longestWait: String {
        say(
            "from an index before the event (conception) to the event itself (birth)",
            "van een peildatum vóór de gebeurtenis (bevruchting) tot de gebeurtenis zelf (geboorte)")
    }

    var include: String { say("what a row must meet to stay", "waaraan een rij moet voldoen om te blijven") }
    var family: String { say("a family stays on one side of every split", "een gezin blijft in elke verdeling aan één kant") }
    var area: String { say("where a row lives", "waar een rij woont") }
    var boundaries: String { say("the year of the boundaries, not after the index dates", "het jaar van de grenzen, niet na de peildatums") }
    var geometry: String { say("shapes for maps", "vormen voor kaarten") }

    var outcomes: String {
        say(
            "What is predicted: an event of a register in a window, or `when: CONDITION` on the row itself, without from and window.",
            "Wat wordt voorspeld: een gebeurtenis in een register en een periode, of `when: VOORWAARDE` op de rij zelf, zonder from en window.")
    }

    var outcomeRegister: String { say("a register with days:", "een register met dagen:") }
    var outcomeWhere: String { say("which records are the event", "welke records de gebeurtenis zijn") }
    var competing: String { say("events after which it can no longer happen, a list:", "gebeurtenissen waarna het niet meer kan, een lijst:") }
    var censor: String { say("events after which nobody sees it, a list:", "gebeurtenissen waarna niemand het ziet, een lijst:") }

    var features: String {
        say(
            "What may predict. Replace `?` by the lines that the purpose needs, and say why for each: what is not needed stays out.",
            "Wat mag voorspellen. Vervang `?` door de regels die het doel nodig heeft, met bij elke waarom: wat niet nodig is, blijft weg.")
    }

    var protected: String {
        say(
            "Groups that the model is judged by, and does not see. Replace `?` by lines; an attribute can also be cut from a feature: "
                + "{name: age_group, from_feature: age, cut: [20, 35], also_feature: age is a biological risk}",
            "Groepen waarop het model wordt beoordeeld, en die het niet ziet. Vervang `?` door regels; een kenmerk kan ook uit een eigenschap: "
                + "{name: age_group, from_feature: age, cut: [20, 35], also_feature: leeftijd is een biologisch risico}")
    }

    var noFiles: String { say("no file was found", "er is geen bestand gevonden") }

    func publishedAfter(_ span: CalendarSpan) -> String {
        let isOne = span.count == 1
        let nl =
            switch span.unit {
            case .day: isOne ? "dag" : "dagen"
            case .week: isOne ? "week" : "weken"
            case .month: isOne ? "maand" : "maanden"
            case .year: "jaar"
            }
        let en = span.unit.rawValue + (isOne ? "" : "s")
        return say("comes out \(span.count) \(en) after its year", "komt \(span.count) \(nl) na het jaar uit")
    }

    func sensitivity(_ sensitivity: Sensitivity) -> String {
        switch sensitivity {
        case .personal: say("personal data", "persoonsgegevens")
        case .specialCategory: say("special category (GDPR, article 9)", "bijzondere gegevens (AVG, artikel 9)")
        case .criminal: say("about offences (GDPR, article 10)", "strafrechtelijke gegevens (AVG, artikel 10)")
        }
    }
}
