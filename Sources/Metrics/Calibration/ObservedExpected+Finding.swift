// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import StatMath

extension ObservedExpected {
    /// A ratio further from 1 than this, either way, is material.
    public static let limit = 1.1

    /// `validation.observed-expected`, with a verdict against the limit.
    public static func finding(_ predictions: Predictions, in context: FindingContext, limit: Double = limit) -> Finding {
        let says = Sentence("validation.observed-expected")
        let estimate = estimate(predictions)
        var finding = context.finding("validation.observed-expected", estimate, of: predictions, says: says)
        if let estimate, let narrow = Self.estimate(predictions, level: 0.9)?.interval {
            let verdict = verdict(estimate, narrow: narrow, limit: limit)
            finding.verdict = verdict
            finding.why = "validation.observed-expected.\(verdict.rawValue)"
        }
        return finding
    }

    /// `concern`: the 95% interval excludes 1 and the ratio is beyond the limit; `fine`: the 90% interval lies within it.
    package static func verdict(_ estimate: Estimate, narrow: Interval, limit: Double) -> Verdict {
        let within = 1 / limit...limit
        if let interval = estimate.interval, !interval.contains(1), !within.contains(estimate.value) { return .concern }
        return within.contains(narrow.low) && within.contains(narrow.high) ? .fine : .insufficient
    }

    static let sentences = [
        SentenceTemplate(
            "validation.observed-expected",
            en: """
                For every 100 cases of “{outcome}” that the model expects, {value:per100} happen (between {low:per100} and {high:per100}).
                """,
            nl: """
                Op elke 100 gevallen van “{outcome}” die het model verwacht, komen er {value:per100} voor (tussen {low:per100} en {high:per100}).
                """),
        SentenceTemplate(
            "validation.observed-expected.concern",
            en: "The risks are too low or too high by more than a tenth, and chance does not explain it.",
            nl: "De risico's zijn meer dan een tiende te laag of te hoog. Dat is geen toeval."),
        SentenceTemplate(
            "validation.observed-expected.fine", en: "The risks are right on average, to within a tenth.",
            nl: "Gemiddeld kloppen de risico's, op een tiende na."),
        SentenceTemplate(
            "validation.observed-expected.insufficient",
            en: "There are too few cases to say whether the risks are right on average to within a tenth.",
            nl: "Er zijn te weinig gevallen om te zeggen of de risico's gemiddeld op een tiende na kloppen."),
    ]
}
