// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import Metrics
import StatMath

/// Rows of features divided into folds, on which a learner predicts anything of them without having seen the row.
///
/// The folds are those of the predictions that are audited; without any, whole clusters are dealt to five folds by a hash of their number.
struct OutOfFoldRisks {
    /// Rows of the features, one for each place.
    let rows: [Int]
    /// Fold of each place.
    let folds: [Int32]
    let foldCount: Int
    private let weights: CaseWeights?

    private static let usualFolds = 5

    /// - Parameters:
    ///   - rows: row of `features` for each row of the predictions.
    ///   - places: which rows of the predictions take part, ascending.
    init(_ predictions: Predictions, rows: [Int], places: [Int], universe: Int, seed: UInt64) {
        self.rows = places.map { rows[$0] }
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
        weights = predictions.design.weights.flatMap { values in
            var spread = [Double](repeating: 0, count: universe)
            for place in places { spread[rows[place]] = values[place] }
            return CaseWeights(spread, kind: predictions.design.weightKind == .frequency ? .frequency : .sampling)
        }
    }

    /// The chance of an outcome for each place, by a model that was fitted on the other folds.
    ///
    /// - Parameters:
    ///   - outcome: of each place.
    /// - Returns: `nil` for places of a fold without which the outcome is the same for all that is left: nothing can be learned there.
    func risks(of outcome: [UInt8], features: Features, learner: some RiskLearner, progress: ProgressMonitor) throws -> [Double?] {
        var spread = [UInt8](repeating: 0, count: features.rowCount)
        for (place, row) in rows.enumerated() { spread[row] = outcome[place] }
        let universe = Universe(count: features.rowCount, fingerprint: FingerprintBuilder().finish())
        func members(_ isMember: (Int) -> Bool) -> [Bool] {
            var result = [Bool](repeating: false, count: features.rowCount)
            for place in rows.indices where isMember(place) { result[rows[place]] = true }
            return result
        }
        let usable = (0..<foldCount).filter { fold in
            var seen: Set<UInt8> = []
            for place in rows.indices where Int(folds[place]) != fold && weight(place) > 0 {
                seen.insert(outcome[place])
                if seen.count == 2 { return true }
            }
            return false
        }
        guard !usable.isEmpty, !features.columns.isEmpty else { return rows.map { _ in nil } }
        let data = TrainingData(features: features, outcome: spread, rows: RowSet(universe, isMember: members { _ in true }), weights: weights)
        let cut = usable.map { fold in
            Fold(
                training: RowSet(universe, isMember: members { Int(folds[$0]) != fold }),
                heldOut: RowSet(universe, isMember: members { Int(folds[$0]) == fold }))
        }
        let fits = try learner.crossFit(data, folds: cut, progress: progress)
        var byRow = [Double?](repeating: nil, count: features.rowCount)
        for (fold, scores) in zip(cut, fits.outOfFold) {
            for (row, risk) in zip(fold.heldOut.indices, scores.risk) { byRow[row] = risk }
        }
        return rows.map { byRow[$0] }
    }

    func weight(_ place: Int) -> Double { weights?.values[rows[place]] ?? 1 }
}
