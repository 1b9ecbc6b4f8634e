// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension SpiegelhalterZ {
    /// `validation.spiegelhalter-z`, with the p-value of calibration.
    public static func finding(_ predictions: Predictions, in context: FindingContext) -> Finding {
        let estimate = estimate(predictions)
        let says = Sentence("validation.spiegelhalter-z", ["p": estimate?.p(against: 0).map { .number($0) } ?? .null])
        return context.finding("validation.spiegelhalter-z", estimate, of: predictions, says: says)
    }

    static let sentences = [
        SentenceTemplate(
            "validation.spiegelhalter-z",
            en: "Spiegelhalter's test of whether the risks are right: z = {value:2}, p = {p:3}. A p below 0.05 speaks against it.",
            nl: "De toets van Spiegelhalter of de risico's kloppen: z = {value:2}, p = {p:3}. Een p onder 0,05 spreekt dat tegen.")
    ]
}
