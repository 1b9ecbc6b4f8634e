// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// What is said of missing values that are not like those of similar rows.
enum DeltaSentences {
    static let why = "missing.tipping.why"

    static let all: [SentenceTemplate] =
        kinds.flatMap(gaps) + tips + [
            SentenceTemplate(
                why,
                en: "No data can show whether the missing values lie there: the conclusion needs values that somebody looks up.",
                nl: "Geen gegevens laten zien of de ontbrekende waarden daar liggen: voor deze conclusie moet iemand waarden opzoeken."),
            SentenceTemplate(
                "missing.tipping.fine-elsewhere",
                en: "With what was recorded this is within the limit, but not if missing values lie where the plan holds it possible.",
                nl:
                    "Met wat is vastgelegd blijft dit binnen de grens, maar niet als ontbrekende waarden liggen waar het plan dat voor "
                    + "mogelijk houdt."
            ),
            SentenceTemplate(
                "missing.tipping.verdict.tips",
                en: """
                    This verdict about group {group} would be another one if missing values of “{feature}” lie {delta_group:1} in that group and \
                    {delta_reference:1} among all others from what similar rows have (in standard deviations, or log-odds of a level).
                    """,
                nl: """
                    Dit oordeel over de groep {group} zou anders zijn als ontbrekende waarden van “{feature}” in die groep \
                    {delta_group:1} en bij alle \
                    anderen {delta_reference:1} afliggen van wat rijen hebben die erop lijken (in standaardafwijkingen, of log-odds van een waarde).
                    """),
            SentenceTemplate(
                "missing.tipping.verdict.stays",
                en: "Wherever missing values of “{feature}” lie within the grid (up to {most:1}), this verdict about group {group} stays the same.",
                nl: "Waar ontbrekende waarden van “{feature}” binnen het rooster ook liggen (tot {most:1}), dit oordeel over de groep "
                    + "{group} blijft."
            ),
        ]

    /// How a difference is written: a share, an amount of many units, a number of few.
    private static let kinds = [
        (name: "share", format: "points", en: " percentage points", nl: " procentpunt"), (name: "amount", format: "0", en: "", nl: ""),
        (name: "number", format: "2", en: "", nl: ""),
    ]

    private static func gaps(_ kind: (name: String, format: String, en: String, nl: String)) -> [SentenceTemplate] {
        func hole(_ name: String) -> String { "{\(name):\(kind.format)}" }
        let size = (
            en: "by \(hole("size"))\(kind.en) (between \(hole("from")) and \(hole("to")))",
            nl: "\(hole("size"))\(kind.nl) (tussen \(hole("from")) en \(hole("to")))"
        )
        let random = (
            en: "if missing values are like those of similar rows", nl: "als ontbrekende waarden lijken op die van rijen die er verder op lijken"
        )
        return [
            SentenceTemplate(
                "missing.value-gap.\(kind.name).more",
                en: "“{feature}” is higher in group {group} than among all others, \(size.en), "
                    + "\(random.en).",
                nl: "“{feature}” is in de groep {group} hoger dan bij alle anderen: \(size.nl), \(random.nl)."),
            SentenceTemplate(
                "missing.value-gap.\(kind.name).less", en: "“{feature}” is lower in group {group} than among all others, \(size.en), \(random.en).",
                nl: "“{feature}” is in de groep {group} lager dan bij alle anderen: \(size.nl), \(random.nl)."),
            SentenceTemplate(
                "missing.value-gap.\(kind.name).unclear",
                en: """
                    “{feature}” does not clearly differ between group {group} and all others: \(hole("value"))\(kind.en) (between \
                    \(hole("low")) and \
                    \(hole("high"))), \(random.en).
                    """,
                nl: """
                    “{feature}” verschilt niet duidelijk tussen de groep {group} en alle anderen: \(hole("value"))\(kind.nl) (tussen \
                    \(hole("low")) en \
                    \(hole("high"))), \(random.nl).
                    """),
            SentenceTemplate(
                "missing.value-gap.union.\(kind.name)",
                en:
                    "Over all deltas of the grid (up to {most:1} either way) the difference lies between \(hole("low")) and "
                    + "\(hole("high"))\(kind.en).",
                nl: "Over alle verschuivingen van het rooster (tot {most:1} naar beide kanten) ligt het verschil tussen \(hole("low")) en "
                    + "\(hole("high"))\(kind.nl)."),
            SentenceTemplate(
                "missing.value-gap.bounds.\(kind.name)",
                en: "Without any assumption about the missing values all that is known is: between \(hole("low")) and \(hole("high"))\(kind.en).",
                nl: "Zonder enige aanname over de ontbrekende waarden is alleen bekend: tussen \(hole("low")) en \(hole("high"))\(kind.nl)."),
        ]
    }

    private static let tips = [
        ("sd", "standard deviations", "standaardafwijkingen"), ("odds", "log-odds", "log-odds"),
    ].flatMap { name, en, nl in
        [
            SentenceTemplate(
                "missing.tipping.value.\(name).tips",
                en: """
                    What is said of “{feature}” in group {group} changes if missing values lie {delta_group:1} \(en) from those of \
                    similar rows in that \
                    group, and {delta_reference:1} among all others.
                    """,
                nl: """
                    Wat over “{feature}” in de groep {group} wordt gezegd verandert als ontbrekende waarden in die groep \
                    {delta_group:1} \(nl) afliggen \
                    van die van rijen die erop lijken, en bij alle anderen {delta_reference:1}.
                    """),
            SentenceTemplate(
                "missing.tipping.value.\(name).stays",
                en: "What is said of “{feature}” in group {group} stays the same wherever missing values lie, up to {most:1} \(en) either way.",
                nl:
                    "Wat over “{feature}” in de groep {group} wordt gezegd blijft gelden waar ontbrekende waarden ook liggen, tot "
                    + "{most:1} \(nl) naar "
                    + "beide kanten."),
        ]
    }
}
