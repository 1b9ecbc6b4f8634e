// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words for missing values that are not like those of similar rows.
enum DeltaWords {
    static let title = LocalizedText(
        en: "If missing values are other values than they seem",
        nl: "Als ontbrekende waarden anders zijn "
            + "dan ze lijken")
    static let lead = LocalizedText(
        en: "Missing values were moved away from what similar rows have: in a group by one distance, among all others by another. Everything else, "
            + "also chance, stayed the same. So one sees how far the missing values must lie before a conclusion changes. No data can say "
            + "where they lie.",
        nl:
            "Ontbrekende waarden zijn verschoven ten opzichte van rijen die erop lijken: in een groep met de ene afstand, bij alle "
            + "anderen met de andere. "
            + "De rest, ook het toeval, bleef gelijk. Zo is te zien hoe ver ontbrekende waarden moeten liggen voordat een conclusie verandert. "
            + "Geen gegevens kunnen zeggen waar ze liggen.")
    static let inDeviations = LocalizedText(en: "in standard deviations", nl: "in standaardafwijkingen")
    static let inOdds = LocalizedText(en: "in log-odds", nl: "in log-odds")
    static func group(_ unit: LocalizedText) -> LocalizedText {
        LocalizedText(en: "In the group, \(unit.en)", nl: "In de groep, \(unit.nl)")
    }
    static func others(_ unit: LocalizedText) -> LocalizedText {
        LocalizedText(en: "Among all others, \(unit.en)", nl: "Bij alle anderen, \(unit.nl)")
    }
    static let difference = LocalizedText(en: "Difference", nl: "Verschil")
    static let value = LocalizedText(en: "Value (95% interval)", nl: "Waarde (95%-interval)")
    static let conclusion = LocalizedText(en: "Conclusion", nl: "Conclusie")
    static let place = LocalizedText(en: "Others / group", nl: "Anderen / groep")
    static func conclusion(_ name: String) -> LocalizedText {
        switch name {
        case "more": LocalizedText(en: "higher", nl: "hoger")
        case "less": LocalizedText(en: "lower", nl: "lager")
        default: LocalizedText(en: "not clear", nl: "niet duidelijk")
        }
    }
    static func valuesTitle(_ feature: String, _ group: String) -> LocalizedText {
        LocalizedText(en: "\(feature), \(group) less all others", nl: "\(feature), \(group) min alle anderen")
    }
    static func verdictsTitle(_ metric: LocalizedText, _ group: String, _ feature: String) -> LocalizedText {
        LocalizedText(en: "\(metric.en): \(group), by missing \(feature)", nl: "\(metric.nl): \(group), naar ontbrekende \(feature)")
    }
    static let valuesNote = LocalizedText(
        en: "Each cell is the difference if missing values lie there. Bold and dark: the conclusion is another one than in the middle (0 and 0).",
        nl: "Elk vak is het verschil als ontbrekende waarden daar liggen. Vet en donker: de conclusie is anders dan in het midden (0 en 0).")
    static let verdictsNote = LocalizedText(
        en: "Each cell is the comparison with the model made anew. Bold and dark: the verdict is another one than in the middle (0 and 0).",
        nl: "Elk vak is de vergelijking met een opnieuw gemaakt model. Vet en donker: het oordeel is anders dan in het midden (0 en 0).")
    static func alternative(changed: String, of total: String) -> LocalizedText {
        LocalizedText(
            en: "At \(changed) of \(total) places the conclusion is another one than where missing values are like those of similar rows.",
            nl: "Op \(changed) van \(total) plaatsen is de conclusie anders dan wanneer ontbrekende waarden lijken op die van rijen die "
                + "erop lijken.")
    }
    static func tips(_ group: String, metric: LocalizedText, from: LocalizedText, to: LocalizedText, deltas: (String, String)) -> LocalizedText {
        LocalizedText(
            en:
                "\(group), “\(metric.en)”: “\(from.en)” becomes “\(to.en)” if missing values lie \(deltas.0) in the group and \(deltas.1) "
                + "among all others "
                + "from those of similar rows.",
            nl:
                "\(group), “\(metric.nl)”: “\(from.nl)” wordt “\(to.nl)” als ontbrekende waarden in de groep \(deltas.0) en bij alle "
                + "anderen \(deltas.1) "
                + "afliggen van die van rijen die erop lijken.")
    }
    static func stay(_ count: String) -> LocalizedText {
        LocalizedText(
            en: "\(count) verdicts stay the same at every place of the grid.",
            nl: "\(count) oordelen blijven op elke plaats van het "
                + "rooster gelijk.")
    }
    static let summaryCaption = LocalizedText(
        en: "Each group less all others (95% interval)", nl: "Elke groep min alle anderen (95%-interval)")
    static let random = LocalizedText(en: "If like similar rows", nl: "Als rijen die erop lijken")
    static let tipsFrom = LocalizedText(en: "Tips from", nl: "Slaat om vanaf")
    static let union = LocalizedText(en: "Over the whole grid", nl: "Over het hele rooster")
    static let bounds = LocalizedText(en: "Without any assumption", nl: "Zonder enige aanname")
    static let boundsNote = LocalizedText(
        en:
            "“Tips from” is how far missing values must lie at least, in the group or among all others, for another conclusion; a dash: "
            + "nowhere in the "
            + "grid. “Without any assumption” takes for a missing share anything from nobody to everybody, and for a missing number "
            + "anything between the "
            + "1st and the 99th percentile of those recorded.",
        nl:
            "“Slaat om vanaf” zegt hoe ver ontbrekende waarden minstens moeten liggen, in de groep of bij alle anderen, voor een andere "
            + "conclusie; een "
            + "streepje: nergens in het rooster. “Zonder enige aanname” rekent bij een ontbrekend aandeel met alles van niemand tot "
            + "iedereen, en bij een "
            + "ontbrekend getal met alles tussen het 1e en het 99e percentiel van wat is vastgelegd.")
    static func everyTip(_ count: String) -> LocalizedText {
        LocalizedText(en: "What tips \(count) of these conclusions", nl: "Wat \(count) van deze conclusies doet omslaan")
    }
    static let every = LocalizedText(en: "Every verdict that would change", nl: "Elk oordeel dat verandert")
}
