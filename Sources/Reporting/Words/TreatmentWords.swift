// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words for what the study did with missing values.
enum TreatmentWords {
    static let title = LocalizedText(en: "What this study did with missing values", nl: "Wat deze studie met ontbrekende waarden deed")
    static let everyKind = LocalizedText(en: "Every kind of gap, and what was done with it", nl: "Elke soort gat, en wat ermee is gedaan")
    static let kind = LocalizedText(en: "Kind of gap", nl: "Soort gat")
    static let action = LocalizedText(en: "What was done", nl: "Wat ermee is gedaan")
    static let ideal = LocalizedText(
        en: "This is ideal performance: of rows whose values are all there. With gaps the model does less well, and it refuses such rows.",
        nl:
            "Dit zijn ideale prestaties: van rijen waarvan alle waarden er zijn. Met gaten doet het model het minder goed, en het weigert zulke "
            + "rijen."
    )
    static let pragmatic = LocalizedText(
        en: "This is pragmatic performance: of rows with their gaps, scored as they will be when the model is used.",
        nl: "Dit zijn praktische prestaties: van rijen met hun gaten, gescoord zoals dat in het gebruik ook gebeurt.")
    static let fewImputations = LocalizedText(
        en: "With fewer than 20 imputations, the share of information lost is itself a rough guess: do not compare it between groups.",
        nl: "Bij minder dan 20 aanvullingen is het deel verloren informatie zelf een ruwe schatting: vergelijk het niet tussen groepen.")
    static let informationLost = LocalizedText(
        en: "Information lost by missing values, by group", nl: "Verloren informatie door ontbrekende waarden, per groep")
    static let informationLostLead = LocalizedText(
        en: "How much of what complete data would tell about each number is lost, with a 95% interval. Where it is high, the number rests on what "
            + "was imputed.",
        nl: "Hoeveel van wat volledige gegevens over elk getal zouden zeggen, verloren is, met een 95%-interval. Waar dat veel is, berust het getal "
            + "op wat is aangevuld.")
    static let settled = LocalizedText(
        en: "The draws of every imputed feature settled.", nl: "De trekkingen van elke aangevulde eigenschap zijn tot rust gekomen.")
    static let tooShort = LocalizedText(
        en: "There were too few iterations to tell whether the draws settled. Ask for more: `missing: {iterations: 20}`.",
        nl: "Er waren te weinig ronden om te zien of de trekkingen tot rust kwamen. Vraag er meer: `missing: {iterations: 20}`.")

    static func unsettled(_ features: String) -> LocalizedText {
        LocalizedText(
            en: "The draws of \(features) did not settle: ask for more iterations, or leave out features that say the same.",
            nl: "De trekkingen van \(features) zijn niet tot rust gekomen: vraag meer ronden, of laat eigenschappen weg die hetzelfde zeggen.")
    }

    static func name(ofAction action: String) -> LocalizedText {
        switch action {
        case "keep": LocalizedText(en: "an effect of its own", nl: "een eigen effect")
        case "impute": LocalizedText(en: "imputed", nl: "aangevuld")
        case "leave-out": LocalizedText(en: "row left out", nl: "rij weggelaten")
        default: LocalizedText(action)
        }
    }

    // MARK: - The model

    static let lost = LocalizedText(en: "Information lost", nl: "Verloren informatie")
    static let jointTitle = LocalizedText(en: "Does the feature matter at all?", nl: "Doet de eigenschap ertoe?")
    static let jointLead = LocalizedText(
        en: "Wald's test of all coefficients of a feature together, over all imputations (D1). The last column says how much of the variance is due "
            + "to what is missing.",
        nl: "Wald-toets van alle coëfficiënten van een eigenschap samen, over alle aanvullingen (D1). De laatste kolom zegt hoeveel van de spreiding "
            + "komt door wat ontbreekt.")
    static let jointStatistic = LocalizedText(en: "F", nl: "F")
    static let jointP = LocalizedText(en: "p", nl: "p")
}
