// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// One Newton step of a fold from the main effects of all rows, for its best pairs, and the loss on the rows that it holds out.
struct FoldTrial {
    /// How many pairs there are; fewer than asked where their cells would be too many.
    var pairCount: Int { sizes.count - 1 }

    private let problem: AdditiveProblem
    private let theta: [Double]
    private let heldOut: AdditiveRows
    /// How many coefficients the model with so many pairs has.
    private let sizes: [Int]
    private let steps: LeadingSolutions
    private let smoothing: AdditiveProblem.Smoothing

    /// - Parameters:
    ///   - mains: the main effects of all rows.
    ///   - training: positions of the fold's rows.
    ///   - heldOut: positions of the rows that it holds out.
    ///   - candidates: the fold's pairs by rank.
    init(
        _ mains: AdditiveResolution, training: [Int], heldOut: [Int], candidates: [PairRanking.Candidate], _ parameters: AdditiveParameters,
        progress: ProgressMonitor
    ) throws {
        let solution = mains.solution
        let plain = try mains.rows.part(training)
        let pairs = try PairTerm.terms(candidates.map { ($0.first, $0.second) }, of: plain)
        let rows = try plain.with(pairs: pairs.map(\.pair))
        self.heldOut = try mains.rows.part(heldOut).with(pairs: pairs.map(\.pair))
        let problem = AdditiveProblem(
            matrix: rows.matrix, rows: rows.rows, mains: solution.problem.layout.terms.map(\.grouping), pairs: pairs, counts: rows.counted,
            binning: parameters.binning, ridge: parameters.ridge
        ).knowing(rows)
        let (gradients, weights) = (training.map { solution.rows.gradients[$0] }, training.map { solution.rows.weights[$0] })
        let sums = try BinSums(rows.matrix, gradients: gradients, weights: weights, progress: progress)
        let gradient = problem.likelihoodGradient(sums)
        let weight = problem.layout.vector(intercept: sums.totalWeight, fine: sums.weight).map { Double($0) * rows.rows.fixedPoint.weightUnit }
        let (penalties, terms) = (problem.penalties, problem.layout.terms), features = problem.matrix.featureCount
        // Families that share a cell are no independent witnesses of its effect.
        let effects = try DesignEffects.estimate(
            rows.matrix, problem.layout, rows.rows,
            LogisticRows(rows.rows, linearPredictor: training.map { solution.rows.linearPredictor[$0] }), progress: progress)
        smoothing =
            try solution.smoothing
            + parallelMap(pairs.count) { index in
                let range = terms[features + index].range
                let penalty = penalties[features + index]
                return TermProfile(penalty, weight: Array(weight[range]), gradient: Array(gradient[range]), designEffect: effects[features + index])
                    .end(from: penalty.moderateSmoothing, depth: .start)?.smoothing ?? penalty.moderateSmoothing
            }
        theta = solution.theta + Array(repeating: 0, count: problem.layout.dimension - solution.theta.count)
        sizes = [solution.theta.count] + terms[features...].map(\.range.upperBound)
        var matrix = try problem.hessian(
            Cooccurrence(rows.matrix, layout: problem.layout, weights: weights, sums: sums, progress: progress))
        problem.addPenalties(smoothing, to: &matrix)
        let slope = zip(gradient, problem.penaltyGradient(theta, smoothing)).map { $0 - $1 }
        guard let factor = Cholesky(consume matrix) else { throw RiskModelsError.notConverged(model: AdditiveParameters.name) }
        steps = LeadingSolutions(factor, right: slope)
        self.problem = problem
    }

    /// Summed log-loss of the held-out rows with the best pairs of the fold.
    func loss(pairs: Int) throws -> Double {
        var direction = steps.solution(size: sizes[pairs])
        direction += Array(repeating: 0, count: theta.count - direction.count)
        // Far from the main effects a whole step may go too far: the training rows say how much of it to take.
        let (base, move) = try predictors(problem.matrix, problem.rows, direction)
        var best = (share: 0.0, objective: Double.infinity)
        for share in [1, 0.7, 0.4] {
            let candidate = zip(theta, direction).map { $0 + share * $1 }
            let objective = problem.rows.deviance(base, move, share) + problem.penalty(candidate, smoothing)
            if objective < best.objective { best = (share, objective) }
        }
        let (start, further) = try predictors(heldOut.matrix, heldOut.rows, direction)
        return heldOut.rows.deviance(start, further, best.share) / 2
    }

    /// The linear predictor at the main effects, with the offset, and its change along `direction`.
    private func predictors(_ matrix: BinnedMatrix, _ rows: FitRows, _ direction: [Double]) throws -> ([Double], [Double]) {
        (
            try matrix.linearPredictor(intercept: theta[0], values: problem.values(theta), start: rows.offset),
            try matrix.linearPredictor(intercept: direction[0], values: problem.values(direction))
        )
    }
}
