// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Why a model cannot be fitted on data that could be learned from (`TrainingDataError` is about those that cannot).
public enum RiskModelsError: ExplainedError, Hashable {
    case offsetNotTaken(model: String)
    case parameter(String, expected: String)
    case foldOutsideTraining(fold: Int)
    case dependentColumns([String])
    case separatingColumns([String])
    case notConverged(model: String)

    public var explanation: LocalizedText {
        switch self {
        case .offsetNotTaken(let model):
            text(
                "The \(model) model takes no offset: it merges rows that its conditions do not tell apart. Leave the offset out, or use another "
                    + "model.",
                "Het model \(model) werkt niet met een offset: het voegt rijen samen die voor de kaart gelijk zijn. Laat de offset weg, of neem een "
                    + "ander model.")
        case .parameter(let name, let expected): text("The parameter \(name) must be \(expected).", "De parameter \(name) moet zijn: \(expected).")
        case .foldOutsideTraining(let fold):
            text("Fold \(fold + 1) learns from rows that are not training rows.", "Deel \(fold + 1) leert van rijen die daar niet voor zijn.")
        case .dependentColumns(let names):
            text(
                "These terms are a combination of others and have no coefficient of their own: \(names.joined(separator: ", ")). Leave one out.",
                "Deze termen volgen uit andere en hebben geen eigen coëfficiënt: \(names.joined(separator: ", ")). Laat er een weg.")
        case .separatingColumns(let names):
            text(
                "These terms separate the outcome completely, so logistic regression has no estimate: \(names.joined(separator: ", ")). "
                    + "Leave them out, or use an estimate that penalises (Firth).",
                "Deze termen scheiden de uitkomst volledig, dus logistische regressie heeft geen schatting: \(names.joined(separator: ", ")). "
                    + "Laat ze weg, of gebruik een schatting met straf (Firth).")
        case .notConverged(let model): text("The \(model) model did not converge.", "Het model \(model) kwam niet tot een oplossing.")
        }
    }

    private func text(_ en: String, _ nl: String) -> LocalizedText { LocalizedText(en: en, nl: nl) }
}
