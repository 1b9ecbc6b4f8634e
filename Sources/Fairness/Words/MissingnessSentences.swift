// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// What is said of missing values by group.
enum MissingnessSentences {
    static let tooFew = "missing.withheld.too-few"

    static let all: [SentenceTemplate] =
        rates + gaps + whys + links + [
            SentenceTemplate(
                "missing.group-bounds.clear",
                en:
                    "Whatever the groups are of those of whom none is recorded, the difference keeps its sign (between {low:points} and "
                    + "{high:points} "
                    + "percentage points).",
                nl: "Bij welke groep de mensen ook horen van wie de groep niet is vastgelegd, het verschil houdt zijn teken (tussen "
                    + "{low:points} en "
                    + "{high:points} procentpunt)."),
            SentenceTemplate(
                "missing.group-bounds.open",
                en: "The difference lies between {low:points} and {high:points} percentage points, depending on the groups of those of "
                    + "whom none is "
                    + "recorded: it may go either way.",
                nl:
                    "Het verschil ligt tussen {low:points} en {high:points} procentpunt. Dat hangt af van de mensen van wie de groep niet "
                    + "is vastgelegd: "
                    + "het kan beide kanten op."),
            SentenceTemplate(
                "missing.adjusted-gap",
                en: """
                    Among rows that are alike in the other features, “{feature}” is missing {value:points} percentage points more often in group \
                    {group} than in {compareTo} (between {low:points} and {high:points}).
                    """,
                nl: """
                    Bij rijen die in de andere eigenschappen gelijk zijn, ontbreekt “{feature}” in de groep {group} {value:points} \
                    procentpunt vaker \
                    dan bij {compareTo} (tussen {low:points} en {high:points}).
                    """),
            SentenceTemplate(
                "missing.pattern-auc",
                en: """
                    Only by which values are missing, group {group} is told from the others in {value:per100} of 100 pairs \
                    ({low:per100} to {high:per100}). Tossing a coin gives 50.
                    """,
                nl: """
                    Alleen aan welke waarden ontbreken is de groep {group} in {value:per100} van de 100 paren van de anderen te onderscheiden \
                    ({low:per100} tot {high:per100}). Een munt opgooien geeft 50.
                    """),
        ]

    private static let rates = [
        SentenceTemplate(
            "missing.rate.all", en: "“{feature}” is missing in {value:percent} of the rows (between {low:percent} and {high:percent}).",
            nl: "“{feature}” ontbreekt bij {value:percent} van de rijen (tussen {low:percent} en {high:percent})."),
        SentenceTemplate(
            "missing.rate.group",
            en: "In group {group}, “{feature}” is missing in {value:percent} of the rows (between {low:percent} and {high:percent}).",
            nl: "In de groep {group} ontbreekt “{feature}” bij {value:percent} van de rijen (tussen {low:percent} en {high:percent})."),
        SentenceTemplate(
            tooFew, en: "Not printed: there are too few rows to say how often “{feature}” is missing.",
            nl: "Niet afgedrukt: er zijn te weinig rijen om te zeggen hoe vaak “{feature}” ontbreekt."),
    ]

    private static let size = (
        en: ": a difference of {value:points} percentage points (between {low:points} and {high:points}).",
        nl: ": een verschil van {value:points} procentpunt (tussen {low:points} en {high:points})."
    )

    private static let gaps = [
        SentenceTemplate(
            "missing.gap.more", en: "“{feature}” is missing more often in group {group} than in {compareTo}\(size.en)",
            nl: "“{feature}” ontbreekt in de groep {group} vaker dan bij {compareTo}\(size.nl)"),
        SentenceTemplate(
            "missing.gap.less", en: "“{feature}” is missing less often in group {group} than in {compareTo}\(size.en)",
            nl: "“{feature}” ontbreekt in de groep {group} minder vaak dan bij {compareTo}\(size.nl)"),
        SentenceTemplate(
            "missing.gap.unclear", en: "Group {group} and {compareTo} do not clearly differ in how often “{feature}” is missing\(size.en)",
            nl: "De groep {group} en {compareTo} verschillen niet duidelijk in hoe vaak “{feature}” ontbreekt\(size.nl)"),
    ]

    private static let whys = [
        SentenceTemplate(
            "missing.gap.concern",
            en: "Measured by the spread, this is beyond the limit of {limit:2} (standardised difference), and chance does not explain it.",
            nl: "Gemeten aan de spreiding gaat dat over de grens van {limit:2} heen (gestandaardiseerd verschil). Toeval verklaart het niet."),
        SentenceTemplate(
            "missing.gap.fine",
            en: "Measured by the spread, this is within the limit of {limit:2} (standardised difference), and chance does not hide a larger one.",
            nl: "Gemeten aan de spreiding blijft dat binnen de grens van {limit:2} (gestandaardiseerd verschil). Ook met toeval erbij is het niet "
                + "groter."),
        SentenceTemplate(
            "missing.gap.insufficient",
            en: "There are too few rows to judge this by the limit of {limit:2} (standardised difference). About {needed:count} rows in the group "
                + "would be needed.",
            nl: "Er zijn te weinig rijen om dit aan de grens van {limit:2} te toetsen (gestandaardiseerd verschil). In de groep zijn ongeveer "
                + "{needed:count} rijen nodig."),
        SentenceTemplate(
            "missing.gap.insufficient.unknown",
            en: "There are too few rows to judge this by the limit of {limit:2} (standardised difference).",
            nl: "Er zijn te weinig rijen om dit aan de grens van {limit:2} te toetsen (gestandaardiseerd verschil)."),
    ]

    private static let links = [("all", "", ""), ("group", "In group {group}: ", "In de groep {group}: ")].flatMap { part, en, nl in
        func started(_ text: String, _ before: String) -> String { before.isEmpty ? text.prefix(1).uppercased() + text.dropFirst() : before + text }
        return [
            SentenceTemplate(
                "missing.outcome-gap.\(part).more",
                en: started("where “{feature}” is missing, the outcome “{outcome}” is more frequent than where it is known\(size.en)", en),
                nl: started("waar “{feature}” ontbreekt, komt de uitkomst “{outcome}” vaker voor dan waar het bekend is\(size.nl)", nl)),
            SentenceTemplate(
                "missing.outcome-gap.\(part).less",
                en: started("where “{feature}” is missing, the outcome “{outcome}” is less frequent than where it is known\(size.en)", en),
                nl: started("waar “{feature}” ontbreekt, komt de uitkomst “{outcome}” minder vaak voor dan waar het bekend is\(size.nl)", nl)),
            SentenceTemplate(
                "missing.outcome-gap.\(part).unclear",
                en: started("whether “{feature}” is missing makes no clear difference to how frequent the outcome “{outcome}” is\(size.en)", en),
                nl: started("of “{feature}” ontbreekt, maakt niet duidelijk uit voor hoe vaak de uitkomst “{outcome}” voorkomt\(size.nl)", nl)),
        ]
    }
}
