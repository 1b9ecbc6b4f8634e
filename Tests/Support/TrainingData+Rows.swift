// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

extension RowSet {
    /// Some rows of a universe of `count`.
    public init(_ rows: some Sequence<Int>, of count: Int) {
        var isMember = [Bool](repeating: false, count: count)
        for row in rows { isMember[row] = true }
        self.init(Universe(count: count, fingerprint: FingerprintBuilder().finish()), isMember: isMember)
    }
}

extension TrainingData {
    /// - Parameter rows: the rows to learn from; all when `nil`.
    public init(_ features: Features, _ outcome: [UInt8], rows: [Int]? = nil, weights: CaseWeights? = nil, clusters: Clusters? = nil) {
        self.init(
            features: features, outcome: outcome, rows: RowSet(rows ?? Array(outcome.indices), of: outcome.count), weights: weights,
            clusters: clusters)
    }
}

extension Features {
    /// The columns at some rows, in their order; a row may occur more than once.
    public func taking(_ rows: [Int]) -> Features {
        Features(rowCount: rows.count, columns: columns.map { $0.taking(rows) })
    }

    /// The columns with one replaced by another of the same name.
    public func replacing(_ column: FeatureColumn) -> Features {
        Features(rowCount: rowCount, columns: columns.map { $0.name == column.name ? column : $0 })
    }
}

extension FeatureColumn {
    public func taking(_ rows: [Int]) -> FeatureColumn {
        let taken: Values =
            switch values {
            case .numeric(let values): .numeric(rows.map { values[$0] })
            case .nominal(let codes, let levels): .nominal(codes: rows.map { codes[$0] }, levels: levels)
            }
        return FeatureColumn(
            name: name, unit: unit, values: taken, missing: missing.map { missing in rows.map { missing[$0] } }, missingNames: missingNames,
            expertCuts: expertCuts)
    }
}

extension Fold {
    /// Folds that take turns over `count` rows.
    public static func turns(_ folds: Int, of count: Int) -> [Fold] {
        (0..<folds).map { fold in
            Fold(
                training: RowSet((0..<count).filter { $0 % folds != fold }, of: count),
                heldOut: RowSet((0..<count).filter { $0 % folds == fold }, of: count))
        }
    }
}
