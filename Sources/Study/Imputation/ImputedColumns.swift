// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import MissingData
import RegisterData

/// Which columns play a part in an imputation, and which each is imputed from.
struct ImputedColumns {
    /// Why a column plays no part.
    enum Reason: String, Hashable, Sendable {
        /// The user said so.
        case asked
        case namesRows = "names-rows"
        case text
        /// It says which rows belong together.
        case family

        var words: LocalizedText {
            switch self {
            case .asked: LocalizedText(en: "left out on request", nl: "op verzoek weggelaten")
            case .namesRows: LocalizedText(en: "it names rows", nl: "hij wijst rijen aan")
            case .family: LocalizedText(en: "it says which rows belong together", nl: "hij zegt welke rijen bij elkaar horen")
            case .text: LocalizedText(en: "free text without gaps", nl: "vrije tekst zonder gaten")
            }
        }
    }

    let leftOut: [(column: String, reason: Reason)]
    private let protected: [String]

    /// - Parameter families: columns that say which rows belong together.
    init(_ table: Table, exclude: [String], families: [String] = [], protected: [String]) {
        self.protected = protected
        leftOut = table.columns.compactMap { column in
            if exclude.contains(column.name) { return (column.name, .asked) }
            if families.first == column.name { return (column.name, .family) }
            if NamesRows.test(column) { return (column.name, .namesRows) }
            if case .text = column.values, column.missingCount == 0 { return (column.name, .text) }
            return nil
        }
    }

    var excluded: Set<String> { Set(leftOut.map(\.column)) }

    /// Columns that predict every other: else the groups would be made alike.
    var predicting: [String] { protected }
}
