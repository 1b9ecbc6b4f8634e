// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// A fit of the main effects on all training rows, at the first resolution and refined, from which folds start.
struct AdditiveFit {
    private let steps: AdditiveSteps
    private let coarse: AdditiveResolution
    private let refined: AdditiveResolution
    /// The rows of the binned matrix.
    private let training: RowSet<Training>

    init(_ parameters: AdditiveParameters, _ data: TrainingData, progress: ProgressMonitor) throws {
        steps = try AdditiveSteps(parameters, progress: progress)
        training = data.rows
        coarse = try steps.coarse(steps.rows(data))
        refined = try coarse.refined(parameters, progress)
    }

    /// The model of all training rows.
    func model() throws -> AdditiveModel { try steps.model(steps.withPairs(refined), resamples: steps.parameters.resamples) }

    /// The model of a fold's training rows, without a bootstrap: only its scores are asked for.
    func fold(_ fold: Fold, number: Int) throws -> AdditiveModel {
        try steps.model(steps.withPairs(mains(of: fold, number: number)), resamples: 0)
    }

    /// Main effects of a fold's training rows: exact sums of all rows less those held out start it close to its solution.
    private func mains(of fold: Fold, number: Int) throws -> AdditiveResolution {
        let (parameters, progress) = (steps.parameters, steps.progress)
        let positions = training.indices.enumerated()
        let kept = positions.filter { fold.training.contains($1) }.map(\.offset)
        guard kept.count == fold.training.count else { throw RiskModelsError.foldOutsideTraining(fold: number) }
        let heldOut = positions.filter { !fold.training.contains($1) }.map(\.offset)
        let rows = try coarse.rows.selecting(kept)
        // Smoothing parameters begin anew: those of all rows know the outcomes that are held out.
        let first = try AdditiveResolution(
            rows, isFine: coarse.isFine, from: try start(coarse, without: heldOut, smoothing: coarse.isFine.map { _ in [] }), parameters, progress)
        let isFine = Refinement(first.solution, counts: first.rows.weighted).isRefined
        guard isFine == refined.isFine else { return try first.refined(parameters, progress) }
        guard isFine.contains(true) else { return first }
        return try AdditiveResolution(
            rows, isFine: isFine, designEffects: first.solution.problem.designEffects,
            from: try start(refined, without: heldOut, smoothing: first.solution.smoothing(refining: isFine)), parameters, progress)
    }

    /// The solution of all rows, with exact sums of the rows that remain.
    private func start(_ all: AdditiveResolution, without heldOut: [Int], smoothing: AdditiveProblem.Smoothing) throws -> AdditiveStart {
        let solution = all.solution
        let gone = try all.rows.matrix.selecting(heldOut)
        let weights = heldOut.map { solution.rows.weights[$0] }
        let sums = try BinSums(gone, gradients: heldOut.map { solution.rows.gradients[$0] }, weights: weights, progress: steps.progress)
        let removed = try Cooccurrence(gone, layout: solution.problem.layout, weights: weights, sums: sums, progress: steps.progress)
        return AdditiveStart(theta: solution.theta, smoothing: smoothing, hessian: solution.hessian - removed)
    }
}
