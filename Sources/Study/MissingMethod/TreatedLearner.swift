// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import MissingData
import RiskModels

/// How models of one outcome are made of rows that may have gaps: of all training rows, of those of a fold, a year or a place, or of a resample.
/// Whatever is asked of a model elsewhere, it is made here, so that gaps are treated anew from the rows that each model learns from.
///
/// Deployment *allowed*: imputers are learned from training rows without the outcome, and travel with the model; a row with gaps is scored by
/// itself. *Complete*: training rows and judged rows are imputed apart, with the outcome, and the model refuses gaps (methods 4). The model is one:
/// of the means of the completed tables' sums, or by Rubin's rules (methods 5). Rows that are left out are neither learned from nor judged.
struct TreatedLearner {
    let outcome: String
    /// Of the universe: which rows a model learns from is said of each.
    let data: TrainingData
    let model: ModelChoice
    /// `nil` where every kind of gap has a bin of its own.
    let gaps: TreatedGaps?
    /// Of what is drawn.
    let seed: UInt64
    /// Of each row of the universe, whether it is learned from and judged at all.
    let stays: [Bool]
    /// How often each row of a resample is there; `nil` where each is once.
    private let copies: [Int]?

    init(outcome: String, data: TrainingData, model: ModelChoice, gaps: TreatedGaps?) {
        (self.outcome, self.data, self.model, self.gaps, seed, copies) = (outcome, data, model, gaps, model.seed, nil)
        stays = gaps?.stays(data.features) ?? [Bool](repeating: true, count: data.features.rowCount)
    }

    private init(_ other: TreatedLearner, data: TrainingData, model: ModelChoice, seed: UInt64, copies: [Int]?) {
        (outcome, gaps, stays) = (other.outcome, other.gaps, other.stays)
        (self.data, self.model, self.seed, self.copies) = (data, model, seed, copies)
    }

    /// The same without resamples beside the model's own uncertainty: for models of which only scores are asked.
    var plain: TreatedLearner {
        var own = model
        own.resamples = 0
        return TreatedLearner(self, data: data, model: own, seed: seed, copies: copies)
    }

    /// The same on rows drawn again: imputers see a row as often as it was drawn, and draw anew.
    ///
    /// - Parameters:
    ///   - training: the rows drawn, with weights that say how often.
    ///   - counts: of each row of the universe. Rows that stand for several (frequency weights) are imputed as one.
    func resampled(_ training: TrainingData, counts: [Double], number: Int) -> TreatedLearner {
        TreatedLearner(
            self, data: training, model: plain.model, seed: seed &+ UInt64(number + 1) &* 0xD1B5_4A32_D192_ED03,
            copies: data.weights?.kind == .frequency ? nil : counts.map { Int($0) })
    }

    /// A model of some rows, with what judging by it needs.
    struct Learned {
        let fitted: FittedChoice
        /// With the rule for gaps.
        let file: ModelFile
        /// Features of which these rows told too little to fill their gaps: they keep a bin.
        var apart: Set<String> = []
        var convergence: ChainConvergence?
        /// Of each row of the universe that a probability was asked of; `nil` where rows count as they always do.
        var weights: CompletenessWeights.Weights?
        /// The rows learned from, completed with their outcomes (deployment *complete*); else none.
        var completed: [Features] = []
    }

    var treatment: MissingTreatment { gaps?.treatment ?? MissingTreatment() }
    /// Whether judged rows are imputed, so that there are several tables of them.
    var judgesCompleted: Bool { treatment.does(.impute) && treatment.deployment == .complete }

    private func filling(_ gaps: TreatedGaps) -> GapFilling { GapFilling(features: data.features, gaps: gaps, seed: seed) }

    /// - Parameter others: rows whose weights are asked for besides.
    /// - Throws: `StudyError.noCompleteRow`; what imputers and models throw.
    func learned(_ rows: RowSet<Training>, also others: [Int] = [], progress: ProgressMonitor) throws -> Learned {
        guard let gaps else {
            let fitted = try model.fit(data.restricted(to: rows), progress: progress)
            return Learned(fitted: fitted, file: fitted.model(outcome: outcome))
        }
        var own = data.restricted(to: rows.marked(stays))
        guard own.rows.count > 0 else { throw StudyError.noCompleteRow }
        let weights = try completenessWeights(rows, also: others, progress: progress)
        if let weights { own = own.with(weights: CaseWeights(weights.values, kind: .selection)) }
        var learned: Learned
        if treatment.does(.impute) {
            learned = treatment.deployment == .allowed ? try withImputer(own, gaps, progress) : try completed(own, gaps, progress)
        } else {
            let fitted = try model.fit(own, progress: progress)
            learned = Learned(fitted: fitted, file: refusing(fitted, apart: [], gaps))
        }
        learned.weights = weights
        return learned
    }

    /// Of each row a weight by one over the probability that such a row is complete; `nil` where the treatment does not weight.
    func completenessWeights(
        _ rows: RowSet<Training>, also others: [Int] = [], progress: ProgressMonitor
    ) throws -> CompletenessWeights.Weights? {
        guard treatment.method == .weighting, let gaps else { return nil }
        return try CompletenessWeights(data: data, kept: gaps.keptKinds(data.features), seed: model.seed)
            .weights(rows, also: others, isComplete: stays, progress)
    }

    /// Deployment *allowed*: the imputer travels with the model.
    private func withImputer(_ own: TrainingData, _ gaps: TreatedGaps, _ progress: ProgressMonitor) throws -> Learned {
        let indices = own.rows.indices, filling = filling(gaps)
        let imputers = try filling.imputers(learnedFrom: repeated(indices), progress: progress)
        let tables = try filling.drawn(by: imputers, rows: indices).map { $0.known(in: indices) }
        let fitted = try model.fit(ImputedTrainingData(own, tables: tables), progress: progress)
        let nodes = ImputationNodes(imputers.together.variables, seed: model.seed)
        let rule = gaps.rule(.imputed(imputers.together, nodes), keeping: imputers.apart, data.features)
        return Learned(
            fitted: fitted, file: fitted.model(outcome: outcome).with(gaps: rule), apart: imputers.apart, convergence: imputers.convergence)
    }

    /// Deployment *complete*: outcomes help to fill the gaps, and the model refuses rows that have one.
    private func completed(_ own: TrainingData, _ gaps: TreatedGaps, _ progress: ProgressMonitor) throws -> Learned {
        let indices = own.rows.indices
        let completed = try filling(gaps).completed(repeated(indices), outcome: data.outcome, apart: nil, progress: progress)
        let fitted = try model.fit(ImputedTrainingData(own, tables: completed.tables.map { $0.known(in: indices) }), progress: progress)
        return Learned(
            fitted: fitted, file: refusing(fitted, apart: completed.apart, gaps), apart: completed.apart, convergence: completed.convergence,
            completed: completed.tables)
    }

    private func refusing(_ fitted: FittedChoice, apart: Set<String>, _ gaps: TreatedGaps) -> ModelFile {
        fitted.model(outcome: outcome).with(gaps: gaps.rule(.refused, keeping: apart, data.features))
    }

    private func repeated(_ rows: [Int]) -> [Int] {
        guard let copies else { return rows }
        return rows.flatMap { row in repeatElement(row, count: copies[row]) }
    }

    /// Some rows as the treatment judges them: completed apart from all others, with their outcomes, under deployment *complete*; else as they are.
    ///
    /// - Parameter apart: features whose gaps keep a bin; `nil` where these rows decide.
    func judgedTables(_ rows: [Int], apart: Set<String>?, progress: ProgressMonitor) throws -> [Features] {
        guard let gaps, judgesCompleted, !rows.isEmpty else { return [data.features] }
        return try filling(gaps).completed(rows, outcome: data.outcome, apart: apart, progress: progress).tables
    }
}

extension Features {
    /// Without features of which none of these rows has a value: nothing can be learned of them.
    func known(in rows: [Int]) -> Features {
        Features(rowCount: rowCount, columns: columns.filter { column in rows.contains { column.missingKind($0) == 0 } })
    }

    /// With what another table of the same rows holds at some of them.
    func taking(_ rows: [Int], from other: Features) -> Features {
        let columns = zip(columns, other.columns).map { own, other -> FeatureColumn in
            var missing = own.missing
            for row in rows { missing?[row] = other.missing?[row] ?? 0 }
            let values: FeatureColumn.Values
            switch (own.values, other.values) {
            case (.numeric(var amounts), .numeric(let others)):
                for row in rows { amounts[row] = others[row] }
                values = .numeric(amounts)
            case (.nominal(var codes, let levels), .nominal(let others, _)):
                for row in rows { codes[row] = others[row] }
                values = .nominal(codes: codes, levels: levels)
            default: return own
            }
            return FeatureColumn(
                name: own.name, unit: own.unit, values: values, missing: missing, missingNames: own.missingNames, expertCuts: own.expertCuts)
        }
        return Features(rowCount: rowCount, columns: columns)
    }
}
