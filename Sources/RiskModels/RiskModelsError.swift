// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Why a model cannot be fitted. Thrown before any work on rows, but for the last four.
public enum RiskModelsError: ExplainedError, Hashable {
    case noRows
    case noFeatures
    case outcomeNotBinary
    case constantOutcome(events: Int, rows: Int)
    case tooFewClusters(Int)
    case offsetNotFinite
    case offsetNotTaken(model: String)
    case parameter(String, expected: String)
    case foldOutsideTraining(fold: Int)
    case dependentColumns([String])
    case separatingColumns([String])
    case notConverged(model: String)

    public var explanation: LocalizedText {
        switch self {
        case .noRows: text("There are no training rows. Check the split.", "Er zijn geen rijen om van te leren. Kijk naar de verdeling (split).")
        case .noFeatures:
            text(
                "There are no features. Give at least one column the role feature.",
                "Er zijn geen eigenschappen. Geef minstens één kolom de rol feature.")
        case .outcomeNotBinary: text("The outcome must be 0 or 1 in every training row.", "De uitkomst moet in elke rij 0 of 1 zijn.")
        case .constantOutcome(let events, let rows):
            text(
                "Of \(rows) rows to learn from, \(events) have the event. A model needs rows with and rows without it.",
                "Van \(rows) rijen om van te leren hebben er \(events) de gebeurtenis. Een model heeft rijen met en zonder nodig.")
        case .tooFewClusters(let count):
            text(
                "A variance between families needs at least 2 of them; the rows to learn from hold \(count).",
                "Een spreiding tussen gezinnen vraagt er minstens 2; de rijen om van te leren bevatten er \(count).")
        case .offsetNotFinite: text("The offset must be a finite number in every row.", "De offset moet in elke rij een eindig getal zijn.")
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
                    + "Leave them out, or use the additive model.",
                "Deze termen scheiden de uitkomst volledig, dus logistische regressie heeft geen schatting: \(names.joined(separator: ", ")). "
                    + "Laat ze weg, of gebruik het additieve model.")
        case .notConverged(let model): text("The \(model) model did not converge.", "Het model \(model) kwam niet tot een oplossing.")
        }
    }

    private func text(_ en: String, _ nl: String) -> LocalizedText { LocalizedText(en: en, nl: nl) }
}
