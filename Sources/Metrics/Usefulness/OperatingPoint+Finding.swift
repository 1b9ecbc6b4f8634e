// SPDX-License-Identifier: EUPL-1.2

import Evidence
import StatMath

extension OperatingPoint {
    /// `validation.selected`, `.sensitivity` and `.ppv` at the operating point.
    public static func findings(
        _ point: OperatingPoint?, at: [String: Double], of predictions: Predictions, in context: FindingContext
    ) -> [Finding] {
        var context = context
        context.about.at = at
        let ppv = point?.positivePredictiveValue
        let needed: EvidenceValue = ppv.flatMap { $0.value > 0 ? .number(1 / $0.value) : nil } ?? .null
        return [
            finding("validation.selected", point?.selected, of: predictions, in: context, says: Sentence("validation.selected")),
            finding("validation.sensitivity", point?.sensitivity, of: predictions, in: context, says: Sentence("validation.sensitivity")),
            finding("validation.ppv", ppv, of: predictions, in: context, says: Sentence("validation.ppv", ["needed": needed])),
        ]
    }

    private static func finding(
        _ key: String, _ share: EffectiveProportion?, of predictions: Predictions, in context: FindingContext, says: Sentence
    ) -> Finding {
        let support = share.map { context.support([$0.count, $0.total - $0.count], of: predictions) }
        let reason = share == nil ? (predictions.count == 0 ? Undefined.noRows.template : "undefined.nobody") : nil
        let method = share.map { _ in predictions.design.isSimple ? "wilson" : "wilson-effective" }
        return Finding(
            key: key, about: context.about, value: share?.value, interval: share?.wilson(), method: method, count: share?.count,
            total: share?.total, reason: reason, support: support, stage: context.stage, says: reason.map { Sentence($0) } ?? says)
    }

    static let sentences = [
        SentenceTemplate(
            "validation.selected", en: "{count:count} of {total:count} are reached: {value:percent}.",
            nl: "{count:count} van de {total:count} worden bereikt: {value:percent}."),
        SentenceTemplate(
            "validation.sensitivity",
            en: "Of 100 cases of “{outcome}”, {value:per100} are among those reached (between {low:per100} and {high:per100}).",
            nl: """
                Van de 100 gevallen van “{outcome}” zitten er {value:per100} bij de groep die wordt bereikt (tussen {low:per100} en \
                {high:per100}).
                """),
        SentenceTemplate(
            "validation.ppv",
            en: """
                Of 100 that are reached, {value:per100} turn out to have the outcome “{outcome}” (between {low:per100} and {high:per100}). To find \
                one case, {needed:1} must be reached.
                """,
            nl: """
                Van de 100 die worden bereikt, hebben er {value:per100} later de uitkomst “{outcome}” (tussen {low:per100} en {high:per100}). Om \
                één geval te vinden moeten er {needed:1} worden bereikt.
                """),
        SentenceTemplate(
            "undefined.nobody", en: "Not computed: there is nobody of whom this could be said.",
            nl: "Niet berekend: er is niemand over wie dit iets kan zeggen."),
    ]
}
