// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences about neighbourhoods.
enum StigmaSentences {
    static let all = [
        SentenceTemplate(
            "stigma.areas",
            en: "Of {total:count} in {areas:count} neighbourhoods, {count:count} are flagged; the table says how many in each, and how many wrongly.",
            nl:
                "Van {total:count} in {areas:count} buurten worden er {count:count} aangewezen; de tabel zegt hoeveel per buurt, en hoeveel "
                + "ten onrechte."
        ),
        SentenceTemplate(
            "stigma.false-alarms",
            en: """
                In {area}, {count:count} of the {total:count} flagged are flagged wrongly: {value:ratio} times as many as the scores themselves \
                expect (between {low:ratio} and {high:ratio}), drawn towards all neighbourhoods.
                """,
            nl: """
                In {area} zijn {count:count} van de {total:count} aangewezenen ten onrechte aangewezen: {value:ratio} keer zoveel als de scores zelf \
                verwachten (tussen {low:ratio} en {high:ratio}), bijgetrokken naar alle buurten.
                """),
        SentenceTemplate(
            "stigma.false-alarms.concern", en: "That is more than {limit:ratio} times as many, and chance does not explain it.",
            nl: "Dat is meer dan {limit:ratio} keer zoveel. Toeval verklaart het niet."),
        SentenceTemplate(
            "stigma.false-alarms.fine", en: "That is not more than {limit:ratio} times as many, also with chance counted in.",
            nl: "Dat is niet meer dan {limit:ratio} keer zoveel, ook als toeval meetelt."),
        SentenceTemplate(
            "stigma.false-alarms.insufficient",
            en: "There are too few flagged to judge this by {limit:ratio}. About {needed:count} flagged in this neighbourhood would be needed.",
            nl: "Er zijn te weinig aangewezenen om dit aan {limit:ratio} te toetsen. In deze buurt zijn er ongeveer {needed:count} nodig."),
        SentenceTemplate(
            "stigma.false-alarms.insufficient.unknown", en: "There are too few flagged to judge this by {limit:ratio}.",
            nl: "Er zijn te weinig aangewezenen om dit aan {limit:ratio} te toetsen."),
        SentenceTemplate(
            "stigma.location-quotient",
            en: """
                In {count:count} of {total:count} neighbourhoods more than {quotient:ratio} times as many are flagged as on average. Chance alone \
                would give about {chance:0}.
                """,
            nl: """
                In {count:count} van de {total:count} buurten worden er meer dan {quotient:ratio} keer zoveel aangewezen als gemiddeld. Door toeval \
                alleen zouden dat er ongeveer {chance:0} zijn.
                """),
        SentenceTemplate(
            "stigma.gini",
            en: "How unevenly false alarms lie over neighbourhoods (Gini, 0 is even): {value:2}. Chance alone would give about {chance:2}.",
            nl: "Hoe ongelijk vals alarm over buurten ligt (Gini, 0 is gelijk): {value:2}. Door toeval alleen zou dat ongeveer {chance:2} zijn."),
        SentenceTemplate(
            "stigma.half-share",
            en:
                "Half of all false alarms fall in {count:count} of {total:count} neighbourhoods ({value:percent}). Chance alone would give "
                + "{chance:percent}.",
            nl: """
                De helft van alle vals alarm valt in {count:count} van de {total:count} buurten ({value:percent}). Door toeval alleen zou dat \
                {chance:percent} zijn.
                """),
        SentenceTemplate(
            "stigma.moran",
            en: "How much neighbourhoods with many false alarms lie beside each other (Moran's I): {value:2}; chance gives {chance:2} (p = {p:3}).",
            nl: "Hoe sterk buurten met veel vals alarm bij elkaar liggen (Morans I): {value:2}; toeval geeft {chance:2} (p = {p:3})."),
        SentenceTemplate(
            "stigma.area-share",
            en: "Of what scores differ by, {value:percent} is the neighbourhood (between {low:percent} and {high:percent}).",
            nl: "Van wat scores verschillen is {value:percent} de buurt (tussen {low:percent} en {high:percent})."),
        SentenceTemplate(
            "stigma.one-area", en: "Not judged: fewer than two neighbourhoods are known in these rows.",
            nl: "Niet beoordeeld: in deze rijen zijn minder dan twee buurten bekend."),
    ]
}
