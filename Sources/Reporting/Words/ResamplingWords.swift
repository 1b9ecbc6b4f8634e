// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What the second interval of an effect is, by resampling.
enum ResamplingWords {
    static let interval = LocalizedText(en: "95% interval, resampled", nl: "95%-interval, opnieuw getrokken")

    /// - Parameters:
    ///   - families: whether rows belong together.
    ///   - isSandwich: whether the first interval counts families, or weights, as well.
    static func lead(families: Bool, isSandwich: Bool) -> LocalizedText {
        let (unit, eenheid) = families ? ("families", "gezinnen") : ("rows", "rijen")
        let how = LocalizedText(
            en: """
                The dashed lines (in charts with levels: the small ticks) are a second 95% interval. It asks how far the shape would move if other \
                \(unit) of the same kind had been in the data: \(unit) are drawn again, some twice, some not at all.
                """,
            nl: """
                De streepjeslijnen (in grafieken met groepen: de kleine streepjes) zijn een tweede 95%-interval. Dat laat zien hoeveel de vorm zou \
                verschuiven met andere \(eenheid) van dezelfde soort: er worden opnieuw \(eenheid) getrokken, sommige twee keer, sommige niet.
                """)
        let difference =
            isSandwich
            ? LocalizedText(
                en: families
                    ? "Here the band counts families as a whole too, so that the two should be about as wide."
                    : "Here the band allows for the weights too, so that the two should be about as wide.",
                nl: families
                    ? "Ook de band telt hier gezinnen als geheel. Daarom horen de twee ongeveer even breed te zijn."
                    : "Ook de band houdt hier rekening met de gewichten. Daarom horen de twee ongeveer even breed te zijn.")
            : LocalizedText(
                en: "The band assumes that the model is right; the lines let the rows differ as they do. Where the lines lie outside the band, "
                    + "trust the lines.",
                nl: "De band gaat ervan uit dat het model klopt; de lijnen laten de rijen verschillen zoals ze verschillen. Liggen de lijnen "
                    + "buiten de band, ga dan af op de lijnen.")
        return LocalizedText(en: how.en + " " + difference.en, nl: how.nl + " " + difference.nl)
    }
}
