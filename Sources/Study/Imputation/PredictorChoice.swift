// SPDX-License-Identifier: EUPL-1.2

import Basics
import MissingData
import RegisterData

/// From which other columns each column is imputed: all of them, or, where there are many, those that have to do with it.
package struct PredictorChoice: Hashable, Sendable, Fingerprinted {
    /// With more columns than this, those that have nothing to do with a column do not predict it.
    package var mostWithoutChoice: Int
    /// The least absolute correlation with the values of a column, or with whether it has one.
    package var correlation: Double
    /// The least share of rows with the predictor, among those that miss the column.
    package var usable: Double

    package init(mostWithoutChoice: Int = 30, correlation: Double = 0.1, usable: Double = 0) {
        (self.mostWithoutChoice, self.correlation, self.usable) = (mostWithoutChoice, correlation, usable)
    }

    /// Rows on which predictors are chosen.
    private static let rowsToChoose = 50_000

    /// - Parameters:
    ///   - excluded: columns that play no part.
    ///   - always: columns that predict every other, whatever their correlation.
    /// - Returns: `nil` where every column predicts every other.
    func matrix(of table: Table, excluded: Set<String>, always: [String], seed: UInt64) throws -> PredictorMatrix? {
        let columns = table.columns.filter { !excluded.contains($0.name) }
        guard columns.count > mostWithoutChoice else { return nil }
        let rows = SampledRows.rows(of: table.rowCount, most: Self.rowsToChoose, seed: seed, stage: "impute.predictors")
        let values = columns.map { column -> Association.Variable in
            switch column.values {
            case .number(let values): .numbers(rows.map { values[$0] })
            case .integer(let values): .numbers(rows.map { Double(values[$0]) })
            case .date(let values): .numbers(rows.map { Double(values[$0].daysSinceEpoch) })
            case .category(let codes, let levels): .levels(rows.map { codes[$0] }, count: levels.count)
            case .text: .numbers(rows.map { _ in 0 })
            }
        }
        let cells = MissingCells(names: columns.map(\.name), isMissing: columns.map { column in rows.map { !column.missingKind($0).isPresent } })
        var matrix = try PredictorSelection(minimumCorrelation: correlation, minimumUsableCases: usable).select(values, cells: cells)
        for target in columns where target.missingCount > 0 {
            for name in always where name != target.name && !excluded.contains(name) {
                try matrix.set(target: target.name, predictor: name, to: true)
            }
        }
        return matrix
    }

    package func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(mostWithoutChoice)
        builder.feed(correlation)
        builder.feed(usable)
    }
}
