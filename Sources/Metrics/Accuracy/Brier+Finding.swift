// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension Brier {
    /// `validation.brier`, beside that of giving everybody the prevalence.
    public static func finding(_ predictions: Predictions, in context: FindingContext) -> Finding {
        let says = Sentence("validation.brier", ["reference": predictions.prevalence.map { .number($0 * (1 - $0)) } ?? .null])
        return context.finding("validation.brier", estimate(predictions), of: predictions, says: says)
    }

    static let sentences = [
        SentenceTemplate(
            "validation.brier",
            en: """
                The Brier score, the mean squared difference between risk and outcome, is {value:4} (between {low:4} and {high:4}). Lower is \
                better: one and the same risk for all would give {reference:4}.
                """,
            nl: """
                De Brier-score is {value:4} (tussen {low:4} en {high:4}). Dat is het gemiddelde kwadraat van het verschil tussen risico en \
                uitkomst. Lager is beter: hetzelfde risico voor iedereen zou {reference:4} geven.
                """)
    ]
}
