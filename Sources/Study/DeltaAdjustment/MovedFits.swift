// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// The chosen model learned and judged anew under moves of one feature's missing values.
///
/// In each fold imputers are learned once, from its training rows and without the outcome, and each draws the gaps of training and held-out rows;
/// then the values of the feature are moved, by group, and a model of the moved rows is made and judges the moved held-out rows. Imputers and random
/// numbers are the same for all moves: nothing but the move differs.
struct MovedFits {
    let study: StrategyRows
    let model: ModelChoice
    let moves: DeltaMoves
    /// How the study itself fills gaps, where it does: predictors, blocks and kinds that keep a bin are the same here.
    var own: TreatedGaps?

    private func gaps(imputations: Int) -> TreatedGaps {
        let iterations = moves.question.iterations
        guard let own else {
            return study.gaps(
                MissingTreatment(method: .chainedEquations, imputations: imputations, iterations: iterations, rules: study.rules))
        }
        return own.with(imputations: imputations, iterations: iterations)
    }

    /// - Returns: one a move.
    func risks(progress: ProgressMonitor) throws -> [StrategyRisks] {
        let question = moves.question, imputations = max(2, question.imputations), count = moves.assignments.count
        let gaps = gaps(imputations: imputations), stays = gaps.stays(study.data.features)
        let filling = GapFilling(features: study.data.features, gaps: gaps, seed: model.seed)
        var parts = [[TreatedScores]](repeating: [], count: count)
        for (number, fold) in study.folds.enumerated() {
            let kept = fold.training.marked(stays)
            let training = kept.indices, heldOut = fold.heldOut.indices.filter { stays[$0] }, rows = training + heldOut
            guard !training.isEmpty, !heldOut.isEmpty else { continue }
            let imputers = try filling.imputers(learnedFrom: training, progress: progress)
            let drawn = try filling.drawn(by: imputers, rows: rows)
            let shifted = try moves.shifts.map { shift in
                try filling.drawn(by: imputers, rows: rows, shift: shift).map { $0[question.feature] }
            }
            let data = study.data.restricted(to: kept)
            for move in 0..<count {
                progress.report("missing", number * count + move, of: study.folds.count * count)
                try progress.checkCancellation()
                let tables = drawn.indices.map { table in
                    moves.features(move, drawn[table], moved: shifted.compactMap { $0[table] }, rows: rows).known(in: training)
                }
                let file = try model.fit(ImputedTrainingData(data, tables: tables), progress: progress).model(outcome: study.outcome)
                var scores = try tables.map { StoredScores(Scores(risk: try file.scores($0, rows: heldOut).risk)) }
                // Rows without gaps are the same in every table.
                if scores.count == 1 { scores = Array(repeating: scores[0], count: imputations) }
                parts[move].append(TreatedScores(rows: heldOut, tables: scores, weights: nil, apart: imputers.apart.sorted()))
            }
        }
        return try parts.map { try StrategyRisks($0) }
    }
}
