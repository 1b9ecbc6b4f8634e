// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of maps of areas.
enum MapWords {
    static let title = LocalizedText(en: "Map", nl: "Kaart")
    static let unprinted = LocalizedText(en: "too few to say", nl: "te weinig om te zeggen")
    static let clear = LocalizedText(en: "clearly different", nl: "duidelijk anders")

    /// Of outcomes against what a model predicts.
    static let prediction = AreaMap.Words(
        subject: LocalizedText(
            en: "how often the outcome happens, against what the model predicts", nl: "hoe vaak de uitkomst voorkomt, naast wat het model voorspelt"),
        more: LocalizedText(en: "more often than predicted", nl: "vaker dan voorspeld"),
        less: LocalizedText(en: "less often than predicted", nl: "minder vaak dan voorspeld"))

    /// Of what to expect in each area, its make-up taken into account.
    static let planning = AreaMap.Words(
        subject: LocalizedText(
            en: "how often the outcome happens in an area, standardised, against all areas together",
            nl: "hoe vaak de uitkomst in een gebied voorkomt, gestandaardiseerd, naast alle gebieden samen"),
        more: LocalizedText(en: "more often than in all areas", nl: "vaker dan in alle gebieden"),
        less: LocalizedText(en: "less often than in all areas", nl: "minder vaak dan in alle gebieden"))

    static func alternative(_ subject: LocalizedText, printed: Int, of all: Int, clear: [String], _ numbers: NumberWords) -> LocalizedText {
        let (some, whole) = (numbers.count(printed), numbers.count(all)), shown = clear.prefix(6)
        let others = clear.count - shown.count, names = shown.joined(separator: ", ")
        let en =
            clear.isEmpty
            ? "None of them is clearly different."
            : "Clearly different: \(names)\(others > 0 ? " and \(numbers.count(others)) more" : "")."
        let nl =
            clear.isEmpty
            ? "Geen daarvan is duidelijk anders."
            : "Duidelijk anders: \(names)\(others > 0 ? " en nog \(numbers.count(others))" : "")."
        return LocalizedText(
            en: "The map shows \(subject.en), for \(some) of \(whole) areas. \(en)",
            nl: "De kaart laat zien \(subject.nl), voor \(some) van \(whole) gebieden. \(nl)")
    }

    static func unshaped(_ count: String, isOne: Bool) -> LocalizedText {
        LocalizedText(
            en: "\(count) \(isOne ? "area is" : "areas are") not on the map: the file with shapes does not have \(isOne ? "it" : "them").",
            nl: "\(count) \(isOne ? "gebied staat" : "gebieden staan") niet op de kaart: het bestand met vormen heeft \(isOne ? "het" : "ze") niet.")
    }
}
