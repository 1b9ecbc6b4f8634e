// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The sentences about paths from an attribute to an outcome, a score, and who is selected.
enum CausalSentences {
    static let all = targets.flatMap(templates) + others

    private static let targets: [(name: String, topic: LocalizedText, outside: LocalizedText)] = [
        (
            "outcome", LocalizedText(en: "how often “{outcome}” happens", nl: "hoe vaak “{outcome}” voorkomt"),
            LocalizedText(en: "that the graph does not name", nl: "die het schema niet noemt")
        ),
        (
            "score", LocalizedText(en: "the mean score of “{outcome}”", nl: "de gemiddelde score voor “{outcome}”"),
            LocalizedText(en: "of features that the graph does not have", nl: "van kenmerken die niet in het schema staan")
        ),
        (
            "decision", LocalizedText(en: "how many are selected for “{outcome}”", nl: "hoeveel er voor “{outcome}” worden aangewezen"),
            LocalizedText(en: "of features that the graph does not have", nl: "van kenmerken die niet in het schema staan")
        ),
    ]

    private static func templates(_ target: (name: String, topic: LocalizedText, outside: LocalizedText)) -> [SentenceTemplate] {
        let size = LocalizedText(
            en: "{value:points} percentage points (between {low:points} and {high:points})",
            nl: "{value:points} procentpunt (tussen {low:points} en {high:points})")
        let brings = LocalizedText(
            en: "{brings:points} percentage points (between {brings_low:points} and {brings_high:points})",
            nl: "{brings:points} procentpunt (tussen {brings_low:points} en {brings_high:points})")
        let (topic, outside) = (target.topic, target.outside)
        return [
            SentenceTemplate(
                "causal.\(target.name).total", en: "Group {group} against {compareTo}, the difference in \(topic.en): \(size.en).",
                nl: "De groep {group} vergeleken met {compareTo}, het verschil in \(topic.nl): \(size.nl)."),
            SentenceTemplate(
                "causal.\(target.name).direct",
                en: "Group {group} against {compareTo}: of the difference in \(topic.en), \(size.en) run along paths \(outside.en) (direct).",
                nl:
                    "De groep {group} vergeleken met {compareTo}: van het verschil in \(topic.nl) loopt \(size.nl) langs wegen \(outside.nl) (direct)."
            ),
            SentenceTemplate(
                "causal.\(target.name).indirect",
                en: "Group {group} against {compareTo}: of the difference in \(topic.en), \(brings.en) run through what lies between (indirect).",
                nl:
                    "De groep {group} vergeleken met {compareTo}: van het verschil in \(topic.nl) loopt \(brings.nl) via wat ertussen ligt (indirect)."
            ),
            SentenceTemplate(
                "causal.\(target.name).spurious",
                en: """
                    Group {group} against {compareTo}: of the difference in \(topic.en), \(brings.en) come from what lies before both, and are no \
                    effect of “{attribute}”.
                    """,
                nl: """
                    De groep {group} vergeleken met {compareTo}: van het verschil in \(topic.nl) komt \(brings.nl) van wat er al vóór lag. Dat is \
                    geen gevolg van “{attribute}”.
                    """),
        ]
    }

    private static let others =
        [
            ("direct", LocalizedText(en: "the direct effect", nl: "het directe effect")),
            ("total", LocalizedText(en: "the effect by all paths", nl: "het effect langs alle wegen")),
        ].map { part, name in
            SentenceTemplate(
                "causal.robustness.\(part)",
                en: """
                    A cause that nobody measured would have to explain {value:percent} of what is left, both of “{outcome}” and of who is in group \
                    {group}, for \(name.en) to vanish; {with_chance:percent} for it to be no more than chance.
                    """,
                nl: """
                    Een oorzaak die niemand heeft gemeten zou {value:percent} moeten verklaren van wat er over is, zowel van “{outcome}” als van wie \
                    er in de groep {group} zit, om \(name.nl) te laten verdwijnen; {with_chance:percent} om het niet meer dan toeval te laten zijn.
                    """)
        } + [
            SentenceTemplate(
                "causal.graph", en: "The graph has {nodes:count} nodes, {count:count} arrows and {hidden:count} pairs with a hidden cause in common.",
                nl:
                    "Het schema heeft {nodes:count} knopen, {count:count} pijlen en {hidden:count} paren met samen een oorzaak die niet is gemeten."
            ),
            SentenceTemplate(
                "causal.roles", en: "Of “{attribute}”: {count:count} nodes lie between it and the outcome, {total:count} before them.",
                nl: "Bij “{attribute}”: {count:count} knopen liggen tussen het kenmerk en de uitkomst, {total:count} liggen ervoor."),
            SentenceTemplate(
                "causal.overlap", en: "Of those that group {group} is compared with, {value:percent} have next to no like in the group.",
                nl: "Van wie met de groep {group} wordt vergeleken, heeft {value:percent} bijna geen gelijke in de groep."),
            SentenceTemplate(
                "causal.no-overlap",
                en: "Not computed: too many of the compared have no like in group {group}. What they would be in that group, no data say.",
                nl: """
                    Niet berekend: te veel van wie wordt vergeleken, heeft geen gelijke in de groep {group}. Hoe het hun in die groep zou vergaan, \
                    zeggen de gegevens niet.
                    """),
            SentenceTemplate(
                "causal.not-identified",
                en:
                    "The graph does not allow this to be told: a cause that nobody measured stands in the way ({pairs}). It would have to be measured.",
                nl: """
                    Het schema laat dit niet toe: een oorzaak die niemand heeft gemeten staat in de weg ({pairs}). Die zou gemeten moeten worden.
                    """),
        ]
}
