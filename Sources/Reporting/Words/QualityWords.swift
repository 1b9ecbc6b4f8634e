// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words for how well hidden cells are imputed.
enum QualityWords {
    static let title = LocalizedText(en: "How well known values are imputed", nl: "Hoe goed bekende waarden worden aangevuld")
    static let lead = LocalizedText(
        en:
            "Some known values were hidden, imputed and compared with what they are: as often as values like them are missing. Skill is "
            + "how much better "
            + "they are foretold than by the column's distribution alone. Where it is lower in a group, imputed values say less about "
            + "that group. What "
            + "hangs on the missing value itself cannot be seen this way.",
        nl: "Een deel van de bekende waarden is verborgen, aangevuld en vergeleken met wat ze zijn: zo vaak als zulke waarden ontbreken. De "
            + "voorspelkracht zegt hoeveel beter ze zijn te voorspellen dan met alleen de verdeling van de kolom. Is die in een groep "
            + "lager, dan zeggen "
            + "aangevulde waarden minder over die groep. Wat afhangt van de ontbrekende waarde zelf is zo niet te zien.")
    static let rows = LocalizedText(en: "Column and group", nl: "Kolom en groep")
    static let cells = LocalizedText(en: "Hidden", nl: "Verborgen")
    static let skill = LocalizedText(en: "Skill", nl: "Voorspelkracht")
    static let gap = LocalizedText(en: "Less all others, points", nl: "Min alle anderen, punten")
    static let coverage = LocalizedText(en: "Within the 90% interval", nl: "Binnen het 90%-interval")
    static let judgement = LocalizedText(en: "Judgement", nl: "Oordeel")
    static func caption(_ attribute: String) -> LocalizedText {
        LocalizedText(en: "Hidden values, by \(attribute)", nl: "Verborgen waarden, naar \(attribute)")
    }
    static let everybody = LocalizedText(en: "everybody", nl: "iedereen")
}
