// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the section about paths.
enum CausalWords {
    static let title = LocalizedText(en: "By which paths groups come to differ", nl: "Langs welke wegen groepen gaan verschillen")
    static let lead = LocalizedText(
        en: """
            A difference between groups can have several origins: the attribute itself, what it leads to (such as income), and what was there before \
            both. The analyst of this study wrote down what is held to cause what; by that graph each difference is split. Another graph gives \
            another split, and no data can prove a graph: read it below.
            """,
        nl: """
            Een verschil tussen groepen kan meer dan één oorsprong hebben: het kenmerk zelf, wat eruit volgt (zoals inkomen), en wat er al vóór \
            was. De onderzoeker van deze studie schreef op wat waarvan de oorzaak is; volgens dat schema is elk verschil gesplitst. Een ander \
            schema geeft een andere splitsing, en geen gegevens kunnen een schema bewijzen: lees het hieronder.
            """)
    static let total = LocalizedText(en: "Difference", nl: "Verschil")
    static let path = LocalizedText(en: "Path", nl: "Weg")
    static let points = LocalizedText(en: "Percentage points", nl: "Procentpunt")
    static let note = LocalizedText(
        en: "Percentage points. The three parts add up to the difference.", nl: "Procentpunt. De drie delen samen zijn het verschil.")
    static let graphTitle = LocalizedText(en: "The graph that this rests on", nl: "Het schema waar dit op rust")
    static let graphNote = LocalizedText(
        en: "An arrow that is not there is a claim too: that the one does not act on the other.",
        nl: "Een pijl die er niet staat is ook een bewering: dat het een niet op het ander werkt.")
    static let from = LocalizedText(en: "From", nl: "Van")
    static let to = LocalizedText(en: "To", nl: "Naar")
    static let relation = LocalizedText(en: "Relation", nl: "Verband")
    static let seeSection = LocalizedText(en: "See the paths", nl: "Zie de wegen")

    static func target(_ name: String) -> LocalizedText {
        switch name {
        case "outcome": LocalizedText(en: "Outcome", nl: "Uitkomst")
        case "score": LocalizedText(en: "Score", nl: "Score")
        default: LocalizedText(en: "Selected", nl: "Aangewezen")
        }
    }

    static func part(_ name: String) -> LocalizedText {
        switch name {
        case "direct": LocalizedText(en: "Direct", nl: "Direct")
        case "indirect": LocalizedText(en: "Through what lies between", nl: "Via wat ertussen ligt")
        default: LocalizedText(en: "From what lies before", nl: "Van wat ervóór ligt")
        }
    }

    static func arrow(isHidden: Bool) -> LocalizedText {
        isHidden
            ? LocalizedText(en: "share a cause nobody measured", nl: "hebben samen een oorzaak die niet is gemeten")
            : LocalizedText(en: "acts on", nl: "werkt op")
    }

    static func roles(between: String?, before: String?) -> LocalizedText {
        LocalizedText(
            en: "Between it and the outcome: \(between ?? "nothing"). Before both: \(before ?? "nothing").",
            nl: "Tussen het kenmerk en de uitkomst: \(between ?? "niets"). Vóór beide: \(before ?? "niets").")
    }

    static func caption(_ attribute: String) -> LocalizedText {
        LocalizedText(
            en: "\(attribute): the difference and its parts, in percentage points", nl: "\(attribute): het verschil en zijn delen, in procentpunten")
    }

    static func figureTitle(_ group: String) -> LocalizedText {
        LocalizedText(en: "Paths of the difference: \(group)", nl: "Wegen van het verschil: \(group)")
    }

    static func alternative(_ group: String, total: String, parts: String) -> LocalizedText {
        LocalizedText(
            en: "\(group): the outcome differs by \(total) percentage points. Of that, \(parts).",
            nl: "\(group): de uitkomst verschilt \(total) procentpunt. Daarvan: \(parts).")
    }
}
