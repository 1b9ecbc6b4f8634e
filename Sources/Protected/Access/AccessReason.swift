// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Why protected attributes are opened. There are no other reasons.
///
/// Article 10(5) of the AI Act allows special categories of personal data for detecting and correcting bias, if the reasons are recorded.
public enum AccessReason: String, Hashable, Sendable, Codable, CaseIterable {
    /// Who is lost between the register and the analysis.
    case attrition
    /// Whose answers are missing.
    case missingness
    /// For whom those who were followed to the end must count.
    case censoring
    /// How the scores do for each group.
    case audit
    /// By which paths an attribute acts, as an analyst holds it to be.
    case causes
    /// A penalty on differences between groups while a model learns.
    case trainingPenalty = "training-penalty"
    /// A repair of scores by group.
    case scoreRepair = "score-repair"

    /// The provision that the reason rests on.
    public var article: String {
        switch self {
        case .attrition, .missingness: "AI Act 10(2)(h), 10(3), 10(5)"
        case .audit, .causes: "AI Act 10(2)(f), 10(5)"
        case .censoring, .trainingPenalty, .scoreRepair: "AI Act 10(2)(g), 10(5)"
        }
    }

    public var words: LocalizedText {
        switch self {
        case .attrition:
            LocalizedText(en: "to see which groups drop out of the data", nl: "om te zien welke groepen uit de gegevens wegvallen")
        case .missingness:
            LocalizedText(en: "to see whose answers are missing", nl: "om te zien van wie antwoorden ontbreken")
        case .censoring:
            LocalizedText(
                en: "to let those who were followed count for those of their group who were not",
                nl: "om wie is gevolgd te laten meetellen voor wie uit dezelfde groep niet is gevolgd")
        case .audit:
            LocalizedText(en: "to see how well the model does for each group", nl: "om te zien hoe goed het model het voor elke groep doet")
        case .causes:
            LocalizedText(
                en: "to see by which paths groups come to differ", nl: "om te zien langs welke wegen groepen gaan verschillen")
        case .trainingPenalty:
            LocalizedText(
                en: "to make differences between groups smaller while the model learns",
                nl: "om verschillen tussen groepen kleiner te maken terwijl het model leert")
        case .scoreRepair:
            LocalizedText(en: "to correct scores that are wrong for a group", nl: "om scores te verbeteren die voor een groep niet kloppen")
        }
    }
}
