// SPDX-License-Identifier: EUPL-1.2

import Basics

enum GlossaryWords {
    static let title = LocalizedText(en: "Words", nl: "Woordenlijst")

    /// Words that are not measures.
    static let general: [(LocalizedText, LocalizedText)] = [
        (
            LocalizedText(en: "Row", nl: "Rij"),
            LocalizedText(
                en: "What the study counts: one birth, one child or one family.", nl: "Wat de studie telt: één geboorte, één kind of één gezin.")
        ),
        (
            LocalizedText(en: "Select", nl: "Aanwijzen"),
            LocalizedText(
                en: "To be among those with the highest predictions, as many as the capacity allows.",
                nl: "Bij de hoogste voorspellingen horen, zoveel als de capaciteit toelaat.")
        ),
        (
            LocalizedText(en: "95% interval", nl: "95%-interval"),
            LocalizedText(
                en: "Where the number could reasonably lie, given how few or many rows there are.",
                nl: "Waar het getal redelijkerwijs kan liggen, gelet op hoeveel rijen er zijn.")
        ),
        (
            LocalizedText(en: "Odds", nl: "Kansverhouding (odds)"),
            LocalizedText(
                en: "The chance that it happens, divided by the chance that it does not. For small chances nearly the same as the chance itself.",
                nl: "De kans dat het gebeurt, gedeeld door de kans dat het niet gebeurt. Bij kleine kansen bijna gelijk aan de kans zelf.")
        ),
    ]
}
