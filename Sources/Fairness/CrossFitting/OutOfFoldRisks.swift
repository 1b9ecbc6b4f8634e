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
    /// What the shares of the outcome in levels of features are counted on; `nil` where no feature is told by them.
    private let counted: Counted?

    /// Rows of the predictions, with their features of many levels.
    private struct Counted {
        let features: Features
        let folds: [Int32]
        let weights: [Double]?
    }

    private static let usualFolds = 5

    /// - Parameters:
    ///   - rows: row of `features` for each row of the predictions.
    ///   - places: which rows of the predictions take part, ascending.
    ///   - countedPlaces: where a nominal feature with more levels than a small model has use for becomes a number: the share of the outcome in the
    ///     row's level, counted on those of these rows that neither the row's fold nor the held-out fold has. Ascending, `places` among them; `nil`
    ///     where levels stay levels: a coefficient for each takes the time of hundreds of features.
    init(_ predictions: Predictions, features: Features, rows: [Int], places: [Int], seed: UInt64, levelsCountedOn countedPlaces: [Int]? = nil) {
        self.features = features.at(places.map { rows[$0] })
        let fold: (Int) -> Int32
        if let known = predictions.folds, Set(places.lazy.map { known[$0] }).count > 1 {
            let numbers = Set((countedPlaces ?? places).lazy.map { known[$0] }).sorted()
            let number = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, Int32($0)) })
            fold = { number[known[$0]] ?? 0 }
            foldCount = numbers.count
        } else {
            let streams = PhiloxStreams(seed: seed, stage: "audit.folds"), clusters = predictions.design.clusters
            fold = { place in
                let unit = clusters.map { UInt64($0[place]) } ?? UInt64(place)
                return Int32(streams.block(0, of: unit)[0] % UInt32(Self.usualFolds))
            }
            foldCount = Self.usualFolds
        }
        folds = places.map(fold)
        let levels = Features(rowCount: features.rowCount, columns: features.columns.filter(LevelShares.hasMany))
        counted =
            levels.columns.isEmpty
            ? nil
            : countedPlaces.map { countedPlaces in
                Counted(
                    features: levels.at(countedPlaces.map { rows[$0] }), folds: countedPlaces.map(fold),
                    weights: predictions.design.weights.map { weights in countedPlaces.map { weights[$0] } })
            }
        let kind: CaseWeights.Kind = predictions.design.weightKind == .frequency ? .frequency : .sampling
        weights = predictions.design.weights.flatMap { values in CaseWeights(places.map { values[$0] }, kind: kind) }
    }

    /// The chance of an outcome for each row, by a model that was fitted on the other folds.
    ///
    /// - Parameters:
    ///   - outcome: of each row that takes part.
    ///   - counted: of each row that shares of levels are counted on; not needed where levels stay levels.
    ///   - feature: one that is left out.
    /// - Returns: `nil` for rows of a fold without which the outcome is the same for all that is left: nothing can be learned there.
    func risks(
        of outcome: [UInt8], counted: [UInt8] = [], without feature: String? = nil, learner: some RiskLearner, progress: ProgressMonitor
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
        for (fold, scores) in zip(cut, try scores(data, counted, usable, cut, learner, progress)) {
            for (row, risk) in zip(fold.heldOut.indices, scores.risk) { risks[row] = risk }
        }
        return risks
    }

    /// Scores of each fold's held-out rows.
    private func scores(
        _ data: TrainingData, _ outcome: [UInt8], _ numbers: [Int], _ cut: [Fold], _ learner: some RiskLearner, _ progress: ProgressMonitor
    ) throws -> [Scores] {
        let shares = counted.flatMap { counted in
            LevelShares(counted.features, outcome: outcome, folds: counted.folds, foldCount: foldCount) { counted.weights?[$0] ?? 1 }
        }
        guard let shares else { return try learner.crossFit(data, folds: cut, progress: progress).outOfFold }
        return try zip(numbers, cut).map { number, fold in
            let features = shares.features(data.features, folds: folds, heldOut: number)
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
