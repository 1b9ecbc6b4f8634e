// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath
import func Foundation.log

/// The updating ladder: a model of other rows, fitted to new ones by the smallest step that suffices (`UpdatingStep`).
///
/// The three small steps are held against the largest model by a closed test (`ClosedUpdatingTest`). Where none of them suffices, the new fit takes
/// the old model's effects as known beforehand, unless its out-of-fold log-loss is worse than that of a fit without them (paired, one-sided, at the
/// same level). Only the old model's features are learned from.
public struct ModelUpdating: RiskLearner {
    public static let name = "updated"

    /// How the model is fitted where the old one does not suffice.
    public enum Refit: Hashable, Sendable {
        case additive(AdditiveParameters)
        /// A logistic regression takes no old model as prior: it is fitted anew.
        case logistic(LogisticParameters)
    }

    public var old: ScoringModel
    public var refit: Refit
    /// How much the old model's rows count as a prior, in (0, 1].
    public var weight: Double
    /// Of the tests.
    public var level: Double
    public var seed: UInt64

    public init(_ old: ScoringModel, refit: Refit, weight: Double = 0.5, level: Double = 0.05, seed: UInt64 = 1) {
        (self.old, self.refit, self.weight, self.level, self.seed) = (old, refit, weight, level, seed)
    }

    /// By the tests alone: where they ask for a new fit, it takes the old model as prior if it can.
    public func fit(_ data: TrainingData, progress: ProgressMonitor) throws -> UpdatedModel {
        let rows = try UpdatingRows(self, data, progress: progress)
        let test = try rows.test()
        let step = test.sufficient ?? (prior == nil ? .new : .oldAsPrior)
        return UpdatedModel(step: step, test: test, model: try stepModel(step, rows, progress), trials: [], reports: [])
    }

    /// Every step on every fold, the choice of each fold by its own rows, and the step that is taken of all rows.
    public func crossFit(_ data: TrainingData, folds: [Fold], progress: ProgressMonitor) throws -> CrossFit<UpdatedModel> {
        let rows = try UpdatingRows(self, data, progress: progress)
        let test = try rows.test()
        let parts = try folds.enumerated().map { number, fold in
            progress.report("fit", number, of: folds.count)
            return try UpdatingRows(self, data.restricted(to: fold.training), progress: progress)
        }
        func heldOut(_ number: Int) -> [Int] { folds[number].heldOut.indices }
        var trials = try [UpdatingStep.asItIs, .intercept, .interceptAndSlope].map { step in
            UpdatedModel.Trial(
                step: step,
                outOfFold: try parts.enumerated().map { number, part in
                    try stepModel(step, part, progress).scores(data.features, rows: heldOut(number))
                })
        }
        var fitted: [UpdatingStep: (model: ScoringModel, reports: [PriorReport])] = [:]
        for step in [UpdatingStep.oldAsPrior, .new] where step == .new || prior != nil {
            switch learner(step) {
            case .additive(let parameters):
                let fit = try parameters.crossFit(rows.data, folds: folds, progress: progress)
                fitted[step] = (fit.fitted.scoringModel(), fit.fitted.priors)
                trials.append(UpdatedModel.Trial(step: step, outOfFold: fit.outOfFold))
            case .logistic(let parameters):
                let fit = try parameters.crossFit(rows.data, folds: folds, progress: progress)
                fitted[step] = (fit.fitted.scoringModel(), [])
                trials.append(UpdatedModel.Trial(step: step, outOfFold: fit.outOfFold))
            }
        }
        let large = largeStep(trials, data, folds)
        func trial(_ step: UpdatingStep) -> UpdatedModel.Trial? { trials.first { $0.step == step } }
        let outOfFold = try parts.enumerated().map { number, part -> Scores in
            let step = try part.test().sufficient ?? large
            return try trial(step)?.outOfFold[number] ?? stepModel(step, part, progress).scores(data.features, rows: heldOut(number))
        }
        let step = test.sufficient ?? large
        let model = try fitted[step]?.model ?? stepModel(step, rows, progress)
        return CrossFit(
            fitted: UpdatedModel(step: step, test: test, model: model, trials: trials, reports: fitted[step]?.reports ?? []), outOfFold: outOfFold)
    }

    /// The old model as prior, unless it is proven worse than none.
    private func largeStep(_ trials: [UpdatedModel.Trial], _ data: TrainingData, _ folds: [Fold]) -> UpdatingStep {
        guard let prior = trials.first(where: { $0.step == .oldAsPrior }), let new = trials.first(where: { $0.step == .new }) else { return .new }
        var sums: [Int: Double] = [:]
        var (total, count) = (0.0, 0.0)
        for (number, fold) in folds.enumerated() {
            for (place, row) in fold.heldOut.indices.enumerated() {
                let weight = data.weights?.values[row] ?? 1
                func loss(_ risk: Double) -> Double { -log(max(1e-300, data.outcome[row] == 1 ? risk : 1 - risk)) }
                let gain = weight * (loss(prior.outOfFold[number].risk[place]) - loss(new.outOfFold[number].risk[place]))
                sums[data.clusters.map { Int($0.index[row]) } ?? row, default: 0] += gain
                total += gain
                count += weight
            }
        }
        // Whole families: the variance of their sums around the mean gain.
        let mean = total / count, size = Double(sums.count)
        let expected = total / size
        let variance = sums.sorted { $0.key < $1.key }.reduce(0) { $0 + ($1.value - expected) * ($1.value - expected) } * size / max(1, size - 1)
        return mean * count > Normal.quantile(1 - level) * variance.squareRoot() ? .new : .oldAsPrior
    }

    /// The model of a step on some rows.
    private func stepModel(_ step: UpdatingStep, _ rows: UpdatingRows, _ progress: ProgressMonitor) throws -> ScoringModel {
        switch step {
        case .asItIs: return old
        case .intercept, .interceptAndSlope: return try rows.recalibrated(withSlope: step == .interceptAndSlope)
        case .oldAsPrior, .new:
            return switch learner(step) {
            case .additive(let parameters): try parameters.fit(rows.data, progress: progress).scoringModel()
            case .logistic(let parameters): try parameters.fit(rows.data, progress: progress).scoringModel()
            }
        }
    }

    private func learner(_ step: UpdatingStep) -> Refit {
        guard step == .oldAsPrior, let prior, case .additive(var parameters) = refit else { return refit }
        parameters.knowledge.priors += prior
        return .additive(parameters)
    }

    /// What the old model knows; `nil` where it does not say how sure it is, or where the refit takes no priors.
    private var prior: [Prior]? {
        guard case .additive = refit else { return nil }
        let effects = old.terms.compactMap { term in
            EarlierEffect(term, weight: weight).map {
                Prior(feature: term.bins.feature, statement: .earlier($0), source: "The old model")
            }
        }
        return effects.isEmpty ? nil : effects
    }
}

/// Some training rows, as updating sees them.
struct UpdatingRows {
    /// With the old model's features only.
    let data: TrainingData
    private let updating: ModelUpdating
    private let indices: [Int]
    private let rows: FitRows
    private let logOdds: [Double]
    private let progress: ProgressMonitor

    /// - Throws: `RiskModelsError.parameter`; `LearningError` for features that are not the old model's.
    init(_ updating: ModelUpdating, _ data: TrainingData, progress: ProgressMonitor) throws {
        guard updating.level > 0, updating.level < 1 else { throw RiskModelsError.parameter("update.level", expected: "between 0 and 1") }
        guard updating.weight > 0, updating.weight <= 1 else { throw RiskModelsError.parameter("update.weight", expected: "above 0, at most 1") }
        let columns = try updating.old.terms.map { term in
            guard let column = data.features[term.bins.feature] else { throw LearningError.missingFeature(term.bins.feature) }
            return column
        }
        self.data = data.with(Features(rowCount: data.features.rowCount, columns: columns))
        (self.updating, self.progress) = (updating, progress)
        indices = data.rows.indices
        rows = try FitRows(self.data, rows: indices)
        logOdds = try updating.old.logOdds(self.data.features, rows: indices)
    }

    func test() throws -> ClosedUpdatingTest {
        let matrix = try BinnedMatrix(
            data.features, rows: indices, multiplicity: rows.multiplicity, binning: Binning(coarseBins: 2, fineBins: 2, minimumRows: 1),
            progress: progress)
        var design = LogisticDesign(data.features, rows: indices, weights: rows.weights, matrix: matrix)
        let curves = SplineKnots(features: data.features, indices: indices, fit: rows).curves(.automatic, besides: design.sources.count)
        if curves.contains(where: { $0 != nil }) {
            design = design.bending(curves, data.features, rows: indices, weights: rows.weights)
        }
        return try ClosedUpdatingTest(logOdds, design, rows, level: updating.level, progress: progress)
    }

    func recalibrated(withSlope: Bool) throws -> ScoringModel {
        do {
            return try Recalibration(logOdds, rows, withSlope: withSlope, progress: progress).updated(
                updating.old, data.features, rows: indices, rows, seed: updating.seed, progress: progress)
        } catch LogisticRegressionError.collinear {
            throw RiskModelsError.parameter("update.from", expected: "a model whose log-odds differ between these rows")
        } catch LogisticRegressionError.separation {
            throw RiskModelsError.separatingColumns(["the old model's log-odds"])
        } catch is LogisticRegressionError {
            throw RiskModelsError.notConverged(model: ModelUpdating.name)
        }
    }
}
