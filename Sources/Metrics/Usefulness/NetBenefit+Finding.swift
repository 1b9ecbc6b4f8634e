// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension NetBenefit {
    /// `validation.net-benefit` at a threshold, beside that of reaching everybody.
    public static func finding(_ predictions: Predictions, threshold: Double, in context: FindingContext) -> Finding {
        var context = context
        context.about.at = ["threshold": threshold]
        let all = ofAll(predictions, threshold: threshold)
        let says = Sentence("validation.net-benefit", ["all": all.map { .number($0) } ?? .null])
        return context.finding("validation.net-benefit", estimate(predictions, threshold: threshold), of: predictions, says: says)
    }

    static let sentences = [
        SentenceTemplate(
            "validation.net-benefit",
            en: """
                Reaching all with a risk of {threshold:percent} or more is worth, per 1,000, as much as finding {value:per1000} cases without one \
                false alarm (between {low:per1000} and {high:per1000}). Reaching everybody would be worth {all:per1000}, nobody 0.
                """,
            nl: """
                Iedereen met een risico van {threshold:percent} of meer bereiken is per 1.000 evenveel waard als {value:per1000} gevallen vinden \
                zonder vals alarm (tussen {low:per1000} en {high:per1000}). Iedereen bereiken is {all:per1000} waard, niemand 0.
                """)
    ]
}
