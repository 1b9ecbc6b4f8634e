// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the section about leakage and wording.
enum LintWords {
    static let title = LocalizedText(en: "What could give the outcome away", nl: "Wat de uitkomst kan verraden")
    static let lead = LocalizedText(
        en: "A model that learns from what was known only afterwards looks good and is of no use. The plan and the rows were checked for that.",
        nl: "Een model dat leert van wat pas later bekend was, lijkt goed en is niet bruikbaar. Het plan en de rijen zijn daarop nagekeken.")
    static let nothing = LocalizedText(en: "Nothing was found.", nl: "Er is niets gevonden.")
    static let wordingTitle = LocalizedText(en: "Words, reasons and sources", nl: "Woorden, redenen en bronnen")
    static let allFeatures = LocalizedText(en: "Every feature", nl: "Elke eigenschap")
    static let caption = LocalizedText(en: "What was written down about each feature", nl: "Wat er van elke eigenschap is opgeschreven")
    static let sensitivity = LocalizedText(en: "By law", nl: "Volgens de wet")
    static let why = LocalizedText(en: "Why it is needed", nl: "Waarom nodig")
    static let source = LocalizedText(en: "Source", nl: "Bron")
    static let contest = LocalizedText(en: "Can be corrected", nl: "Te verbeteren")
    static let label = LocalizedText(en: "Plain name", nl: "Gewone naam")
    static let written = LocalizedText(en: "written down", nl: "opgeschreven")
    static let guess = LocalizedText(en: "guessed from its name", nl: "geraden uit de naam")

    static func sensitivity(_ kind: String) -> LocalizedText {
        switch kind {
        case "personal": LocalizedText(en: "personal data", nl: "persoonsgegeven")
        case "special-category": LocalizedText(en: "special category", nl: "bijzonder persoonsgegeven")
        case "criminal": LocalizedText(en: "about offences", nl: "strafrechtelijk gegeven")
        default: LocalizedText(kind)
        }
    }
}
