// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences about proxies.
enum ProxySentences {
    private static let pair = (
        en: """
        Take 100 pairs, each of one from group {group} and one from the others. Without being told, the features together point out the right \
        one in {value:per100} of them (between {low:per100} and {high:per100}); guessing would give 50.
        """,
        nl: """
        Neem 100 paren: steeds één uit de groep {group} en één uit de rest. Zonder dat het erbij staat wijzen de eigenschappen samen in \
        {value:per100} paren de goede aan (tussen {low:per100} en {high:per100}); met gokken zijn dat er 50.
        """
    )

    static let all: [SentenceTemplate] =
        [
            SentenceTemplate("proxy.joint", en: pair.en, nl: pair.nl),
            SentenceTemplate(
                "proxy.joint.clear", en: pair.en + " So a model can treat the group apart although it is not told who is in it.",
                nl: pair.nl + " Een model kan de groep dus anders behandelen, ook al weet het niet wie erbij hoort."),
            SentenceTemplate(
                "proxy.joint.strong", en: pair.en + " That is strong: leaving the attribute out hides it from nobody but the reader.",
                nl: pair.nl + " Dat is sterk: het kenmerk weglaten verbergt het alleen voor de lezer."),
            SentenceTemplate(
                "proxy.feature",
                en: """
                    Of 100 pairs, one from group {group} and one from the others, {feature} alone points out the right one in {value:per100} \
                    (between {low:per100} and {high:per100}).
                    """,
                nl: """
                    Van 100 paren, één uit de groep {group} en één uit de rest, wijst {feature} alleen er in {value:per100} de goede aan (tussen \
                    {low:per100} en {high:per100}).
                    """),
            SentenceTemplate(
                "proxy.score",
                en: """
                    Of 100 pairs, one from group {group} and one from the others, the one from the group has the higher score in {value:per100} \
                    (between {low:per100} and {high:per100}).
                    """,
                nl: """
                    Van 100 paren, één uit de groep {group} en één uit de rest, heeft die uit de groep in {value:per100} de hoogste score (tussen \
                    {low:per100} en {high:per100}).
                    """),
            SentenceTemplate(
                "proxy.drop-one",
                en: """
                    Without {feature}, {value:per100} fewer of 100 such pairs with group {group} are told apart (between {low:per100} and \
                    {high:per100}); it is number {rank} of the features by that.
                    """,
                nl: """
                    Zonder {feature} worden er {value:per100} minder van 100 zulke paren met de groep {group} uit elkaar gehouden (tussen \
                    {low:per100} en {high:per100}); daarmee is het nummer {rank} van de eigenschappen.
                    """),
            SentenceTemplate(
                "proxy.score-gap",
                en: "The mean log-odds of group {group} are {value:3} above those of {compareTo} (between {low:3} and {high:3}).",
                nl: "De gemiddelde log-odds van de groep {group} liggen {value:3} boven die van {compareTo} (tussen {low:3} en {high:3})."),
            SentenceTemplate(
                "proxy.contribution",
                en:
                    "Of the difference in mean log-odds between group {group} and {compareTo}, {feature} brings {value:3} (between {low:3} and "
                    + "{high:3}).",
                nl: "Van het verschil in gemiddelde log-odds tussen de groep {group} en {compareTo} komt {value:3} door {feature} (tussen {low:3} en "
                    + "{high:3})."),
        ] + whys

    private static let whys = [
        SentenceTemplate(
            "proxy.joint.concern", en: "Also the lower limit is above {limit:per100} of 100, and chance does not explain it.",
            nl: "Ook de ondergrens ligt boven {limit:per100} van de 100. Toeval verklaart het niet."),
        SentenceTemplate(
            "proxy.joint.fine", en: "That stays below {limit:per100} of 100, also with chance counted in.",
            nl: "Dat blijft onder {limit:per100} van de 100, ook als toeval meetelt."),
        SentenceTemplate(
            "proxy.joint.insufficient",
            en: "This cannot be held against {limit:per100} of 100 for sure. About {needed:count} members of the group would be needed.",
            nl: "Dit is niet zeker aan {limit:per100} van de 100 te toetsen. Er zijn ongeveer {needed:count} leden van de groep nodig."),
        SentenceTemplate(
            "proxy.joint.insufficient.unknown", en: "This cannot be held against {limit:per100} of 100 for sure.",
            nl: "Dit is niet zeker aan {limit:per100} van de 100 te toetsen."),
    ]
}
