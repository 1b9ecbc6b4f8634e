// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import Metrics
import StatMath

/// Rows of features divided into folds, on which a learner predicts anything of them without having seen the row.
///
/// The folds are those of the predictions that are audited; without any, whole clusters are dealt to five folds by a hash of their number.
struct OutOfFoldRisks {
    /// Of the rows that take part, in their order.
    let features: Features
    /// Fold of each of them.
    let folds: [Int32]
    let foldCount: Int
    let weights: CaseWeights?
    /// Whether a nominal feature with many levels is told by the share of the outcome in each of them.
    private let hasShares: Bool

    private static let usualFolds = 5

    /// - Parameters:
    ///   - rows: row of `features` for each row of the predictions.
    ///   - places: which rows of the predictions take part, ascending.
    ///   - levelsAsShares: a nominal feature with more levels than a small model has use for becomes a number: the share of the outcome in the
    ///     row's level, counted on rows that neither the row's fold nor the held-out fold has. A coefficient for each level would take the time
    ///     of hundreds of features.
    init(_ predictions: Predictions, features: Features, rows: [Int], places: [Int], seed: UInt64, levelsAsShares: Bool = false) {
        hasShares = levelsAsShares
        self.features = features.at(places.map { rows[$0] })
        if let known = predictions.folds, Set(places.lazy.map { known[$0] }).count > 1 {
            let numbers = Set(places.lazy.map { known[$0] }).sorted()
            let number = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, Int32($0)) })
            folds = places.map { number[known[$0]] ?? 0 }
            foldCount = numbers.count
        } else {
            let streams = PhiloxStreams(seed: seed, stage: "audit.folds"), clusters = predictions.design.clusters
            folds = places.map { place in
                let unit = clusters.map { UInt64($0[place]) } ?? UInt64(place)
                return Int32(streams.block(0, of: unit)[0] % UInt32(Self.usualFolds))
            }
            foldCount = Self.usualFolds
        }
        let kind: CaseWeights.Kind = predictions.design.weightKind == .frequency ? .frequency : .sampling
        weights = predictions.design.weights.flatMap { values in CaseWeights(places.map { values[$0] }, kind: kind) }
    }

    /// The chance of an outcome for each row, by a model that was fitted on the other folds.
    ///
    /// - Parameters:
    ///   - outcome: of each row that takes part.
    ///   - feature: one that is left out.
    /// - Returns: `nil` for rows of a fold without which the outcome is the same for all that is left: nothing can be learned there.
    func risks(
        of outcome: [UInt8], without feature: String? = nil, learner: some RiskLearner, progress: ProgressMonitor
    ) throws -> [Double?] {
        let columns = features.columns.filter { $0.name != feature }
        let universe = Universe(count: features.rowCount, fingerprint: FingerprintBuilder().finish())
        let usable = (0..<foldCount).filter { canLearn(outcome, without: Int32($0)) }
        guard !usable.isEmpty, !columns.isEmpty else { return outcome.map { _ in nil } }
        let data = TrainingData(
            features: Features(rowCount: features.rowCount, columns: columns), outcome: outcome,
            rows: RowSet(universe, isMember: outcome.map { _ in true }), weights: weights)
        let cut = usable.map { fold in
            Fold(
                training: RowSet(universe, isMember: folds.map { Int($0) != fold }),
                heldOut: RowSet(universe, isMember: folds.map { Int($0) == fold }))
        }
        var risks = [Double?](repeating: nil, count: outcome.count)
        for (fold, scores) in zip(cut, try scores(data, usable, cut, learner, progress)) {
            for (row, risk) in zip(fold.heldOut.indices, scores.risk) { risks[row] = risk }
        }
        return risks
    }

    /// Scores of each fold's held-out rows.
    private func scores(
        _ data: TrainingData, _ numbers: [Int], _ cut: [Fold], _ learner: some RiskLearner, _ progress: ProgressMonitor
    ) throws -> [Scores] {
        let shares = hasShares ? LevelShares(data.features, outcome: data.outcome, folds: folds, foldCount: foldCount, weight: weight) : nil
        guard let shares else { return try learner.crossFit(data, folds: cut, progress: progress).outOfFold }
        return try zip(numbers, cut).map { number, fold in
            let features = shares.features(heldOut: number)
            let part = TrainingData(features: features, outcome: data.outcome, rows: fold.training, weights: data.weights)
            return try learner.fit(part, progress: progress).scores(features, rows: fold.heldOut.indices)
        }
    }

    func weight(_ row: Int) -> Double { weights?.values[row] ?? 1 }

    /// Whether both outcomes have weight outside a fold.
    private func canLearn(_ outcome: [UInt8], without fold: Int32) -> Bool {
        var seen: UInt8 = 0
        for row in outcome.indices where folds[row] != fold && weight(row) > 0 {
            seen |= outcome[row] == 1 ? 1 : 2
            if seen == 3 { return true }
        }
        return false
    }
}

extension Features {
    /// The columns with some names.
    package func only(_ names: [String]) -> Features {
        Features(rowCount: rowCount, columns: columns.filter { names.contains($0.name) })
    }

    func without(_ names: [String]) -> Features {
        Features(rowCount: rowCount, columns: columns.filter { !names.contains($0.name) })
    }

    /// The columns at some rows, in their order.
    func at(_ rows: [Int]) -> Features {
        let taken = columns.map { column in
            let values: FeatureColumn.Values =
                switch column.values {
                case .numeric(let values): .numeric(rows.map { values[$0] })
                case .nominal(let codes, let levels): .nominal(codes: rows.map { codes[$0] }, levels: levels)
                }
            return FeatureColumn(
                name: column.name, unit: column.unit, values: values, missing: column.missing.map { missing in rows.map { missing[$0] } },
                missingNames: column.missingNames, expertCuts: column.expertCuts)
        }
        return Features(rowCount: rows.count, columns: taken)
    }
}
