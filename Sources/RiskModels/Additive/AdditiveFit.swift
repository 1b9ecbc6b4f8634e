// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// A fit on all training rows, at the first resolution and refined, from which folds start.
struct AdditiveFit {
    private let parameters: AdditiveParameters
    private let data: TrainingData
    private let progress: ProgressMonitor
    private let coarse: Resolution
    private let refined: Resolution
    /// Position of each training row in the binned matrix.
    private let position: [Int: Int]

    /// Rows of a fit, as bins.
    struct Rows {
        let matrix: BinnedMatrix
        let rows: FitRows
        /// Weighted rows and events by fine bin, and as people count them.
        let weighted: BinCounts
        let counted: BinCounts

        init(_ matrix: BinnedMatrix, _ rows: FitRows) throws {
            (self.matrix, self.rows) = (matrix, rows)
            (weighted, counted) = try rows.counts(matrix)
        }
    }

    /// A solution with the features that it cuts finer.
    struct Resolution {
        let rows: Rows
        let isFine: [Bool]
        let solution: AdditiveSolution
    }

    init(_ parameters: AdditiveParameters, _ data: TrainingData, progress: ProgressMonitor) throws {
        (self.parameters, self.data, self.progress) = (parameters, data, progress)
        guard parameters.ridge > 0, parameters.ridge.isFinite else { throw RiskModelsError.parameter("ridge", expected: "above 0 and finite") }
        let indices = data.rows.indices
        let fitRows = try FitRows(data, rows: indices)
        let matrix = try BinnedMatrix(
            data.features, rows: indices, multiplicity: fitRows.multiplicity, binning: parameters.binning, progress: progress)
        let rows = try Rows(matrix, fitRows)
        coarse = try Self.resolution(rows, isFine: Array(repeating: false, count: matrix.featureCount), from: nil, parameters, progress)
        refined = try Self.refined(coarse, parameters, progress)
        position = Dictionary(uniqueKeysWithValues: indices.enumerated().map { ($1, $0) })
    }

    func model() throws -> AdditiveModel {
        try AdditiveModel(refined, seed: parameters.seed)
    }

    /// The model of a fold's training rows.
    func fold(_ fold: Fold, number: Int) throws -> AdditiveModel {
        let kept = try fold.training.indices.map { row in
            guard let place = position[row] else { throw RiskModelsError.foldOutsideTraining(fold: number) }
            return place
        }
        let left = Set(kept)
        let heldOut = (0..<coarse.rows.rows.count).filter { !left.contains($0) }
        let rows = try Rows(coarse.rows.matrix.selecting(kept), try coarse.rows.rows.selecting(kept))
        // Smoothing parameters begin anew: those of all rows know the outcomes that are held out.
        let first = try Self.resolution(
            rows, isFine: coarse.isFine, from: try start(coarse, without: heldOut, smoothing: coarse.isFine.map { _ in [] }), parameters, progress)
        let isFine = Refinement(first.solution, counts: first.rows.weighted).isRefined
        guard isFine == refined.isFine else {
            return try AdditiveModel(Self.refined(first, parameters, progress), seed: parameters.seed)
        }
        guard isFine.contains(true) else { return try AdditiveModel(first, seed: parameters.seed) }
        let second = try Self.resolution(
            rows, isFine: isFine, from: try start(refined, without: heldOut, smoothing: first.solution.smoothing(refining: isFine)), parameters,
            progress)
        return try AdditiveModel(second, seed: parameters.seed)
    }

    /// The solution of all rows, with exact sums of the rows that remain.
    private func start(_ all: Resolution, without heldOut: [Int], smoothing: AdditiveProblem.Smoothing) throws -> AdditiveStart {
        let solution = all.solution
        let gone = all.rows.matrix.selecting(heldOut)
        let weights = heldOut.map { solution.rows.weights[$0] }
        let sums = try BinSums(gone, gradients: heldOut.map { solution.rows.gradients[$0] }, weights: weights, progress: progress)
        let removed = try Cooccurrence(gone, layout: solution.problem.layout, weights: weights, sums: sums, progress: progress)
        return AdditiveStart(theta: solution.theta, smoothing: smoothing, hessian: solution.hessian - removed)
    }

    private static func resolution(
        _ rows: Rows, isFine: [Bool], from start: AdditiveStart?, _ parameters: AdditiveParameters, _ progress: ProgressMonitor
    ) throws -> Resolution {
        let layout = BinLayout(
            isFine.indices.map {
                rows.matrix.grouping(feature: $0, isFine: isFine[$0], events: rows.counted.events[$0], binning: parameters.binning)
            })
        let problem = AdditiveProblem(
            matrix: rows.matrix, rows: rows.rows, layout: layout, counts: rows.counted, binning: parameters.binning, ridge: parameters.ridge)
        // A minimum of events may join other bins in a fold than in the whole: then only the coefficients' places can be kept.
        let fits = start.map { $0.theta.count == layout.dimension && $0.hessian.map { $0.layout == layout } ?? true } ?? false
        var solver = try AdditiveSolver(problem, from: fits ? start ?? .cold(problem) : .cold(problem), progress: progress)
        return Resolution(rows: rows, isFine: isFine, solution: try solver.solve())
    }

    /// The same rows, with features cut finer where their residuals ask for it.
    private static func refined(_ coarse: Resolution, _ parameters: AdditiveParameters, _ progress: ProgressMonitor) throws -> Resolution {
        let isFine = Refinement(coarse.solution, counts: coarse.rows.weighted).isRefined
        guard isFine.contains(true) else { return coarse }
        let layout = BinLayout(
            isFine.indices.map {
                coarse.rows.matrix.grouping(feature: $0, isFine: isFine[$0], events: coarse.rows.counted.events[$0], binning: parameters.binning)
            })
        let start = AdditiveStart(
            theta: coarse.solution.problem.layout.carry(coarse.solution.theta, to: layout),
            smoothing: coarse.solution.smoothing(refining: isFine), hessian: nil)
        return try resolution(coarse.rows, isFine: isFine, from: start, parameters, progress)
    }
}

extension AdditiveStart {
    /// No effects, a prior of moderate smoothness, and the prevalence.
    static func cold(_ problem: AdditiveProblem) -> AdditiveStart {
        var theta = [Double](repeating: 0, count: problem.layout.dimension)
        theta[0] = Logistic.logit(problem.rows.prevalence)
        return AdditiveStart(theta: theta, smoothing: problem.penalties.map { _ in [] }, hessian: nil)
    }
}

extension AdditiveSolution {
    /// Smoothing parameters to start a finer cut from: what is cut finer begins anew, or a term that looked flat would stay so.
    fileprivate func smoothing(refining isFine: [Bool]) -> AdditiveProblem.Smoothing { zip(smoothing, isFine).map { $1 ? [] : $0 } }
}

extension FitRows {
    /// Weighted share of events, kept off 0 and 1.
    var prevalence: Double {
        let events = outcome.indices.reduce(0) { $0 + (outcome[$1] == 1 ? weights?[$1] ?? 1 : 0) }
        return min(max(events / totalWeight, 1e-9), 1 - 1e-9)
    }
}

extension BinLayout {
    /// Coefficients of these bins for other bins of the same features.
    func carry(_ theta: [Double], to other: BinLayout) -> [Double] {
        var result = [Double](repeating: 0, count: other.dimension)
        result[0] = theta[0]
        for (old, new) in zip(terms, other.terms) {
            for fine in old.grouping.group.indices {
                result[new.offset + new.grouping.group[fine]] = theta[old.offset + old.grouping.group[fine]]
            }
        }
        return result
    }
}
