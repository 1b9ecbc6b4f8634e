// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// A fit of the main effects on all training rows, at the first resolution and refined, from which folds start.
struct AdditiveFit {
    private let parameters: AdditiveParameters
    private let progress: ProgressMonitor
    private let coarse: AdditiveResolution
    private let refined: AdditiveResolution
    /// The rows of the binned matrix.
    private let training: RowSet<Training>

    /// More say nothing that these do not: their standard errors are right to 1%.
    static let mostResamples = 4096

    init(_ parameters: AdditiveParameters, _ data: TrainingData, progress: ProgressMonitor) throws {
        try Self.check(parameters)
        let data = data.with(parameters.knowledge.applied(to: data.features))
        let indices = data.rows.indices
        let fitRows = try FitRows(data, rows: indices)
        let matrix = try BinnedMatrix(
            data.features, rows: indices, multiplicity: fitRows.multiplicity, binning: parameters.binning, progress: progress)
        let known = BoundKnowledge(parameters.knowledge, matrix, data.features, rows: indices, weights: fitRows.weights)
        try self.init(parameters, AdditiveRows(matrix, fitRows, known: known), of: data.rows, progress: progress)
    }

    /// The fit of features that are bins already, of whose values nothing is known beforehand.
    ///
    /// - Parameter matrix: its rows are those of `data.rows`, in ascending order; the features of `data` are not looked at.
    init(_ parameters: AdditiveParameters, _ matrix: BinnedMatrix, _ data: TrainingData, progress: ProgressMonitor) throws {
        try Self.check(parameters)
        precondition(matrix.rowCount == data.rows.count && parameters.knowledge.isEmpty)
        let fitRows = try FitRows(data, rows: data.rows.indices, featureCount: matrix.featureCount)
        try self.init(parameters, AdditiveRows(matrix, fitRows), of: data.rows, progress: progress)
    }

    private init(_ parameters: AdditiveParameters, _ rows: AdditiveRows, of training: RowSet<Training>, progress: ProgressMonitor) throws {
        (self.parameters, self.training, self.progress) = (parameters, training, progress)
        coarse = try AdditiveResolution(rows, isFine: Array(repeating: false, count: rows.matrix.featureCount), from: nil, parameters, progress)
        refined = try coarse.refined(parameters, progress)
    }

    private static func check(_ parameters: AdditiveParameters) throws {
        guard parameters.ridge > 0, parameters.ridge.isFinite else { throw RiskModelsError.parameter("ridge", expected: "above 0 and finite") }
        guard parameters.resamples == 0 || (2...Self.mostResamples).contains(parameters.resamples) else {
            throw RiskModelsError.parameter("resamples", expected: "0, or 2 to \(Self.mostResamples)")
        }
    }

    /// The model of all training rows.
    func model() throws -> AdditiveModel {
        try AdditiveModel(withPairs(refined), seed: parameters.seed, resamples: parameters.resamples, progress: progress)
    }

    private func withPairs(_ mains: AdditiveResolution) throws -> AdditiveResolution {
        guard parameters.pairs != .number(0) else { return mains }
        let search = PairSearch(mains, parameters, progress: progress)
        let choice =
            switch parameters.pairs {
            case .automatic: try search.choice()
            case .number(let number): PairSearch.Choice(groups: try search.groups(for: number), number: number)
            }
        guard choice.number > 0 else { return mains }
        let ranking = try PairRanking(mains, groups: choice.groups, progress: progress)
        return try mains.with(ranking.best(choice.number, beside: mains), parameters, progress)
    }

    /// The model of a fold's training rows, without a bootstrap: only its scores are asked for.
    func fold(_ fold: Fold, number: Int) throws -> AdditiveModel {
        try AdditiveModel(withPairs(mains(of: fold, number: number)), seed: parameters.seed)
    }

    /// Main effects of a fold's training rows: exact sums of all rows less those held out start it close to its solution.
    private func mains(of fold: Fold, number: Int) throws -> AdditiveResolution {
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
        let sums = try BinSums(gone, gradients: heldOut.map { solution.rows.gradients[$0] }, weights: weights, progress: progress)
        let removed = try Cooccurrence(gone, layout: solution.problem.layout, weights: weights, sums: sums, progress: progress)
        return AdditiveStart(theta: solution.theta, smoothing: smoothing, hessian: solution.hessian - removed)
    }
}
