// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences of findings by year.
enum YearSentences {
    static let all = ratios + verdicts + trends

    private static let ratios = [
        SentenceTemplate(
            "year.observed-expected.all-years",
            en: """
                In {year}: for every 100 cases of “{outcome}” that the model expects, {value:per100} happen (between {low:per100} and \
                {high:per100}). The model learned from other rows of all years.
                """,
            nl: """
                In {year}: op elke 100 gevallen van “{outcome}” die het model verwacht, komen er {value:per100} voor (tussen {low:per100} en \
                {high:per100}). Het model leerde van andere rijen uit alle jaren.
                """),
        SentenceTemplate(
            "year.observed-expected.earlier-years",
            en: """
                In {year}: for every 100 cases of “{outcome}” that a model of the years before it expects, {value:per100} happen (between \
                {low:per100} and {high:per100}).
                """,
            nl: """
                In {year}: op elke 100 gevallen van “{outcome}” die een model van de jaren ervoor verwacht, komen er {value:per100} voor (tussen \
                {low:per100} en {high:per100}).
                """),
        SentenceTemplate(
            "year.observed-expected.unknown",
            en: """
                In {year}: for every 100 cases of “{outcome}” that the scores expect, {value:per100} happen (between {low:per100} and \
                {high:per100}).
                """,
            nl: """
                In {year}: op elke 100 gevallen van “{outcome}” die de scores verwachten, komen er {value:per100} voor (tussen {low:per100} en \
                {high:per100}).
                """),
        SentenceTemplate(
            "year.group.observed-expected",
            en: "{group} in {year}: for every 100 cases that are expected, {value:per100} happen (between {low:per100} and {high:per100}).",
            nl: "{group} in {year}: op elke 100 gevallen die worden verwacht, komen er {value:per100} voor (tussen {low:per100} en {high:per100})."),
        SentenceTemplate(
            "year.auc",
            en: "In {year}: of 100 pairs of a case with the outcome and one without, {value:per100} are put in the right order.",
            nl: "In {year}: van 100 paren van een geval met de uitkomst en een zonder, staan er {value:per100} in de goede volgorde."),
        SentenceTemplate(
            "year.too-few", en: "{year}: too few cases to say (fewer than {minimum} with, or without, the outcome).",
            nl: "{year}: te weinig gevallen om iets te zeggen (minder dan {minimum} met, of zonder, de uitkomst)."),
        SentenceTemplate(
            "year.undefined", en: "{year}: not computed, because the score does not allow it.",
            nl: "{year}: niet berekend, omdat de score dat niet toelaat."),
    ]

    private static let verdicts = [
        SentenceTemplate(
            "year.observed-expected.concern",
            en: "The risks of that year are too low or too high by more than a tenth, and chance does not explain it, also not over all years.",
            nl: "De risico's van dat jaar zijn meer dan een tiende te laag of te hoog. Dat is geen toeval, ook niet als u alle jaren samen bekijkt."),
        SentenceTemplate(
            "year.observed-expected.fine", en: "The risks of that year are right on average, to within a tenth.",
            nl: "Gemiddeld kloppen de risico's van dat jaar, op een tiende na."),
        SentenceTemplate(
            "year.observed-expected.insufficient",
            en: "That year has too few cases to say whether the risks are right on average to within a tenth.",
            nl: "Dat jaar heeft te weinig gevallen om te zeggen of de risico's gemiddeld op een tiende na kloppen."),
    ]

    private static let trends = [
        SentenceTemplate(
            "year.trend",
            en: """
                From one year to the next, the odds of “{outcome}” at the same predicted risk change by a factor {value:ratio} (between {low:ratio} \
                and {high:ratio}); over {years} years by {change:ratio}.
                """,
            nl: """
                Van jaar op jaar verandert de kansverhouding van “{outcome}” bij hetzelfde voorspelde risico met een factor {value:ratio} (tussen \
                {low:ratio} en {high:ratio}); over {years} jaar met {change:ratio}.
                """),
        SentenceTemplate(
            "year.group.trend",
            en: """
                {group}, beside all others: from one year to the next the odds of the outcome at the same predicted risk change by a factor \
                {value:ratio} more (between {low:ratio} and {high:ratio}); over {years} years by {change:ratio}.
                """,
            nl: """
                {group}, naast alle anderen: van jaar op jaar verandert de kansverhouding van de uitkomst bij hetzelfde voorspelde risico met een \
                factor {value:ratio} meer (tussen {low:ratio} en {high:ratio}); over {years} jaar met {change:ratio}.
                """),
        SentenceTemplate(
            "year.no-trend", en: "A trend over the years could not be computed: too few cases, or scores that are no probabilities.",
            nl: "Een ontwikkeling over de jaren was niet te berekenen: te weinig gevallen, of scores die geen kansen zijn."),
        SentenceTemplate(
            "year.trend.concern", en: "Over these years that is more than a tenth, and chance does not explain it.",
            nl: "Over deze jaren is dat meer dan een tiende. Dat is geen toeval."),
        SentenceTemplate(
            "year.trend.fine", en: "Over these years that stays within a tenth.", nl: "Over deze jaren blijft dat binnen een tiende."),
        SentenceTemplate(
            "year.trend.insufficient", en: "There are too few cases to say whether that stays within a tenth over these years.",
            nl: "Er zijn te weinig gevallen om te zeggen of dat over deze jaren binnen een tiende blijft."),
    ]
}
