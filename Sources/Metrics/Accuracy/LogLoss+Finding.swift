// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation

extension LogLoss {
    /// `validation.log-loss`, beside that of giving everybody the prevalence.
    public static func finding(_ predictions: Predictions, in context: FindingContext) -> Finding {
        let reference = predictions.prevalence.flatMap { $0 > 0 && $0 < 1 ? -$0 * log($0) - (1 - $0) * log1p(-$0) : nil }
        let says = Sentence("validation.log-loss", ["reference": reference.map { .number($0) } ?? .null])
        return context.finding("validation.log-loss", estimate(predictions), of: predictions, says: says)
    }

    static let sentences = [
        SentenceTemplate(
            "validation.log-loss",
            en: "The log-loss is {value:4} (between {low:4} and {high:4}). Lower is better: one and the same risk for all would give {reference:4}.",
            nl: """
                De log-loss is {value:4} (tussen {low:4} en {high:4}). Lager is beter: hetzelfde risico voor iedereen zou {reference:4} geven.
                """)
    ]
}
