// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension AreaUnderCurve {
    /// `validation.auc`: averaged over folds where there are folds.
    public static func finding(_ predictions: Predictions, in context: FindingContext) -> Finding {
        let says = Sentence("validation.auc")
        return context.finding("validation.auc", averagedOverFolds(predictions), of: predictions, needsProbability: false, says: says)
    }

    static let sentences = [
        SentenceTemplate(
            "validation.auc",
            en: """
                Take 100 pairs, each of one case with the outcome “{outcome}” and one without. In {value:per100} of them the model gives the case \
                with the outcome the higher risk (between {low:per100} and {high:per100}). Guessing would give 50.
                """,
            nl: """
                Neem 100 paren: steeds één geval met de uitkomst “{outcome}” en één zonder. In {value:per100} paren geeft het model het geval \
                met de uitkomst het hoogste risico (tussen {low:per100} en {high:per100}). Met gokken zijn dat er 50.
                """)
    ]
}
