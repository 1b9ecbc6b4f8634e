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

        var words: LocalizedText {
            switch self {
            case .asked: LocalizedText(en: "left out on request", nl: "op verzoek weggelaten")
            case .namesRows: LocalizedText(en: "it names rows", nl: "hij wijst rijen aan")
            case .text: LocalizedText(en: "free text without gaps", nl: "vrije tekst zonder gaten")
            }
        }
    }

    let leftOut: [(column: String, reason: Reason)]
    private let protected: [String]

    init(_ table: Table, exclude: [String], protected: [String]) {
        self.protected = protected
        leftOut = table.columns.compactMap { column in
            if exclude.contains(column.name) { return (column.name, .asked) }
            if NamesRows.test(column) { return (column.name, .namesRows) }
            if case .text = column.values, column.missingCount == 0 { return (column.name, .text) }
            return nil
        }
    }

    var excluded: Set<String> { Set(leftOut.map(\.column)) }

    /// - Returns: `nil` where every column predicts every other. Protected columns always predict: else the groups would be made alike.
    func predictors(of table: Table, seed: UInt64) throws -> PredictorMatrix? {
        try PredictorChoice().matrix(of: table, excluded: excluded, always: protected, seed: seed)
    }
}
