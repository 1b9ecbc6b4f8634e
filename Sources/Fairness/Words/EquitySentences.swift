// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences about an attribute as a whole.
enum EquitySentences {
    static let all =
        ["worst": ("the larger", "het grootste"), "mean": ("the mean", "het gemiddelde")].sorted { $0.key < $1.key }.map { form, word in
            SentenceTemplate(
                "fairness.equalised-odds-\(form)",
                en: """
                    Between groups of “{attribute}”, at most {tpr:points} percentage points lie in who is rightly selected and {fpr:points} in who \
                    is wrongly selected; \(word.0) of the two is {value:points}. Chance alone would give about {chance:points}.
                    """,
                nl: """
                    Tussen groepen van “{attribute}” zit hoogstens {tpr:points} procentpunt in wie terecht wordt gekozen en {fpr:points} in wie ten \
                    onrechte wordt gekozen; \(word.1) van de twee is {value:points}. Door toeval alleen zou dat ongeveer {chance:points} zijn.
                    """)
        } + [
            SentenceTemplate(
                "fairness.differential",
                en: """
                    Of the groups of “{attribute}”, {highest} and {lowest} differ most in the chance to be selected, or not: a log-ratio of \
                    {value:2} (epsilon). Chance alone would give about {chance:2}. Groups left out because they are too small: {left_out}.
                    """,
                nl: """
                    Van de groepen van “{attribute}” verschillen {highest} en {lowest} het meest in de kans om gekozen te worden, of niet: een \
                    log-verhouding van {value:2} (epsilon). Door toeval alleen zou dat ongeveer {chance:2} zijn. Te kleine groepen die niet \
                    meetellen: {left_out}.
                    """),
            SentenceTemplate(
                "fairness.generalised-entropy",
                en: "How unequally people fare by wrong decisions (generalised entropy; 0 where all fare alike): {value:3}.",
                nl: "Hoe ongelijk mensen af zijn door verkeerde keuzes (generalised entropy; 0 als het voor iedereen gelijk is): {value:3}."),
            SentenceTemplate(
                "fairness.theil", en: "How unequally people fare by wrong decisions (Theil; 0 where all fare alike): {value:3}.",
                nl: "Hoe ongelijk mensen af zijn door verkeerde keuzes (Theil; 0 als het voor iedereen gelijk is): {value:3}."),
            SentenceTemplate(
                "fairness.entropy-between",
                en: "Of that inequality, {value:4} lies between groups of “{attribute}”. Chance alone would give about {chance:4} (p = {p:3}).",
                nl: """
                    Van die ongelijkheid zit {value:4} tussen groepen van “{attribute}”. Door toeval alleen zou dat ongeveer {chance:4} zijn \
                    (p = {p:3}).
                    """),
            SentenceTemplate(
                "fairness.abroca",
                en: """
                    Between the ROC curves of group {group} and the others lies an area of {value:3} (ABROCA). If the scores were right, it would be \
                    about {chance:3} (p = {p:3}).
                    """,
                nl: """
                    Tussen de ROC-krommen van de groep {group} en de rest ligt een oppervlak van {value:3} (ABROCA). Als de scores klopten, zou dat \
                    ongeveer {chance:3} zijn (p = {p:3}).
                    """),
            SentenceTemplate(
                "fairness.abroca.plain", en: "Between the ROC curves of group {group} and the others lies an area of {value:3} (ABROCA).",
                nl: "Tussen de ROC-krommen van de groep {group} en de rest ligt een oppervlak van {value:3} (ABROCA)."),
            SentenceTemplate(
                "fairness.xauc",
                en: """
                    Of 100 pairs, one with “{outcome}” from group {group} and one without from the others, the first has the higher score in \
                    {value:per100} (between {low:per100} and {high:per100}); with the groups reversed in {reverse:per100}.
                    """,
                nl: """
                    Van 100 paren, één met “{outcome}” uit de groep {group} en één zonder uit de rest, heeft de eerste in {value:per100} de hoogste \
                    score (tussen {low:per100} en {high:per100}); met de groepen omgekeerd in {reverse:per100}.
                    """),
        ]
}
