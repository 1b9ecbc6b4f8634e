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
                "fairness.ks",
                en: """
                    The scores of group {group} and of the others differ by at most {value:points} percentage points at any score                     (Kolmogorov-Smirnov). Chance alone would give about {chance:points} (p = {p:3}).
                    """,
                nl: """
                    De scores van de groep {group} en van de rest verschillen bij geen enkele score meer dan {value:points} procentpunt                     (Kolmogorov-Smirnov). Door toeval alleen zou dat ongeveer {chance:points} zijn (p = {p:3}).
                    """),
            SentenceTemplate(
                "fairness.wasserstein",
                en: """
                    The scores of group {group} and of the others lie {value:4} apart on average (Wasserstein-1). Chance alone would give about                     {chance:4} (p = {p:3}).
                    """,
                nl: """
                    De scores van de groep {group} en van de rest liggen gemiddeld {value:4} uit elkaar (Wasserstein-1). Door toeval alleen zou dat                     ongeveer {chance:4} zijn (p = {p:3}).
                    """),
            SentenceTemplate(
                "fairness.brier",
                en: """
                    In group {group} the squared error of scores is {value:4} (Brier; between {low:4} and {high:4}): {uncertainty:4} because outcomes                     are uncertain, less {resolution:4} that the scores tell apart, plus {reliability:4} because their level is off.
                    """,
                nl: """
                    In de groep {group} is de kwadratische fout van de scores {value:4} (Brier; tussen {low:4} en {high:4}): {uncertainty:4} omdat                     uitkomsten onzeker zijn, min {resolution:4} die de scores onderscheiden, plus {reliability:4} omdat hun hoogte niet klopt.
                    """),
            SentenceTemplate(
                "fairness.multicalibration",
                en: """
                    Over groups of “{attribute}” and tenths of the scores, the level is off most in group {highest}, tenth {tenth}: {value:points}                     percentage points. If the scores were right it would be about {chance:points} somewhere (p = {p:3}).
                    """,
                nl: """
                    Over groepen van “{attribute}” en tienden van de scores klopt de hoogte het minst in de groep {highest}, tiende {tenth}:                     {value:points} procentpunt. Als de scores klopten, zou dat ergens ongeveer {chance:points} zijn (p = {p:3}).
                    """),
            SentenceTemplate(
                "fairness.need-adjusted-selection",
                en: "In group {group}, for every 100 with “{outcome}”, {value:per100} are selected (between {low:per100} and {high:per100}).",
                nl: "In de groep {group} worden er op elke 100 met “{outcome}” {value:per100} aangewezen (tussen {low:per100} en {high:per100})."),
            SentenceTemplate(
                "fairness.marginal-risk",
                en: """
                    Of 100 in group {group} whose score lies nearest to the cut, {value:per100} have “{outcome}” (between {low:per100} and                     {high:per100}).
                    """,
                nl: """
                    Van 100 in de groep {group} met een score vlak bij de grens hebben er {value:per100} “{outcome}” (tussen {low:per100} en                     {high:per100}).
                    """),
            SentenceTemplate(
                "fairness.conflict",
                en: """
                    “{outcome}” is not equally frequent: {high_prevalence:percent} in group {highest}, {low_prevalence:percent} in group {lowest}. So no                     rule can give both equal predictive values, equal misses and equal false alarms. With the predictive value ({ppv:percent}) and                     the misses ({fnr:percent}) of all rows in both groups, {high_fpr:percent} of those without the outcome would be selected in the                     one and {low_fpr:percent} in the other. Which of the three should give way is for people to decide.
                    """,
                nl: """
                    “{outcome}” komt niet even vaak voor: {high_prevalence:percent} in de groep {highest}, {low_prevalence:percent} in de groep                     {lowest}. Daarom kan geen enkele regel tegelijk even vaak gelijk hebben, even vaak missen en even vaak vals alarm geven. Met de                     voorspellende waarde ({ppv:percent}) en het deel gemist ({fnr:percent}) van alle rijen zou in de ene groep {high_fpr:percent}                     van wie de uitkomst niet heeft worden aangewezen, en in de andere {low_fpr:percent}. Welke van de drie moet wijken, is een                     besluit van mensen.
                    """),
        ] + pooled + [
            SentenceTemplate(
                "fairness.xauc",
                en: """
                    Of 100 pairs, one with “{outcome}” from group {group} and one without from the others, the first has the higher score in \
                    {value:per100} (between {low:per100} and {high:per100}); with the groups reversed in {reverse:per100}.
                    """,
                nl: """
                    Van 100 paren, één met “{outcome}” uit de groep {group} en één zonder uit de rest, heeft de eerste in {value:per100} de hoogste \
                    score (tussen {low:per100} en {high:per100}); met de groepen omgekeerd in {reverse:per100}.
                    """)
        ]

    private static let pooled = [
        ("selection-rate", ("the share selected", "het deel dat wordt aangewezen")), ("tpr", ("the share found", "het deel dat wordt gevonden")),
    ].map { rate, what in
        SentenceTemplate(
            "fairness.pooled.\(rate)",
            en: """
                Of {groups:count} groups of “{attribute}”, drawn towards each other by how little is known of each, \(what.0) lies between \
                {low_share:percent} ({lowest}) and {high_share:percent} ({highest}).
                """,
            nl: """
                Van {groups:count} groepen van “{attribute}”, naar elkaar toe getrokken naar hoe weinig er van elk bekend is, ligt \(what.1) tussen \
                {low_share:percent} ({lowest}) en {high_share:percent} ({highest}).
                """)
    }
}
