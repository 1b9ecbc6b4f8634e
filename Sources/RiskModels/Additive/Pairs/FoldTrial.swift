// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// One Newton step of a fold from the main effects of all rows, for its best pairs, and the loss on the rows that it holds out.
struct FoldTrial {
    let pairCount: Int
    private let problem: AdditiveProblem
    private let theta: [Double]
    private let training: Rows
    private let heldOut: Rows
    /// Elements of the problem in the order of the factor: main effects, then the pairs by rank.
    private let elements: [Int]
    /// How many elements the model with so many pairs has.
    private let sizes: [Int]
    private let steps: LeadingSolutions
    private let smoothing: AdditiveProblem.Smoothing

    fileprivate struct Rows {
        let matrix: BinnedMatrix
        let rows: FitRows
    }

    /// Where all folds start: the main effects, with the sums of the rows there for them and for every pair that any fold considers.
    struct Expansion {
        let problem: AdditiveProblem
        let solution: AdditiveSolution
        let gradients: [Int64]
        let weights: [UInt32]
        let sums: BinSums
        let hessian: Matrix

        /// - Parameter positions: the rows that take part.
        init(
            _ mains: AdditiveResolution, rows positions: [Int], pairs: [(PairSide, PairSide)], _ parameters: AdditiveParameters,
            progress: ProgressMonitor
        ) throws {
            solution = mains.solution
            let all = mains.rows.rows.count
            let terms = try PairTerm.terms(pairs, of: positions.count == all ? mains.rows : mains.rows.selecting(positions))
            let rows = try (positions.count == all ? mains.rows : mains.rows.selecting(positions)).with(pairs: terms.map(\.pair))
            gradients = positions.map { mains.solution.rows.gradients[$0] }
            weights = positions.map { mains.solution.rows.weights[$0] }
            problem = AdditiveProblem(
                matrix: rows.matrix, rows: rows.rows, mains: solution.problem.layout.terms.map(\.grouping), pairs: terms, counts: rows.counted,
                binning: parameters.binning, ridge: parameters.ridge
            ).knowing(rows)
            sums = try BinSums(rows.matrix, gradients: gradients, weights: weights, progress: progress)
            hessian = problem.hessian(
                try Cooccurrence(problem.matrix, layout: problem.layout, weights: weights, sums: sums, progress: progress))
        }
    }

    /// - Parameters:
    ///   - heldOut: positions among the rows of the expansion.
    ///   - order: the fold's pairs by rank, as positions in the problem.
    init(_ expansion: Expansion, heldOut: [Int], order: [Int]) throws {
        let (problem, solution) = (expansion.problem, expansion.solution)
        let out = Set(heldOut)
        let kept = (0..<problem.rows.count).filter { !out.contains($0) }
        self.problem = problem
        training = Rows(matrix: try problem.matrix.selecting(kept), rows: problem.rows.part(kept))
        self.heldOut = Rows(matrix: try problem.matrix.selecting(heldOut), rows: problem.rows.part(heldOut))
        let own = try BinSums(
            training.matrix, gradients: kept.map { expansion.gradients[$0] }, weights: kept.map { expansion.weights[$0] })
        let gradient = problem.likelihoodGradient(own)
        let unit = problem.rows.fixedPoint.weightUnit
        let weight = problem.layout.vector(intercept: own.totalWeight, fine: own.weight).map { Double($0) * unit }
        let features = problem.matrix.featureCount
        let penalties = problem.penalties, terms = problem.layout.terms
        let estimates = try parallelMap(order.count) { index in
            let term = terms[features + order[index]]
            return PairSmoothing.estimate(
                penalties[features + order[index]], gradient: Array(gradient[term.range]), weight: Array(weight[term.range]))
        }
        var smoothing = solution.smoothing + problem.pairs.indices.map { penalties[features + $0].kinds.map { _ in 1 } }
        for (pair, estimate) in zip(order, estimates) { smoothing[features + pair] = estimate }
        theta = solution.theta + Array(repeating: 0, count: problem.layout.dimension - solution.theta.count)
        var elements = Array(0..<solution.theta.count)
        var sizes = [elements.count]
        for pair in order {
            elements += Array(terms[features + pair].range)
            sizes.append(elements.count)
        }
        // The fold's curvature is that of all rows times its share of the weights: features alone decide where rows are.
        let share = Double(own.totalWeight) / Double(expansion.sums.totalWeight)
        var matrix = expansion.hessian
        for index in matrix.elements.indices { matrix.elements[index] *= share }
        problem.addPenalties(smoothing, to: &matrix)
        let slope = zip(gradient, problem.penaltyGradient(theta, smoothing)).map { $0 - $1 }
        guard let factor = Cholesky(matrix.gathering(elements)) else { throw RiskModelsError.notConverged(model: "additive") }
        steps = LeadingSolutions(factor, right: elements.map { slope[$0] })
        (self.elements, self.sizes, self.smoothing, pairCount) = (elements, sizes, smoothing, order.count)
    }

    /// Summed log-loss of the held-out rows with the best pairs of the fold.
    func loss(pairs: Int) throws -> Double {
        let step = steps.solution(size: sizes[pairs])
        var direction = [Double](repeating: 0, count: theta.count)
        for (element, value) in zip(elements, step) { direction[element] = value }
        // Far from the main effects a whole step may go too far: the training rows say how much of it to take.
        let (base, move) = try training.predictors(problem, theta, direction)
        var best = (share: 0.0, objective: Double.infinity)
        for share in [1, 0.7, 0.4] {
            let candidate = zip(theta, direction).map { $0 + share * $1 }
            let objective = training.rows.deviance(base, move, share) + problem.penalty(candidate, smoothing)
            if objective < best.objective { best = (share, objective) }
        }
        let (start, further) = try heldOut.predictors(problem, theta, direction)
        return heldOut.rows.deviance(start, further, best.share) / 2
    }
}

extension FoldTrial.Rows {
    /// The linear predictor at `theta`, with the offset, and its change along `direction`.
    fileprivate func predictors(_ problem: AdditiveProblem, _ theta: [Double], _ direction: [Double]) throws -> ([Double], [Double]) {
        func values(_ theta: [Double]) -> [[Double]] { problem.layout.terms.map { $0.grouping.spread(Array(theta[$0.range])) } }
        return (
            try matrix.linearPredictor(intercept: theta[0], values: values(theta), start: rows.offset),
            try matrix.linearPredictor(intercept: direction[0], values: values(direction))
        )
    }
}
