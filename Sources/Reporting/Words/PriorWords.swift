// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the part on what was known beforehand.
enum PriorWords {
    static let title = LocalizedText(en: "What was known beforehand", nl: "Wat vooraf bekend was")
    static let effectsLead = LocalizedText(
        en: """
            Published effects went into the model beside the rows. The table shows for each what was published, with every doubt about it; \
            what these rows say without it; and both together. Published odds ratios hold for people who are alike in whatever their study \
            corrected for. This model corrects for other features, so the numbers may differ although both are right (odds ratios are not \
            collapsible).
            """,
        nl: """
            Gepubliceerde effecten telden in het model mee naast de rijen. De tabel toont van elk wat er is gepubliceerd, met alle twijfel \
            erover; wat deze rijen zonder dat zeggen; en beide samen. Een gepubliceerde odds-ratio geldt voor mensen die gelijk zijn in \
            alles waarvoor die studie corrigeert. Dit model corrigeert voor andere kenmerken. Daarom kunnen de getallen verschillen, ook \
            als beide kloppen.
            """)
    static let effectsCaption = LocalizedText(
        en: "Published effects beside these rows (odds ratios)", nl: "Gepubliceerde effecten naast deze rijen (odds-ratio's)")
    static let effect = LocalizedText(en: "Effect", nl: "Effect")
    static let published = LocalizedText(en: "Published (95%)", nl: "Gepubliceerd (95%)")
    static let rows = LocalizedText(en: "These rows alone (95%)", nl: "Alleen deze rijen (95%)")
    static let together = LocalizedText(en: "Together (95%)", nl: "Samen (95%)")
    static let weight = LocalizedText(en: "Share decided by the publication", nl: "Deel dat de publicatie bepaalt")
    static let conflict = LocalizedText(en: "Distance (z)", nl: "Afstand (z)")
    static let source = LocalizedText(en: "Source", nl: "Bron")
    static let conflictTitle = LocalizedText(en: "Publication and rows do not agree", nl: "Publicatie en rijen passen niet bij elkaar")
    static func conflicts(_ features: String) -> LocalizedText {
        LocalizedText(
            en: "For \(features), what was published and what these rows say lie more than two standard errors apart. Is the population another "
                + "one, is the feature measured otherwise, or did the study correct for other things? Judge whether the publication belongs here.",
            nl: "Bij \(features) liggen de publicatie en deze rijen meer dan twee standaardfouten uit elkaar. Gaat het om een andere bevolking, is "
                + "het kenmerk anders gemeten, of corrigeerde de studie voor andere dingen? Beoordeel of de publicatie hier past.")
    }
    static let rulesLead = LocalizedText(
        en: """
            These rules hold whatever the rows say, at every value of the other features. "Held" counts the steps that would go the other \
            way without the rule; "pull" says how much better the rows would fit without it: a number far above the number held is a \
            reason to doubt the rule. A rule that "pulls only" gives way to many rows: its steps are those that go against it all the same.
            """,
        nl: """
            Deze regels gelden wat de rijen ook zeggen, bij elke waarde van de andere kenmerken. "Vastgehouden" telt de stappen die zonder \
            de regel de andere kant op gaan; "druk" zegt hoeveel beter de rijen zonder de regel zouden passen: is dat getal veel groter \
            dan het aantal vastgehouden stappen, dan is er reden om aan de regel te twijfelen. Een regel die "alleen trekt" wijkt voor veel \
            rijen: geteld zijn de stappen die er toch tegenin gaan.
            """)
    static let rulesCaption = LocalizedText(en: "Rules for features", nl: "Regels voor kenmerken")
    static let rule = LocalizedText(en: "Rule", nl: "Regel")
    static let held = LocalizedText(en: "Held", nl: "Vastgehouden")
    static let pull = LocalizedText(en: "Pull", nl: "Druk")
    static let pulled = LocalizedText(en: "pulls only", nl: "trekt alleen")
    static let unused = LocalizedText(en: "not used", nl: "niet gebruikt")
    static func heldOf(_ held: String, _ places: String) -> LocalizedText { LocalizedText(en: "\(held) of \(places)", nl: "\(held) van \(places)") }

    /// A kind of rule.
    static func kind(_ kind: String) -> LocalizedText {
        switch kind {
        case "increasing": LocalizedText(en: "never falls", nl: "daalt nooit")
        case "decreasing": LocalizedText(en: "never rises", nl: "stijgt nooit")
        case "convex": LocalizedText(en: "bends upwards (lowest in the middle)", nl: "buigt omhoog (laagst in het midden)")
        case "concave": LocalizedText(en: "bends downwards (highest in the middle)", nl: "buigt omlaag (hoogst in het midden)")
        case "unimodal": LocalizedText(en: "one peak", nl: "één top")
        case "threshold": LocalizedText(en: "keeps the expert's cuts", nl: "houdt de grenzen van de expert aan")
        case "forbid": LocalizedText(en: "is not learned from", nl: "er wordt niet van geleerd")
        default: LocalizedText(kind)
        }
    }

    /// What an effect is of.
    static func slope(_ step: String, _ unit: String?) -> LocalizedText {
        let unit = unit.map { " \($0)" } ?? ""
        return LocalizedText(en: "per \(step)\(unit)", nl: "per \(step)\(unit)")
    }
    static func difference(_ place: String, _ other: String) -> LocalizedText {
        LocalizedText(en: "\(place) against \(other)", nl: "\(place) tegenover \(other)")
    }
    static func departure(_ place: String) -> LocalizedText {
        LocalizedText(en: "\(place) against the mean", nl: "\(place) tegenover het gemiddelde")
    }
}
