// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The sentences about flips and archetypes.
enum FlipSentences {
    static let all =
        changes + observed + [
            SentenceTemplate(
                "flip.off-manifold",
                en: """
                    {name}: not told. Too few rows have either side, or would be possible or usual with it: the model has an answer, the data \
                    have none.
                    """,
                nl: """
                    {name}: geen getal. Te weinig rijen hebben een van beide kanten, of zouden er mogelijk of gewoon mee zijn: het model \
                    heeft een antwoord, de gegevens niet.
                    """),
            SentenceTemplate(
                "archetype.off-manifold",
                en: "{name}: not told. There are too few such rows: the model has an answer, the data have none.",
                nl: "{name}: geen getal. Er zijn te weinig zulke rijen: het model heeft een antwoord, de gegevens niet."),
            SentenceTemplate(
                "flip.needs-model",
                en: """
                    {name}: not told. Only the model can say what a score would be after a change, and these are scores without their model. A study \
                    (evenkans run) answers it.
                    """,
                nl: """
                    {name}: geen getal. Alleen het model kan zeggen wat een score na een verandering zou zijn, en dit zijn scores zonder hun model. \
                    Een studie (evenkans run) geeft antwoord.
                    """),
            SentenceTemplate(
                "archetype.needs-model",
                en: """
                    {name}: not told. Only the model can say what it would make of everybody with these values, and these are scores without their \
                    model. A study (evenkans run) answers it; real families like it are counted.
                    """,
                nl: """
                    {name}: geen getal. Alleen het model kan zeggen wat het met deze waarden van iedereen zou maken, en dit zijn scores zonder hun \
                    model. Een studie (evenkans run) geeft antwoord; echte gezinnen die zo zijn, worden geteld.
                    """),
        ]

    private static let changes = kinds.flatMap { templates($0.0, $0.1, $0.2) }

    /// Key, what is said of it, and what is added.
    private static let kinds: [(String, LocalizedText, LocalizedText)] =
        [
            (
                "flip.mean",
                LocalizedText(
                    en: "the mean score goes from {before:percent} to {after:percent}",
                    nl: "de gemiddelde score gaat van {before:percent} naar {after:percent}"),
                LocalizedText(en: "", nl: "")
            ),
            (
                "flip.top-decile",
                LocalizedText(
                    en: "the share in the top tenth of scores goes from {before:percent} to {after:percent}",
                    nl: "het deel in het hoogste tiende van de scores gaat van {before:percent} naar {after:percent}"), LocalizedText(en: "", nl: "")
            ),
            (
                "flip.selected",
                LocalizedText(
                    en: "the share selected goes from {before:percent} to {after:percent}",
                    nl: "het deel dat wordt aangewezen gaat van {before:percent} naar {after:percent}"),
                LocalizedText(
                    en: " Of {count:count} rows, {up:count} cross the cut upwards and {down:count} downwards.",
                    nl: " Van {count:count} rijen gaan er {up:count} over de grens heen en {down:count} eronder.")
            ),
            (
                "archetype.score",
                LocalizedText(
                    en: "the mean score is {value:percent}; of the same rows as they are it is {everybody:percent}",
                    nl: "de gemiddelde score is {value:percent}; van dezelfde rijen zoals ze zijn {everybody:percent}"), LocalizedText(en: "", nl: "")
            ),
            (
                "archetype.effect",
                LocalizedText(
                    en: "together the values change the mean score by {value:points} percentage points, one by one they add up to {additive:points}",
                    nl:
                        "samen veranderen de waarden de gemiddelde score met {value:points} procentpunt, één voor één opgeteld met {additive:points}"
                ), LocalizedText(en: "", nl: "")
            ),
        ]

    private static func templates(_ key: String, _ what: LocalizedText, _ more: LocalizedText) -> [SentenceTemplate] {
        let isChange = key.hasPrefix("flip."), isScore = key == "archetype.score"
        let range =
            isScore
            ? LocalizedText(
                en: " (between {low:percent} and {high:percent} by what the model is unsure of)",
                nl: " (tussen {low:percent} en {high:percent} door wat het model niet zeker weet)")
            : isChange
                ? LocalizedText(
                    en: ", {value:points} percentage points (between {low:points} and {high:points})",
                    nl: ", {value:points} procentpunt (tussen {low:points} en {high:points})")
                : LocalizedText(
                    en: " (the change between {low:points} and {high:points})", nl: " (de verandering tussen {low:points} en {high:points})")
        let plain =
            isChange ? LocalizedText(en: ", {value:points} percentage points", nl: ", {value:points} procentpunt") : LocalizedText(en: "", nl: "")
        return [
            SentenceTemplate(key, en: "{name}: \(what.en)\(range.en).\(more.en)", nl: "{name}: \(what.nl)\(range.nl).\(more.nl)"),
            SentenceTemplate("\(key).plain", en: "{name}: \(what.en)\(plain.en).\(more.en)", nl: "{name}: \(what.nl)\(plain.nl).\(more.nl)"),
        ]
    }

    private static let observed = [false, true].flatMap { isSelected in
        [false, true].map { isRanked in
            let expected = LocalizedText(
                en: isRanked ? "" : " The model expected {expected:percent}.", nl: isRanked ? "" : " Het model verwachtte {expected:percent}.")
            let selected = LocalizedText(
                en: isSelected ? " Selected: {selected:percent}." : "", nl: isSelected ? " Aangewezen: {selected:percent}." : "")
            return SentenceTemplate(
                "archetype.observed" + (isRanked ? ".ranked" : "") + (isSelected ? ".selected" : ""),
                en: """
                    {name}: there are {total:count} such rows; {count:count} had “{outcome}”, {value:percent} (between {low:percent} and \
                    {high:percent}).\(expected.en)\(selected.en)
                    """,
                nl: """
                    {name}: er zijn {total:count} zulke rijen; {count:count} hadden “{outcome}”, {value:percent} (tussen {low:percent} en \
                    {high:percent}).\(expected.nl)\(selected.nl)
                    """)
        }
    }
}
