// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words for people whose group is not recorded.
enum UnrecordedWords {
    static let title = LocalizedText(en: "People whose group is not recorded", nl: "Mensen van wie de groep niet is vastgelegd")
    static func lead(_ lists: String) -> LocalizedText {
        LocalizedText(
            en: "Not recorded: \(lists). They are a row of their own among the groups. The limits below hold whatever groups they belong to, and "
                + "also hold chance.",
            nl: "Niet vastgelegd: \(lists). In de tabellen van groepen zijn zij een eigen rij. De grenzen hieronder gelden bij welke groep zij ook "
                + "horen, en ook met toeval.")
    }
    static func share(_ attribute: String, _ share: String) -> LocalizedText {
        LocalizedText(en: "\(attribute) of \(share) of the rows", nl: "\(attribute) bij \(share) van de rijen")
    }
    static let caption = LocalizedText(
        en: "Group less all others, percentage points", nl: "Groep min alle anderen, procentpunt")
    static let recorded = LocalizedText(en: "Of those recorded", nl: "Van wie is vastgelegd")
    static let limits = LocalizedText(en: "Whatever the groups are", nl: "Wat de groepen ook zijn")
    static let sign = LocalizedText(en: "Sign", nl: "Teken")
    static let clear = LocalizedText(en: "certain", nl: "zeker")
    static let open = LocalizedText(en: "either way", nl: "beide kanten")
    static let every = LocalizedText(en: "Every group and measure", nl: "Elke groep en maat")
}
