// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences about two models beside each other: one for each way in which the interval can lie.
enum ModelComparisonSentences {
    static let all = differences + prices + verdicts

    private static let differences = [
        SentenceTemplate(
            "validation.difference.auc.above",
            en: """
                Compared with {comparedModel}: of 100 pairs of a case with the outcome “{outcome}” and one without, the chosen model puts \
                {size:points} more in the right order (between {least:points} and {most:points}).
                """,
            nl: """
                Vergeleken met {comparedModel}: van 100 paren van een geval met de uitkomst “{outcome}” en een zonder, zet het gekozen model er \
                {size:points} meer in de goede volgorde (tussen {least:points} en {most:points}).
                """),
        SentenceTemplate(
            "validation.difference.auc.below",
            en: """
                Compared with {comparedModel}: of 100 pairs of a case with the outcome “{outcome}” and one without, the chosen model puts \
                {size:points} fewer in the right order (between {least:points} and {most:points}).
                """,
            nl: """
                Vergeleken met {comparedModel}: van 100 paren van een geval met de uitkomst “{outcome}” en een zonder, zet het gekozen model er \
                {size:points} minder in de goede volgorde (tussen {least:points} en {most:points}).
                """),
        SentenceTemplate(
            "validation.difference.auc.none",
            en: """
                Compared with {comparedModel}, the chosen model orders cases no better and no worse, as far as these rows can tell \
                ({value:points} of 100 pairs, between {low:points} and {high:points}).
                """,
            nl: """
                Vergeleken met {comparedModel} zet het gekozen model gevallen niet beter en niet slechter op volgorde, voor zover deze rijen dat \
                laten zien ({value:points} van de 100 paren, tussen {low:points} en {high:points}).
                """),
        loss("validation.difference.log-loss.above", en: "higher, so worse", nl: "hoger, dus slechter"),
        loss("validation.difference.log-loss.below", en: "lower, so better", nl: "lager, dus beter"),
        lossNone("validation.difference.log-loss.none"),
    ]

    private static let prices = [
        SentenceTemplate(
            "validation.price-of-explainability.auc.above",
            en: """
                The price of a model that can be explained: {comparedModel}, which nobody can read, put {size:points} more of 100 pairs (a case \
                with the outcome “{outcome}” and one without) in the right order than the chosen model (between {least:points} and {most:points}).
                """,
            nl: """
                De prijs van een model dat uit te leggen is: {comparedModel}, die niemand kan lezen, zetten {size:points} van de 100 paren (een \
                geval met de uitkomst “{outcome}” en een zonder) méér in de goede volgorde dan het gekozen model (tussen {least:points} en \
                {most:points}).
                """),
        SentenceTemplate(
            "validation.price-of-explainability.auc.below",
            en: """
                A model that can be explained costs nothing here: {comparedModel}, which nobody can read, put {size:points} fewer of 100 pairs \
                (a case with the outcome “{outcome}” and one without) in the right order than the chosen model (between {least:points} and \
                {most:points}).
                """,
            nl: """
                Een model dat uit te leggen is, kost hier niets: {comparedModel}, die niemand kan lezen, zetten {size:points} van de 100 paren \
                (een geval met de uitkomst “{outcome}” en een zonder) minder in de goede volgorde dan het gekozen model (tussen {least:points} \
                en {most:points}).
                """),
        SentenceTemplate(
            "validation.price-of-explainability.auc.none",
            en: """
                A model that can be explained has no price here that these rows can show: {comparedModel}, which nobody can read, put as many \
                pairs in the right order as the chosen model (a difference of {value:points} of 100 pairs, between {low:points} and \
                {high:points}).
                """,
            nl: """
                Een model dat uit te leggen is, heeft hier geen prijs die deze rijen laten zien: {comparedModel}, die niemand kan lezen, zetten \
                evenveel paren in de goede volgorde als het gekozen model (een verschil van {value:points} van de 100 paren, tussen {low:points} \
                en {high:points}).
                """),
        loss("validation.price-of-explainability.log-loss.above", en: "higher, so worse", nl: "hoger, dus slechter"),
        loss("validation.price-of-explainability.log-loss.below", en: "lower, so better", nl: "lager, dus beter"),
        lossNone("validation.price-of-explainability.log-loss.none"),
    ]

    private static let verdicts = [
        SentenceTemplate(
            "validation.price-of-explainability.concern",
            en: """
                A model without explanation finds much more (over {limit:points} of 100 pairs, and that is no chance). Look for leakage: a \
                feature that is known only after the outcome. Or look for features that work together, which the chosen model does not see.
                """,
            nl: """
                Een model zonder uitleg vindt veel meer (meer dan {limit:points} van de 100 paren, en dat is geen toeval). Zoek naar een lek: een \
                kenmerk dat pas na de uitkomst bekend is. Of zoek naar kenmerken die samenwerken, want die ziet het gekozen model niet.
                """),
        SentenceTemplate(
            "validation.price-of-explainability.fine", en: "The price is at most {limit:points} of 100 pairs: here is no sign of leakage.",
            nl: "De prijs is hoogstens {limit:points} van de 100 paren: dit is geen teken van een lek."),
        SentenceTemplate(
            "validation.price-of-explainability.insufficient",
            en: "These rows fit both a price below and one above {limit:points} of 100 pairs. More cases with the outcome would tell.",
            nl: """
                Deze rijen passen bij een prijs onder én boven {limit:points} van de 100 paren. Met meer gevallen met de uitkomst is dat te zeggen.
                """),
    ]

    /// The direction is that of the chosen model's loss.
    private static func loss(_ id: String, en: String, nl: String) -> SentenceTemplate {
        SentenceTemplate(
            id, en: "The log-loss of the chosen model is {size:4} \(en) than that of {comparedModel} (between {least:4} and {most:4}).",
            nl: "De log-loss van het gekozen model is {size:4} \(nl) dan die van {comparedModel} (tussen {least:4} en {most:4}).")
    }

    private static func lossNone(_ id: String) -> SentenceTemplate {
        SentenceTemplate(
            id,
            en: """
                The log-losses of the chosen model and of {comparedModel} do not differ, as far as these rows can tell ({value:4}, between \
                {low:4} and {high:4}).
                """,
            nl: """
                De log-loss van het gekozen model en die van {comparedModel} verschillen niet, voor zover deze rijen dat laten zien ({value:4}, \
                tussen {low:4} en {high:4}).
                """)
    }
}
