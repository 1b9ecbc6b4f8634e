// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the section about what gives groups away.
enum ProxyWords {
    static let title = LocalizedText(en: "What gives groups away", nl: "Wat groepen verraadt")
    static let lead = LocalizedText(
        en: """
            A model that is not told who belongs to a group can still treat the group apart if its features give the group away. Take 100 pairs, \
            each of one from the group and one from the others: guessing points out the right one in 50, full knowledge in 100.
            """,
        nl: """
            Ook een model dat niet weet wie bij een groep hoort, kan die groep anders behandelen: als de eigenschappen de groep verraden. Neem 100 \
            paren, steeds één uit de groep en één uit de rest. Gokken wijst er 50 goed aan, alles weten 100.
            """)
    static let jointTitle = LocalizedText(en: "How well the features together tell a group", nl: "Hoe goed de eigenschappen samen een groep verraden")
    static let jointNote = LocalizedText(
        en: "Pairs out of 100 that are told apart. The dotted line is guessing.", nl: "Paren van de 100 die goed gaan. De stippellijn is gokken.")
    static let together = LocalizedText(en: "Features together", nl: "Eigenschappen samen")
    static let score = LocalizedText(en: "The group has the higher score", nl: "De groep heeft de hoogste score")
    static let feature = LocalizedText(en: "Feature", nl: "Eigenschap")
    static let alone = LocalizedText(en: "Alone", nl: "Alleen")
    static let without = LocalizedText(en: "Fewer without it", nl: "Minder zonder")
    static let rank = LocalizedText(en: "Place by that", nl: "Plaats daarin")
    static let contribution = LocalizedText(en: "Brings (log-odds)", nl: "Brengt (log-odds)")
    static let neighbourhood = LocalizedText(en: "neighbourhood", nl: "buurt")
    static let sum = LocalizedText(en: "Together", nl: "Samen")
    static let seeSection = LocalizedText(en: "See what gives groups away", nl: "Zie wat groepen verraadt")
    static let aloneNote = LocalizedText(
        en: "Pairs out of 100 that each feature tells apart by itself. “Fewer without it” is how many are lost when only that feature is left out.",
        nl: "Paren van de 100 die elke eigenschap alleen goed heeft. “Minder zonder” is hoeveel er wegvallen als alleen die eigenschap ontbreekt.")
    static let gapNote = LocalizedText(
        en: "Right of the line a feature raises the score of the group, left of it lowers it. All features add up to the last line (log-odds).",
        nl: "Rechts van de lijn maakt een eigenschap de score van de groep hoger, links lager. Samen geven ze de onderste regel (log-odds).")

    static func aloneTitle(_ group: String) -> LocalizedText {
        LocalizedText(en: "Which feature alone gives away: \(group)", nl: "Welke eigenschap alleen verraadt: \(group)")
    }

    static func aloneAlternative(_ feature: String, _ pairs: String, without: (feature: String, pairs: String)?) -> LocalizedText {
        LocalizedText(
            en: "By itself, \(feature) tells most: \(pairs) of 100 pairs."
                + (without.map { " Left out alone, \($0.feature) would be missed most: \($0.pairs) pairs fewer." } ?? ""),
            nl: "Alleen verraadt \(feature) het meest: \(pairs) van de 100 paren."
                + (without.map { " Van één weggelaten eigenschap scheelt \($0.feature) het meest: \($0.pairs) paren minder." } ?? ""))
    }

    static func gapTitle(_ group: String) -> LocalizedText {
        LocalizedText(en: "What makes the scores differ: \(group)", nl: "Waardoor de scores verschillen: \(group)")
    }

    /// - Parameters:
    ///   - odds: how many times the odds of those it is compared with.
    ///   - first: what brings most, and how much in log-odds.
    static func gapAlternative(odds: String, compared: String, gap: String, first: (feature: String, value: String)?) -> LocalizedText {
        LocalizedText(
            en: "On average the model gives this group \(odds) times the odds of \(compared) (log-odds: \(gap))."
                + (first.map { " Most comes from \($0.feature): \($0.value)." } ?? ""),
            nl: "Gemiddeld zijn de odds volgens het model voor deze groep \(odds) keer die van \(compared) (log-odds: \(gap))."
                + (first.map { " Het meest komt van \($0.feature): \($0.value)." } ?? ""))
    }

    static func others(_ count: String) -> LocalizedText {
        LocalizedText(en: "The other \(count)", nl: "De andere \(count)")
    }

    static func open(_ count: String, of total: String) -> LocalizedText {
        LocalizedText(
            en: "For \(count) of \(total) groups the data are not enough to say. That is not a pass.",
            nl: "Voor \(count) van de \(total) groepen zijn er te weinig gegevens. Dat is geen voldoende.")
    }

    static func details(_ attribute: String) -> LocalizedText {
        LocalizedText(en: "The features that tell most, for every group: \(attribute)", nl: "Wat elke groep het meest verraadt: \(attribute)")
    }

    static func more(_ groups: String) -> LocalizedText {
        LocalizedText(en: "Also given away: \(groups).", nl: "Ook verraden: \(groups).")
    }
}
