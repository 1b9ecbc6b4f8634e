// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import MissingData
import RiskModels

/// One outcome's model under a treatment of gaps that gives not every kind a bin: each fold's rows are treated anew, from its own training rows.
///
/// Deployment *allowed*: imputers are learned from training rows without the outcome, and travel with the model; a row with gaps is scored by
/// itself. *Complete*: training rows and judged rows are imputed apart, with the outcome, and the model refuses gaps (methods 4). The model is one:
/// of the means of the completed tables' sums, or by Rubin's rules (methods 5). Rows that are left out are neither learned from nor judged.
struct TreatedFit {
    let outcome: String
    let data: TrainingData
    let folds: [Fold]
    let model: ModelChoice
    let gaps: TreatedGaps

    struct Result {
        let fitted: FittedChoice
        let file: ModelFile
        let convergence: ChainConvergence?
        let facts: TreatmentFacts
        /// One a fold.
        let outOfFold: [TreatedScores]
        let test: TreatedScores?
    }

    private struct Learned {
        let fitted: FittedChoice
        let file: ModelFile
        let apart: Set<String>
        var convergence: ChainConvergence?
        /// Of each row of the universe that a probability was asked of; `nil` where rows count as they always do.
        var weights: CompleteRowsStrategy.Weights?
    }

    private var treatment: MissingTreatment { gaps.treatment }
    private var filling: GapFilling { GapFilling(features: data.features, gaps: gaps, seed: model.seed) }

    /// - Parameter test: rows to be judged by the model of all training rows; `nil` where they stay closed.
    func run(test: [Int]?, progress: ProgressMonitor) throws -> Result {
        let stays = gaps.stays(data.features), last = folds.count + 1
        progress.report("fit", 0, of: last)
        let whole = try learned(data.rows, model, stays, also: test ?? [], progress)
        var inFolds = model
        inFolds.resamples = 0
        var kept = whole.apart, outOfFold: [TreatedScores] = []
        for (number, fold) in folds.enumerated() {
            progress.report("fit", number + 1, of: last)
            let heldOut = fold.heldOut.indices
            let own = try learned(fold.training, inFolds, stays, also: heldOut, progress)
            kept.formUnion(own.apart)
            outOfFold.append(try judged(heldOut, own, stays, progress))
        }
        let trimmed = whole.weights.map { weights in data.rows.indices.count { weights.isTrimmed[$0] } } ?? 0
        return Result(
            fitted: whole.fitted, file: whole.file.with(gaps: try rule(whole)), convergence: whole.convergence,
            facts: TreatmentFacts(kept: kept.sorted(), trimmed: trimmed, largestWeight: whole.weights?.values.max()), outOfFold: outOfFold,
            test: try test.map { try judged($0, whole, stays, progress) })
    }

    // MARK: - Learning

    private func learned(
        _ rows: RowSet<Training>, _ choice: ModelChoice, _ stays: [Bool], also others: [Int], _ progress: ProgressMonitor
    ) throws -> Learned {
        var own = data.restricted(to: rows.marked(stays))
        guard own.rows.count > 0 else { throw StudyError.noCompleteRow }
        var weights: CompleteRowsStrategy.Weights?
        if treatment.method == .weighting {
            let study = StrategyRows(outcome: outcome, data: data, folds: [], structural: gaps.keptKinds(data.features), keys: gaps.keys)
            let found = try CompleteRowsStrategy(study: study, model: choice, isWeighted: true)
                .weights(rows, also: others, isComplete: stays, progress)
            own = own.with(weights: CaseWeights(found.values, kind: .selection))
            weights = found
        }
        guard treatment.does(.impute) else {
            let fitted = try choice.fit(own, progress: progress)
            return Learned(fitted: fitted, file: fitted.model(outcome: outcome), apart: [], weights: weights)
        }
        let indices = own.rows.indices
        switch treatment.deployment {
        case .allowed:
            let imputers = try filling.imputers(learnedFrom: indices, progress: progress)
            let tables = try filling.drawn(by: imputers, rows: indices).map { known($0, indices) }
            let fitted = try choice.fit(ImputedTrainingData(own, tables: tables), progress: progress)
            let nodes = ImputationNodes(imputers.together.variables, seed: model.seed)
            let file = fitted.model(outcome: outcome).with(
                gaps: gaps.rule(.imputed(imputers.together, nodes), keeping: imputers.apart, data.features))
            return Learned(fitted: fitted, file: file, apart: imputers.apart, convergence: imputers.convergence)
        case .complete:
            let completed = try filling.completed(indices, outcome: data.outcome, apart: nil, progress: progress)
            let fitted = try choice.fit(ImputedTrainingData(own, tables: completed.tables.map { known($0, indices) }), progress: progress)
            return Learned(
                fitted: fitted, file: fitted.model(outcome: outcome), apart: completed.apart, convergence: completed.convergence)
        }
    }

    /// Without features of which no training row has a value: nothing can be learned of them.
    private func known(_ features: Features, _ rows: [Int]) -> Features {
        Features(
            rowCount: features.rowCount,
            columns: features.columns.filter { column in rows.contains { column.missingKind($0) == 0 } })
    }

    private func rule(_ learned: Learned) throws -> GapRule? {
        learned.file.gaps ?? gaps.rule(.refused, keeping: learned.apart, data.features)
    }

    // MARK: - Judging

    private func judged(_ rows: [Int], _ learned: Learned, _ stays: [Bool], _ progress: ProgressMonitor) throws -> TreatedScores {
        let rows = rows.filter { stays[$0] }
        let weights = learned.weights.map { weights in PackedDoubles(rows.map { weights.values[$0] }) }
        guard !rows.isEmpty else { return TreatedScores(rows: [], tables: [], weights: weights) }
        var tables = [data.features]
        if treatment.does(.impute), treatment.deployment == .complete {
            tables = try filling.completed(rows, outcome: data.outcome, apart: learned.apart, progress: progress).tables
        }
        let scores = try tables.map { StoredScores(try learned.file.scores($0, rows: rows)) }
        // Rows without gaps are the same in every table.
        let isOne = tables.count == 1 && treatment.does(.impute) && treatment.deployment == .complete
        return TreatedScores(
            rows: rows, tables: isOne ? Array(repeating: scores[0], count: treatment.imputations) : scores, weights: weights)
    }
}

/// Scores of rows that a treatment of gaps judges.
struct TreatedScores: Codable, Sendable {
    /// Rows of the universe, ascending.
    let rows: [Int]
    /// One a completed table; a single one where judged rows are not imputed, none without rows.
    let tables: [StoredScores]
    /// What each row counts; `nil` where that is what it always does.
    let weights: PackedDoubles?
}

/// What a treatment had to give up.
struct TreatmentFacts: Codable, Sendable {
    /// Features of which some part of the rows told too little to fill their gaps: there these kept a bin.
    var kept: [String]
    /// Weights that were cut off.
    var trimmed: Int
    var largestWeight: Double?
}
