// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the folded summaries of an attribute as a whole.
enum EquityWords {
    static let lead = LocalizedText(
        en: """
            Numbers that other tools print too, so that you can compare. They are for information: part of each is chance, and the verdicts above \
            stand by themselves.
            """,
        nl: """
            Getallen die andere programma's ook geven, zodat u kunt vergelijken. Ze zijn ter informatie: een deel van elk getal is toeval, en de \
            oordelen hierboven staan op zichzelf.
            """)

    static func summary(_ attribute: String) -> LocalizedText {
        LocalizedText(en: "Summaries of the whole: \(attribute)", nl: "Samenvattingen van het geheel: \(attribute)")
    }

    static let everybody = LocalizedText(en: "Summaries over all groups together", nl: "Samenvattingen over alle groepen samen")
}
