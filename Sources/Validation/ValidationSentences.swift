// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences of this room's own findings; those of single statistics are in Metrics.
public enum ValidationSentences {
    public static let all =
        ModelComparisonSentences.all + areas + YearSentences.all + ScreeningSentences.all + SampleSizeSentences.all
        + RefitSentences.all + InternalExternalSentences.all + TransportSentences.all

    private static let areas = [
        SentenceTemplate(
            "area.auc",
            en: """
                In {area}: of 100 pairs of a case with the outcome “{outcome}” and one without, the model orders {value:per100} rightly (between \
                {low:per100} and {high:per100}).
                """,
            nl: """
                In {area}: van 100 paren van een geval met de uitkomst “{outcome}” en een zonder, zet het model er {value:per100} in de goede \
                volgorde (tussen {low:per100} en {high:per100}).
                """),
        SentenceTemplate(
            "area.observed-expected",
            en: "In {area}: for every 100 cases that the model expects, {value:per100} happen (between {low:per100} and {high:per100}).",
            nl: "In {area}: op elke 100 gevallen die het model verwacht, komen er {value:per100} voor (tussen {low:per100} en {high:per100})."),
        SentenceTemplate(
            "area.too-few",
            en: "{area}: too few cases to say how the model does (fewer than {minimum} with, or without, the outcome).",
            nl: "{area}: te weinig gevallen om te zeggen hoe goed het model hier is (minder dan {minimum} met, of zonder, de uitkomst)."),
        SentenceTemplate(
            "undefined.area", en: "{area}: not computed, because the score does not allow it.",
            nl: "{area}: niet berekend, omdat de score dat niet toelaat."),
    ]
}
