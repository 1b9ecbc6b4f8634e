// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension NagelkerkeR2 {
    /// `validation.nagelkerke-r2`.
    public static func finding(_ predictions: Predictions, in context: FindingContext) -> Finding {
        context.finding("validation.nagelkerke-r2", estimate(predictions), of: predictions, says: Sentence("validation.nagelkerke-r2"))
    }

    static let sentences = [
        SentenceTemplate(
            "validation.nagelkerke-r2",
            en: """
                Nagelkerke's R2 is {value:percent} (between {low:percent} and {high:percent}): the part of what there was to know about “{outcome}” \
                that the risks tell. 100% would be perfect.
                """,
            nl: """
                Nagelkerkes R2 is {value:percent} (tussen {low:percent} en {high:percent}): het deel van wat er over “{outcome}” te weten viel, dat \
                de risico's vertellen. 100% is perfect.
                """)
    ]
}
