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

    /// With more columns than this, those that have nothing to do with a column do not predict it.
    static let mostPredictors = 30
    /// Rows on which predictors are chosen.
    private static let rowsToChoose = 50_000

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
        let columns = table.columns.filter { !excluded.contains($0.name) }
        guard columns.count > Self.mostPredictors else { return nil }
        let rows = SampledRows.rows(of: table.rowCount, most: Self.rowsToChoose, seed: seed, stage: "impute.predictors")
        let values = columns.map { column -> [Double] in
            switch column.values {
            case .number(let values): rows.map { values[$0] }
            case .integer(let values): rows.map { Double(values[$0]) }
            case .date(let values): rows.map { Double(values[$0].daysSinceEpoch) }
            case .category(let codes, _): rows.map { Double(codes[$0]) }
            case .text: rows.map { _ in 0 }
            }
        }
        let cells = MissingCells(names: columns.map(\.name), isMissing: columns.map { column in rows.map { !column.missingKind($0).isPresent } })
        var matrix = try PredictorSelection().select(values: values, cells: cells)
        for target in columns where target.missingCount > 0 {
            for name in protected where name != target.name && !excluded.contains(name) {
                try matrix.set(target: target.name, predictor: name, to: true)
            }
        }
        return matrix
    }
}
