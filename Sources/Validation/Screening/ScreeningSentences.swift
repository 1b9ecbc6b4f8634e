// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences of the screening view.
enum ScreeningSentences {
    static let all = [
        SentenceTemplate(
            "screening.found",
            en:
                """
                Of 1,000 that are screened, {value:per1000} are selected and have the outcome “{outcome}” (between {low:per1000} and \
                {high:per1000}).
                """,
            nl:
                """
                Van 1.000 die worden gescreend, zijn er {value:per1000} aangewezen met de uitkomst “{outcome}” (tussen {low:per1000} en \
                {high:per1000}).
                """
        ),
        SentenceTemplate(
            "screening.missed",
            en: "Of 1,000 that are screened, {value:per1000} have the outcome “{outcome}” and are missed (between {low:per1000} and {high:per1000}).",
            nl:
                """
                Van 1.000 die worden gescreend, hebben er {value:per1000} de uitkomst “{outcome}” en worden gemist (tussen {low:per1000} en \
                {high:per1000}).
                """
        ),
        SentenceTemplate(
            "screening.referred-without-need",
            en: "Of 1,000 that are screened, {value:per1000} are selected without need (between {low:per1000} and {high:per1000}).",
            nl: "Van 1.000 die worden gescreend, worden er {value:per1000} zonder noodzaak aangewezen (tussen {low:per1000} en {high:per1000})."),
        SentenceTemplate(
            "screening.found.group",
            en: "{group}: of 1,000 that are screened, {value:per1000} are selected and have the outcome (between {low:per1000} and {high:per1000}).",
            nl:
                """
                {group}: van 1.000 die worden gescreend, zijn er {value:per1000} aangewezen met de uitkomst (tussen {low:per1000} en \
                {high:per1000}).
                """
        ),
        SentenceTemplate(
            "screening.missed.group",
            en: "{group}: of 1,000 that are screened, {value:per1000} have the outcome and are missed (between {low:per1000} and {high:per1000}).",
            nl:
                """
                {group}: van 1.000 die worden gescreend, hebben er {value:per1000} de uitkomst en worden gemist (tussen {low:per1000} en \
                {high:per1000}).
                """
        ),
        SentenceTemplate(
            "screening.referred-without-need.group",
            en: "{group}: of 1,000 that are screened, {value:per1000} are selected without need (between {low:per1000} and {high:per1000}).",
            nl:
                """
                {group}: van 1.000 die worden gescreend, worden er {value:per1000} zonder noodzaak aangewezen (tussen {low:per1000} en \
                {high:per1000}).
                """
        ),
        SentenceTemplate(
            "screening.too-few", en: "Not printed: there are too few families in this group.",
            nl: "Niet afgedrukt: deze groep heeft te weinig gezinnen."),
    ]
}
