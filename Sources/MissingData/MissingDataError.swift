// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What can be wrong with a table whose gaps are to be described or filled, or with results that are to be pooled.
public enum MissingDataError: ExplainedError, Hashable {
    case parameter(String, expected: String)
    case noObservedValue(column: String)
    case oneObservedValue(column: String)
    case cannotImpute(column: String)
    case notFinite(column: String)
    case unknownColumn(String, suggestion: String?)
    case pooling(expected: String)
    case notPositiveDefinite(column: String)
    case notConverged(column: String, iterations: Int)
    /// Everything that stands in the way, at once.
    case refused([MissingDataError])

    public var explanation: LocalizedText {
        switch self {
        case .parameter(let name, let expected):
            text("Imputation: \(name) must be \(expected).", "Aanvullen: \(name) moet zijn: \(expected).")
        case .noObservedValue(let column):
            text(
                "Column \"\(column)\" has no value at all, so nothing can be learned about it. Leave it out of the imputation.",
                "Kolom \"\(column)\" heeft geen enkele waarde, dus er valt niets van te leren. Laat de kolom weg bij het aanvullen.")
        case .oneObservedValue(let column):
            text(
                "Column \"\(column)\" has a value in one row only, so nothing can be learned about it. Leave it out of the imputation.",
                "Kolom \"\(column)\" heeft maar in één rij een waarde, dus er valt niets van te leren. Laat de kolom weg bij het aanvullen.")
        case .cannotImpute(let column):
            text(
                "Column \"\(column)\" holds free text, which cannot be imputed. Make it a category, or leave it out.",
                "Kolom \"\(column)\" bevat vrije tekst; die kan niet worden aangevuld. Maak er een categorie van, of laat de kolom weg.")
        case .notFinite(let column):
            text(
                "Column \"\(column)\" holds numbers that are not finite. Declare them missing.",
                "Kolom \"\(column)\" bevat getallen die niet eindig zijn. Geef ze aan als ontbrekend.")
        case .unknownColumn(let name, let suggestion):
            text(
                "There is no column \"\(name)\"." + (suggestion.map { " Did you mean \"\($0)\"?" } ?? ""),
                "Er is geen kolom \"\(name)\"." + (suggestion.map { " Bedoelt u \"\($0)\"?" } ?? ""))
        case .pooling(let expected):
            text("Pooling needs \(expected).", "Voor het samenvoegen is nodig: \(expected).")
        case .notPositiveDefinite(let column):
            text(
                "The other columns do not determine a model for \"\(column)\": some are copies of each other. Leave one of them out.",
                "De andere kolommen bepalen geen model voor \"\(column)\": sommige zijn kopieën van elkaar. Laat er een weg.")
        case .refused(let errors): text(lines(errors, .english), lines(errors, .dutch))
        case .notConverged(let column, let iterations):
            text(
                "The model for column \"\(column)\" did not converge in \(iterations) iterations.",
                "Het model voor kolom \"\(column)\" kwam in \(iterations) stappen niet tot een oplossing.")
        }
    }

    private func lines(_ errors: [MissingDataError], _ language: Language) -> String {
        errors.map { $0.explanation[language] }.joined(separator: "\n")
    }

    private func text(_ english: String, _ dutch: String) -> LocalizedText { LocalizedText(en: english, nl: dutch) }
}

extension MissingDataError {
    /// The column that it is about, if it is about one.
    package var columnName: String? {
        switch self {
        case .noObservedValue(let column), .oneObservedValue(let column), .cannotImpute(let column),
            .notFinite(let column):
            column
        default: nil
        }
    }
}
