// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences about another year or place.
enum TransportSentences {
    static let all = transport + shift + kinds

    private static let transport = [
        SentenceTemplate(
            "transport.overlap", en: "Of 100 in {target}, {value:per100} are of a kind that is seen among the other rows.",
            nl: "Van de 100 in {target} zijn er {value:per100} van een soort die onder de andere rijen voorkomt."),
        SentenceTemplate(
            "transport.effective-size", en: "Weighted to {target}, the other rows are worth {value:count}.",
            nl: "Gewogen naar {target} zijn de andere rijen er {value:count} waard."),
        SentenceTemplate(
            "transport.auc",
            en: "With the people of {target}, the model would order {value:per100} of 100 pairs rightly (between {low:per100} and {high:per100}).",
            nl: "Met de mensen van {target} zou het model {value:per100} van de 100 paren goed ordenen (tussen {low:per100} en {high:per100})."),
        SentenceTemplate(
            "transport.observed-expected",
            en: "With the people of {target}, {value:per100} would happen for every 100 that are expected (between {low:per100} and {high:per100}).",
            nl: """
                Met de mensen van {target} zouden er op elke 100 verwachte gevallen {value:per100} voorkomen (tussen {low:per100} en \
                {high:per100}).
                """),
        SentenceTemplate(
            "transport.calibration-slope",
            en: "With the people of {target}, the calibration slope would be {value:2} (between {low:2} and {high:2}).",
            nl: "Met de mensen van {target} zou de kalibratiehelling {value:2} zijn (tussen {low:2} en {high:2})."),
        SentenceTemplate(
            "transport.brier", en: "With the people of {target}, the Brier score would be {value:4} (between {low:4} and {high:4}).",
            nl: "Met de mensen van {target} zou de Brier-score {value:4} zijn (tussen {low:4} en {high:4})."),
        SentenceTemplate(
            "transport.inside", en: "That is enough to say something about there.", nl: "Dat is genoeg om iets over daar te zeggen."),
        SentenceTemplate(
            "transport.outside",
            en: "Nothing is said about {target}: too many there are of a kind that is hardly seen among the other rows. Rows from there are needed.",
            nl: "Over {target} wordt niets gezegd: te veel mensen daar lijken op bijna niemand in de andere rijen. Er zijn rijen van daar nodig."),
        SentenceTemplate(
            "updating.too-few",
            en: "Which update would suffice for {target} cannot be told: that takes {needed:count} rows with the outcome and as many without.",
            nl: "Welke aanpassing genoeg is voor {target} valt niet te zeggen: daarvoor zijn {needed:count} rijen met de uitkomst nodig en "
                + "evenveel zonder."),
        SentenceTemplate(
            "updating.imputed",
            en: "Which update would suffice for {target} is not tested where gaps are filled: with the method native it is.",
            nl: "Welke aanpassing genoeg is voor {target} wordt niet getoetst als gaten worden aangevuld: met de methode native wel."),
        SentenceTemplate(
            "transport.too-few", en: "Nothing is said about {target}: weighted to it, too few cases are left.",
            nl: "Over {target} wordt niets gezegd: gewogen daarnaar blijven er te weinig gevallen over."),
        SentenceTemplate(
            "transport.undefined", en: "Not computed: there are too few cases, or the score does not allow it.",
            nl: "Niet berekend: er zijn te weinig gevallen, of de score laat het niet toe."),
    ]

    private static let shift = [
        SentenceTemplate(
            "shift.case-mix",
            en: """
                How different are the people of {target}? Of 100 pairs of one from there and one from elsewhere, the features tell \
                {value:per100} apart \
                (guessing: 50). The risks spread {spread_there:2} there and {spread_here:2} elsewhere (standard deviation of log odds).
                """,
            nl: """
                Hoe anders zijn de mensen van {target}? Van 100 paren van iemand van daar en iemand van elders houden de eigenschappen er \
                {value:per100} uit elkaar (gokken: 50). De risico's spreiden daar {spread_there:2} en elders {spread_here:2} (standaardafwijking van \
                log-odds).
                """),
        SentenceTemplate(
            "shift.auc-by-case-mix",
            en: "Other people alone would change the AUC by {value:3} (between {low:3} and {high:3}): from {here:3} to {weighted:3}.",
            nl: "Andere mensen alleen zouden de AUC {value:3} veranderen (tussen {low:3} en {high:3}): van {here:3} naar {weighted:3}."),
        SentenceTemplate(
            "shift.auc-by-coefficients",
            en: "What other people do not explain changes it by {value:3} (between {low:3} and {high:3}): in {target} it is {there:3}.",
            nl: "Wat andere mensen niet verklaren, verandert die met {value:3} (tussen {low:3} en {high:3}): in {target} is die {there:3}."),
        SentenceTemplate(
            "shift.calibration-slope",
            en: "In {target} the calibration slope of a model that did not learn there is {value:2} (between {low:2} and {high:2}; 1 is right).",
            nl: "In {target} is de kalibratiehelling van een model dat er niet leerde {value:2} (tussen {low:2} en {high:2}; 1 is goed)."),
        SentenceTemplate(
            "shift.calibration-in-the-large",
            en: "In {target} its calibration in the large is {value:2} (between {low:2} and {high:2}; 0 is right).",
            nl: "In {target} is de kalibratie als geheel {value:2} (tussen {low:2} en {high:2}; 0 is goed)."),
        SentenceTemplate(
            "shift.observed-expected",
            en: """
                In {target}, for every 100 cases that a model of the other rows expects, {value:per100} happen (between {low:per100} and \
                {high:per100}).
                """,
            nl: """
                In {target} komen er op elke 100 gevallen die een model van de andere rijen verwacht, {value:per100} voor (tussen {low:per100} en \
                {high:per100}).
                """),
        SentenceTemplate(
            "shift.group-observed-expected.as-it-is",
            en: "{group}, as it is: for every 100 cases that are expected, {value:per100} happen (between {low:per100} and {high:per100}).",
            nl: "{group}, zoals het is: op elke 100 verwachte gevallen komen er {value:per100} voor (tussen {low:per100} en {high:per100})."),
        SentenceTemplate(
            "shift.group-observed-expected.updated",
            en: "{group}, updated: for every 100 cases that are expected, {value:per100} happen (between {low:per100} and {high:per100}).",
            nl: "{group}, bijgewerkt: op elke 100 verwachte gevallen komen er {value:per100} voor (tussen {low:per100} en {high:per100})."),
        SentenceTemplate(
            "shift.group-too-few", en: "{group}: too few cases to say.", nl: "{group}: te weinig gevallen om iets te zeggen."),
    ]

    private static let kinds = [
        SentenceTemplate(
            "shift.none", en: "Nothing shows that the model does otherwise there.", nl: "Niets wijst erop dat het model het daar anders doet."),
        SentenceTemplate(
            "shift.intercept",
            en: "The outcome is more or less frequent there for all alike: another intercept is enough.",
            nl: "De uitkomst komt daar voor iedereen even veel vaker of minder vaak voor: een ander intercept is genoeg."),
        SentenceTemplate(
            "shift.coefficients",
            en: "What predicts the outcome differs there: the model orders or spreads people otherwise than it should. See which update suffices.",
            nl: """
                Wat de uitkomst voorspelt, is daar anders: het model ordent of spreidt mensen anders dan zou moeten. Kijk welke wijziging \
                volstaat.
                """),
        SentenceTemplate(
            "shift.unknown", en: "There are too few cases there to tell.", nl: "Er zijn daar te weinig gevallen om het te zeggen."),
    ]
}
