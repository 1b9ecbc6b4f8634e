// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// What is said of what the study did with missing values.
enum TreatmentSentences {
    static func name(_ treatment: MissingTreatment) -> String {
        switch treatment.method {
        case .native: "missing.method.native"
        case .completeCase: "missing.method.complete-case"
        case .weighting: "missing.method.weighting"
        case .chainedEquations: treatment.isIdeal ? "missing.method.imputed-complete" : "missing.method.imputed-allowed"
        }
    }

    static let all = [
        SentenceTemplate(
            "missing.method.native", en: "Each kind of gap has a bin of its own; rows with a kind that the plan leaves out play no part.",
            nl: "Elke soort gat heeft een eigen klasse; rijen met een soort die het plan weglaat, doen niet mee."),
        SentenceTemplate(
            "missing.method.complete-case",
            en: "Only rows without gaps are learned from and judged: {count} of {total} rows to learn from.",
            nl: "Alleen rijen zonder gaten tellen mee, bij het leren en bij de toets: {count} van de {total} rijen om van te leren."),
        SentenceTemplate(
            "missing.method.weighting",
            en: "Only rows without gaps are learned from and judged ({count} of {total} rows to learn from), each weighted by one over how likely "
                + "such a row is to be complete.",
            nl: "Alleen rijen zonder gaten tellen mee ({count} van de {total} rijen om van te leren), en een rij telt zwaarder als zulke rijen "
                + "vaker gaten hebben."),
        SentenceTemplate(
            "missing.method.imputed-allowed",
            en: "Gaps were filled {imputations} times by chained equations, without the outcome. The imputer is a part of the model: a row with gaps "
                + "gets the mean risk over what the gaps could hold. Performance is pragmatic: of rows with their gaps, as in use.",
            nl: "Gaten zijn {imputations} keer aangevuld met ketenvergelijkingen, zonder de uitkomst. Dat aanvullen hoort bij het model: een rij met "
                + "gaten krijgt het gemiddelde risico over wat er had kunnen staan. De prestaties zijn praktisch: van rijen met hun gaten, zoals in "
                + "het gebruik."),
        SentenceTemplate(
            "missing.method.imputed-complete",
            en: "Gaps were filled {imputations} times by chained equations with the outcome, in the rows to learn from and in the rows judged apart. "
                + "Performance is ideal: of rows whose values are all there. The model refuses rows with gaps.",
            nl: "Gaten zijn {imputations} keer aangevuld met ketenvergelijkingen, met de uitkomst, apart voor de rijen om van te leren en voor de "
                + "rijen van de toets. De prestaties zijn ideaal: van rijen waarvan alle waarden er zijn. Het model weigert rijen met gaten."),
        SentenceTemplate(
            "missing.convergence.fine", en: "The draws of this feature settled.", nl: "De trekkingen van deze eigenschap zijn tot rust gekomen."),
        SentenceTemplate(
            "missing.convergence.concern",
            en: "The draws of this feature did not settle: more iterations are needed, or fewer features that say the same.",
            nl: "De trekkingen van deze eigenschap zijn niet tot rust gekomen: er zijn meer ronden nodig, of minder eigenschappen die hetzelfde "
                + "zeggen."),
        SentenceTemplate(
            "missing.convergence.insufficient", en: "Too few imputations or iterations to tell whether the draws settled.",
            nl: "Te weinig aanvullingen of ronden om te zien of de trekkingen tot rust kwamen."),
        SentenceTemplate(
            "factor.joint-test", en: "Whether this feature matters at all, over all imputations: p = {value}.",
            nl: "Of deze eigenschap ertoe doet, over alle aanvullingen: p = {value}."),
    ]
}
