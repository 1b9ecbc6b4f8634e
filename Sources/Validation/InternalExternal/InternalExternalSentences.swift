// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences about units that a model did not learn from.
enum InternalExternalSentences {
    static let all = InternalExternalValidation.Unit.allCases.flatMap(ofUnit) + common

    private static func ofUnit(_ unit: InternalExternalValidation.Unit) -> [SentenceTemplate] {
        let (en, nl, next) = unit == .area ? ("areas", "gebieden", ("area", "gebied")) : ("years", "jaren", ("year", "jaar"))
        func template(_ statistic: String, _ format: String, _ english: String, _ dutch: String) -> SentenceTemplate {
            SentenceTemplate(
                "internal-external.\(unit.rawValue).\(statistic)",
                en: """
                    \(english) over {units} \(en) that the model did not learn from: {value:\(format)} on average (between {low:\(format)} and \
                    {high:\(format)}). In a next \(next.0), expect between {prediction_low:\(format)} and {prediction_high:\(format)}.
                    """,
                nl: """
                    \(dutch) over {units} \(nl) waarvan het model niet leerde: gemiddeld {value:\(format)} (tussen {low:\(format)} en \
                    {high:\(format)}). Reken in een volgend \(next.1) op een getal tussen {prediction_low:\(format)} en {prediction_high:\(format)}.
                    """)
        }
        return [
            template("auc", "3", "Order (AUC)", "Volgorde (AUC)"),
            template("calibration-slope", "2", "Calibration slope", "Kalibratiehelling"),
            template("observed-expected", "2", "Observed by expected cases", "Werkelijke door verwachte gevallen"),
        ]
    }

    private static let common = [
        SentenceTemplate(
            "internal-external.too-few",
            en: "Not put together: there are {units} areas or years with enough cases, and {minimum} are needed.",
            nl: "Niet samengenomen: er zijn {units} gebieden of jaren met genoeg gevallen, en er zijn er {minimum} nodig."),
        SentenceTemplate(
            "internal-external.observed-expected.concern",
            en: "Where the model did not learn, its risks are too low or too high by more than a tenth on average, and chance does not explain it.",
            nl: "Waar het model niet van leerde, zijn de risico's gemiddeld meer dan een tiende te laag of te hoog. Dat is geen toeval."),
        SentenceTemplate(
            "internal-external.observed-expected.fine", en: "Also in a next one the risks would be right on average, to within a tenth.",
            nl: "Ook in een volgend gebied of jaar zouden de risico's gemiddeld kloppen, op een tiende na."),
        SentenceTemplate(
            "internal-external.observed-expected.insufficient",
            en: "They differ too much, or are too few, to say that the risks would be right in a next one to within a tenth.",
            nl:
                """
                De verschillen zijn te groot, of het zijn er te weinig, om te zeggen dat de risico's in een volgend gebied of jaar op een tiende \
                kloppen.
                """
        ),
    ]
}
