// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension DecisionCurve {
    /// `validation.decision-curve`: net benefit of the model with its interval, of reaching all, and of reaching nobody.
    public static func finding(_ curve: DecisionCurve?, of predictions: Predictions, in context: FindingContext) -> Finding {
        var finding = context.finding("validation.decision-curve", nil, of: predictions, says: Sentence("validation.decision-curve"))
        guard let curve else { return finding }
        finding.table = EvidenceTable(
            columns: ["threshold", "model", "lower", "upper", "all", "none"],
            rows: curve.points.map { point in
                let interval = point.model.interval
                return [
                    .number(point.threshold), .number(point.model.value), interval.map { .number($0.low) } ?? .null,
                    interval.map { .number($0.high) } ?? .null, .number(point.all), .number(0),
                ]
            })
        finding.method = "linearised"
        finding.level = curve.points.lazy.compactMap(\.model.interval?.level).first
        finding.reason = nil
        finding.says = Sentence("validation.decision-curve")
        return finding
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
