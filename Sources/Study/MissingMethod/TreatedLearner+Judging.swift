// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// Scores of rows that a treatment of gaps judges.
struct TreatedScores: Codable, Sendable {
    /// Rows of the universe, ascending.
    let rows: [Int]
    /// One a completed table; a single one where judged rows are not imputed, none without rows.
    let tables: [StoredScores]
    /// What each row counts; `nil` where that is what it always does.
    let weights: PackedDoubles?
    /// Features whose gaps kept a bin.
    var apart: [String] = []
    /// Weights that were cut off.
    var trimmed = 0
}

extension TreatedLearner {
    /// The rows that stay, scored by a model that learned from others.
    func judged(_ rows: [Int], by learned: Learned, progress: ProgressMonitor) throws -> TreatedScores {
        let rows = rows.filter { stays[$0] }, apart = learned.apart.sorted()
        let weights = learned.weights.map { weights in PackedDoubles(rows.map { weights.values[$0] }) }
        guard !rows.isEmpty else { return TreatedScores(rows: [], tables: [], weights: weights, apart: apart) }
        let scores = try judgedTables(rows, apart: learned.apart, progress: progress).map { StoredScores(try learned.file.scores($0, rows: rows)) }
        // Rows without gaps are the same in every table.
        let isOne = scores.count == 1 && judgesCompleted
        return TreatedScores(
            rows: rows, tables: isOne ? Array(repeating: scores[0], count: treatment.imputations) : scores, weights: weights, apart: apart,
            trimmed: learned.weights.map { weights in rows.count { weights.isTrimmed[$0] } } ?? 0)
    }

    /// A model of some rows, and scores of each fold's held-out rows by a model of the fold's own training rows.
    struct CrossFitted {
        let whole: Learned
        /// One a fold.
        let outOfFold: [TreatedScores]
    }

    /// - Parameter others: rows that the model of all training rows is to judge afterwards.
    func crossFit(_ rows: RowSet<Training>, folds: [Fold], also others: [Int] = [], progress: ProgressMonitor) throws -> CrossFitted {
        guard gaps != nil else {
            let fit = try model.crossFit(data.restricted(to: rows), folds: folds, progress: progress)
            return CrossFitted(whole: Learned(fitted: fit, file: fit.model(outcome: outcome)), outOfFold: Self.scores(fit, folds))
        }
        progress.report("fit", 0, of: folds.count + 1)
        let whole = try learned(rows, also: others, progress: progress)
        return CrossFitted(whole: whole, outOfFold: try outOfFold(folds, progress: progress))
    }

    /// The scores of the held-out rows alone.
    func outOfFold(_ folds: [Fold], progress: ProgressMonitor) throws -> [TreatedScores] {
        guard gaps != nil else { return Self.scores(try model.crossFit(data, folds: folds, progress: progress), folds) }
        let own = plain
        return try folds.enumerated().map { number, fold in
            progress.report("fit", number + 1, of: folds.count + 1)
            let heldOut = fold.heldOut.indices
            return try own.judged(heldOut, by: own.learned(fold.training, also: heldOut, progress: progress), progress: progress)
        }
    }

    private static func scores(_ fit: FittedChoice, _ folds: [Fold]) -> [TreatedScores] {
        zip(folds, fit.outOfFold).map { TreatedScores(rows: $0.heldOut.indices, tables: [StoredScores($1)], weights: nil) }
    }
}
