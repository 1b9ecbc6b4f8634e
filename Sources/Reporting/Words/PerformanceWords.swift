// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the sections on performance, calibration and benefit.
enum PerformanceWords {
    static let title = LocalizedText(en: "How well it predicts", nl: "Hoe goed het voorspelt")
    static let lead = LocalizedText(
        en: "A number with its 95% interval. The models are judged on the same rows.",
        nl: "Elk getal met zijn 95%-interval. De modellen zijn op dezelfde rijen beoordeeld.")
    static let caption = LocalizedText(en: "Performance of each model", nl: "Prestatie van elk model")
    static let metric = LocalizedText(en: "Measure", nl: "Maat")
    static func atCapacity(_ share: String) -> LocalizedText { LocalizedText(en: "at a capacity of \(share)", nl: "bij een capaciteit van \(share)") }
    static func atThreshold(_ share: String) -> LocalizedText { LocalizedText(en: "at a threshold of \(share)", nl: "bij een grens van \(share)") }

    static let besideTitle = LocalizedText(en: "Beside other models", nl: "Naast andere modellen")
    static let besideLead = LocalizedText(
        en: "Each pair of models is compared row by row, so that these intervals are narrower than those above.",
        nl: "Elk paar modellen is rij voor rij vergeleken. Daarom zijn deze intervallen smaller dan die hierboven.")
    static func leansOn(_ features: String) -> LocalizedText {
        LocalizedText(
            en: "Where to look first: the model without explanation leans most on \(features).",
            nl: "Waar u het eerst kunt kijken: het model zonder uitleg leunt het meest op \(features).")
    }

    static let calibrationTitle = LocalizedText(en: "Do the predictions come true?", nl: "Komen de voorspellingen uit?")
    static let calibrationLead = LocalizedText(
        en: """
            When the model says 10%, it should happen in 10 of 100 rows. On the dotted line prediction and truth agree; above it more happens than \
            predicted, below it less.
            """,
        nl: """
            Zegt het model 10%, dan hoort het bij 10 van de 100 rijen te gebeuren. Op de stippellijn zijn voorspelling en werkelijkheid gelijk; \
            erboven gebeurt het vaker dan voorspeld, eronder minder vaak.
            """)
    static let calibrationFigure = LocalizedText(en: "Predicted and observed", nl: "Voorspeld en werkelijk")
    static let riskFigure = LocalizedText(en: "How the predictions are spread", nl: "Hoe de voorspellingen verdeeld zijn")
    static let predicted = LocalizedText(en: "Predicted", nl: "Voorspeld")
    static let observed = LocalizedText(en: "Observed", nl: "Werkelijk")
    static let rows = LocalizedText(en: "Rows", nl: "Rijen")
    static let model = LocalizedText(en: "Model", nl: "Model")

    static func calibrationAlternative(_ points: [(predicted: String, observed: String)]) -> LocalizedText {
        LocalizedText(
            en: "Predicted and observed: " + points.map { "\($0.predicted) and \($0.observed)" }.joined(separator: "; ") + ".",
            nl: "Voorspeld en werkelijk: " + points.map { "\($0.predicted) en \($0.observed)" }.joined(separator: "; ") + ".")
    }

    static func riskAlternative(middle: String, from low: String, to high: String) -> LocalizedText {
        LocalizedText(
            en: "Predictions run from \(low) to \(high); half of the rows lie below \(middle).",
            nl: "De voorspellingen lopen van \(low) tot \(high); de helft van de rijen ligt onder \(middle).")
    }

    static let benefitTitle = LocalizedText(en: "Is it of use?", nl: "Heeft het nut?")
    static let benefitLead = LocalizedText(
        en: """
            Selecting everybody finds everyone but costs much; selecting nobody costs nothing but finds no one. The curve shows what the model \
            adds, for each price that one is willing to pay: at a threshold of 10%, nine wrong selections weigh as much as one row found. Where \
            the model's line is the highest, it is of use.
            """,
        nl: """
            Iedereen aanwijzen vindt iedereen maar kost veel; niemand aanwijzen kost niets maar vindt niemand. De lijn laat zien wat het model \
            toevoegt, voor elke prijs die men wil betalen: bij een grens van 10% wegen negen onterechte aanwijzingen even zwaar als één gevonden \
            rij. Waar de lijn van het model het hoogst is, heeft het nut.
            """)
    static let benefitFigure = LocalizedText(en: "Net benefit by threshold", nl: "Netto opbrengst per grens")
    static let threshold = LocalizedText(en: "Threshold", nl: "Grens")
    static let netBenefit = LocalizedText(en: "Net benefit per 1,000 rows", nl: "Netto opbrengst per 1.000 rijen")
    static let standardised = LocalizedText(en: "Of what perfect foresight brings", nl: "Van wat perfecte voorkennis opbrengt")
    static let gain = LocalizedText(
        en: "Added to the better of everybody and nobody", nl: "Meer dan het beste van iedereen en niemand aanwijzen")
    static let everybody = LocalizedText(en: "select everybody", nl: "iedereen aanwijzen")
    static let nobody = LocalizedText(en: "select nobody", nl: "niemand aanwijzen")

    static func benefitAlternative(from low: String, to high: String) -> LocalizedText {
        LocalizedText(
            en: "Between thresholds of \(low) and \(high) the model does better than selecting everybody and than selecting nobody.",
            nl: "Tussen grenzen van \(low) en \(high) doet het model het beter dan iedereen aanwijzen en dan niemand aanwijzen.")
    }

    static let noBenefitAlternative = LocalizedText(
        en: "At none of these thresholds does the model do better than selecting everybody or nobody.",
        nl: "Bij geen van deze grenzen doet het model het beter dan iedereen of niemand aanwijzen.")

    static func usefulness(benefit: String, threshold: String) -> LocalizedText {
        LocalizedText(
            en: "At the plan's costs (threshold \(threshold)) the net benefit is \(benefit) per 1,000 rows.",
            nl: "Bij de kosten van het plan (grens \(threshold)) is de netto opbrengst \(benefit) per 1.000 rijen.")
    }
}
