// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension DecisionCurve {
    /// `validation.decision-curve`: net benefit of the model with its interval, of reaching all, and of reaching nobody.
    public static func finding(_ curve: DecisionCurve?, of predictions: Predictions, in context: FindingContext) -> Finding {
        var finding = context.finding("validation.decision-curve", nil, of: predictions, says: Sentence("validation.decision-curve"))
        guard let curve else { return finding }
        finding.table = EvidenceTable(
            columns: [
                "threshold", "model", "lower", "upper", "all", "none", "standardised", "standardised_lower", "standardised_upper", "gain",
                "gain_lower", "gain_upper",
            ],
            rows: curve.points.map { point in
                [.number(point.threshold)] + cells(point.model) + [.number(point.all), .number(0)] + cells(point.standardised) + cells(point.gain)
            })
        finding.method = "linearised"
        finding.level = curve.points.lazy.compactMap(\.model.interval?.level).first
        finding.reason = nil
        finding.says = Sentence("validation.decision-curve")
        return finding
    }

    private static func cells(_ estimate: Estimate?) -> [EvidenceValue] {
        [estimate?.value, estimate?.interval?.low, estimate?.interval?.high].map { $0.map { .number($0) } ?? .null }
    }

    static let sentences = [
        SentenceTemplate(
            "validation.decision-curve",
            en: """
                The lines compare three ways to act, at each threshold of risk from which one would reach out: by the model, reaching everybody, \
                reaching nobody. The highest line is the best choice at that threshold.
                """,
            nl: """
                De lijnen vergelijken drie manieren van doen, bij elke grens waarboven je iemand zou willen bereiken: met het model, iedereen \
                bereiken, niemand bereiken. De hoogste lijn is bij die grens de beste keuze.
                """)
    ]
}
