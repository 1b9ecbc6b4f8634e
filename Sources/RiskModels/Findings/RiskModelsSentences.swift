// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences of this room's findings.
public enum RiskModelsSentences {
    public static let all: [SentenceTemplate] = [
        SentenceTemplate(
            "factor.importance", en: "{feature} moves the log-odds by {value:2} on average.",
            nl: "{feature} verschuift de log-odds gemiddeld {value:2}."),
        SentenceTemplate(
            "factor.pair-importance", en: "{feature} together move the log-odds by {value:2} on average, beyond what each does alone.",
            nl: "{feature} verschuiven samen de log-odds gemiddeld {value:2}, boven wat elk alleen doet."),
        SentenceTemplate(
            "factor.pair-shape", en: "The limits hold on average over the cells of {feature}, given the cells; not in each cell.",
            nl: "De grenzen kloppen gemiddeld over de vakken van {feature}, gegeven de vakken; niet in elk vak."),
        SentenceTemplate(
            "factor.shape", en: "The band holds on average over the steps of {feature}, given the steps; not at each step.",
            nl: "De band klopt gemiddeld over de stappen van {feature}, gegeven de stappen; niet bij elke stap."),
        SentenceTemplate(
            "model.screening",
            en:
                "There were {total} features, more than a model has room for. {count} were left out before the fit, on the rows that the model "
                + "learned from. {alone} stayed because they say most alone, {beyond} because they say most beside those, {named} because the "
                + "plan names them or something is known of them.",
            nl:
                "Er waren {total} kenmerken, meer dan waar een model ruimte voor heeft. {count} vielen er vooraf af, op de rijen waarvan het "
                + "model heeft geleerd. {alone} bleven omdat ze op zichzelf het meest zeggen, {beyond} omdat ze naast die het meest zeggen, "
                + "{named} omdat het plan ze noemt of er iets over bekend is."),
        SentenceTemplate(
            "prior.effect", en: "What was published of {feature} beforehand, beside what these rows say.",
            nl: "Wat vooraf over {feature} was gepubliceerd, naast wat deze rijen zeggen."),
        SentenceTemplate(
            "prior.rule", en: "What was laid down for {feature} beforehand.", nl: "Wat vooraf voor {feature} was vastgelegd."),
        SentenceTemplate(
            "updating.taken.as-it-is", en: "The old model fits these rows: nothing was learned anew.",
            nl: "Het oude model past bij deze rijen: er is niets opnieuw geleerd."),
        SentenceTemplate(
            "updating.taken.intercept", en: "The old model fits these rows after another intercept: risks are higher or lower for everybody alike.",
            nl: "Het oude model past bij deze rijen met een ander intercept: de risico's zijn voor iedereen in gelijke mate hoger of lager."),
        SentenceTemplate(
            "updating.taken.intercept-and-slope",
            en: "The old model fits these rows after another intercept and slope: risks lie nearer to each other, or further apart, than it said.",
            nl: "Het oude model past bij deze rijen met een ander intercept en een andere helling: de risico's liggen dichter bij elkaar, of verder "
                + "uit elkaar, dan het zei."),
        SentenceTemplate(
            "updating.taken.old-as-prior",
            en: "Effects differ from those of the old model. The model was fitted anew, with the old one as what is known beforehand.",
            nl: "Effecten zijn anders dan in het oude model. Het model is opnieuw gemaakt, met het oude als voorkennis."),
        SentenceTemplate(
            "updating.taken.new",
            en: "Effects differ from those of the old model, which was of no use as prior knowledge. The model was fitted anew.",
            nl: "Effecten zijn anders dan in het oude model, dat ook als voorkennis niet hielp. Het model is helemaal opnieuw gemaakt."),
        SentenceTemplate(
            "logistic.estimate.enough-events",
            en:
                "There are enough events for the ordinary estimate (maximum likelihood): on new rows the differences between risks (log-odds) "
                + "would be about {shrinkage:percent} of what they are here.",
            nl:
                "Er zijn genoeg gebeurtenissen voor de gewone schatting (maximum likelihood): bij nieuwe rijen zouden de verschillen tussen "
                + "risico's (log-odds) ongeveer {shrinkage:percent} zijn van wat ze hier zijn."),
        SentenceTemplate(
            "logistic.estimate.few-events",
            en:
                "There are few events for so many coefficients: by the ordinary estimate, the differences between risks (log-odds) would on new "
                + "rows be only about {shrinkage:percent} of what they are here. Firth's estimate is used, which is more careful; the mean risk "
                + "still equals the share of events.",
            nl:
                "Er zijn weinig gebeurtenissen voor zoveel coëfficiënten: met de gewone schatting zouden de verschillen tussen risico's "
                + "(log-odds) bij nieuwe rijen maar ongeveer {shrinkage:percent} zijn van wat ze hier zijn. Daarom is de schatting van Firth "
                + "gebruikt, die voorzichtiger is. Het gemiddelde risico blijft gelijk aan het aandeel gebeurtenissen."),
        SentenceTemplate(
            "logistic.estimate.separation",
            en:
                "Some value of a feature goes with one outcome only, so that the ordinary estimate would be infinite. Firth's estimate is used, "
                + "which is finite; the mean risk still equals the share of events.",
            nl:
                "Een waarde van een kenmerk komt maar bij één uitkomst voor, waardoor de gewone schatting oneindig zou zijn. Daarom is de "
                + "schatting van Firth gebruikt, die wel een getal geeft. Het gemiddelde risico blijft gelijk aan het aandeel gebeurtenissen."),
        SentenceTemplate(
            "logistic.estimate.priors",
            en: "The estimate combines these rows with what was known beforehand of {priors:count} coefficients.",
            nl: "De schatting combineert deze rijen met wat vooraf bekend was over {priors:count} coëfficiënten."),
        SentenceTemplate(
            "scorecard.gap.none",
            en: "No other card of at most {conditions} of the {candidates} conditions, with whole points from −{most} to {most}, fits these rows "
                + "better: all {sets} sets of conditions were compared or ruled out.",
            nl:
                "Geen andere kaart van hoogstens {conditions} van de {candidates} voorwaarden, met hele punten van −{most} tot {most}, past "
                + "beter bij deze rijen: alle {sets} combinaties zijn vergeleken of uitgesloten."),
        SentenceTemplate(
            "scorecard.gap",
            en:
                "A better card of at most {conditions} of the {candidates} conditions may exist: the log-loss of this card is at most "
                + "{value:percent} above that of the best one. The search stopped after {compared} of {sets} sets of conditions.",
            nl:
                "Er kan een betere kaart van hoogstens {conditions} van de {candidates} voorwaarden bestaan: de log-loss van deze kaart ligt "
                + "hoogstens {value:percent} boven die van de beste. De zoektocht stopte na {compared} van de {sets} combinaties."),
        SentenceTemplate(
            "scorecard.gap.unknown",
            en: "How much better another card could be is not known: the search stopped before it had a bound.",
            nl: "Hoeveel beter een andere kaart kan zijn is niet bekend: de zoektocht stopte voordat er een grens was."),
        SentenceTemplate(
            "scorecard.stability",
            en: "Of {total} cards made from resampled rows, {count} have exactly these conditions.",
            nl: "Van {total} kaarten op opnieuw getrokken rijen hebben er {count} precies deze voorwaarden."),
        SentenceTemplate(
            "scorecard.risk-change",
            en: "With other rows of the same kind, the risk that a card gives would be {value:points} percentage points different on average, and "
                + "{large:points} for the tenth of the rows where it differs most.",
            nl: "Met andere rijen van dezelfde soort zou het risico volgens een kaart gemiddeld {value:points} procentpunt anders zijn, en "
                + "{large:points} voor het tiende deel van de rijen waar het het meest verschilt."),
    ]
}
