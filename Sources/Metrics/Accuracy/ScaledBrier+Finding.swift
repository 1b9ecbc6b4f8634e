// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension ScaledBrier {
    /// `validation.scaled-brier`.
    public static func finding(_ predictions: Predictions, in context: FindingContext) -> Finding {
        context.finding("validation.scaled-brier", estimate(predictions), of: predictions, says: Sentence("validation.scaled-brier"))
    }

    static let sentences = [
        SentenceTemplate(
            "validation.scaled-brier",
            en: """
                The model takes away {value:percent} of the squared error that is left when all get the same risk (between {low:percent} and \
                {high:percent}). 100% would be perfect, 0% no better than one risk for all.
                """,
            nl: """
                Het model haalt {value:percent} weg van de fout die overblijft als iedereen hetzelfde risico krijgt (tussen {low:percent} en \
                {high:percent}). 100% is perfect; 0% is niet beter dan één risico voor iedereen.
                """)
    ]
}
