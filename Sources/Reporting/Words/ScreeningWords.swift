// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words for features that were left out before the fit.
enum ScreeningWords {
    static let title = LocalizedText(en: "Features that were left out beforehand", nl: "Kenmerken die vooraf zijn afgevallen")
    static let lead = LocalizedText(
        en: """
            The table has each feature with how much it says: about 0 where it says nothing, above 3 rarely by chance. A feature that was left out \
            may still be linked to the outcome.
            """,
        nl: """
            In de tabel staat van elk kenmerk hoeveel het zegt: rond 0 als het niets zegt, en bij toeval zelden boven 3. Een kenmerk dat is \
            afgevallen kan toch met de uitkomst samengaan.
            """)
    static let caption = LocalizedText(en: "Every feature and whether it stayed", nl: "Elk kenmerk, en of het is gebleven")
    static let outcome = LocalizedText(en: "In the model", nl: "In het model")
    static let alone = LocalizedText(en: "Says alone (z)", nl: "Zegt op zichzelf (z)")
    static let beyond = LocalizedText(en: "Says beside those kept first (z)", nl: "Zegt naast de eerst gekozen kenmerken (z)")

    static func decision(_ decision: String) -> LocalizedText {
        switch decision {
        case "named": LocalizedText(en: "yes, asked for", nl: "ja, gevraagd")
        case "alone": LocalizedText(en: "yes, for what it says alone", nl: "ja, om wat het op zichzelf zegt")
        case "beyond": LocalizedText(en: "yes, for what it adds", nl: "ja, om wat het toevoegt")
        default: LocalizedText(en: "no", nl: "nee")
        }
    }
}
