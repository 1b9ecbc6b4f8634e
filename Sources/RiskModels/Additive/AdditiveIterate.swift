// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// Where a solver is: coefficients, and the likelihood there, exactly or by its quadratic expansion around a place nearby.
struct AdditiveIterate: Sendable {
    private(set) var theta: [Double]
    /// Rows and their sums at the place of expansion; at `theta` itself where `drift` is 0.
    private(set) var rows: LogisticRows
    private(set) var sums: BinSums
    /// Half the slope of the deviance at `theta`, downwards.
    private(set) var likelihoodGradient: [Double]
    /// Length of the way from the place of expansion, in standard errors of the combination of coefficients that moved most.
    private(set) var drift = 0.0

    init(_ problem: AdditiveProblem, at theta: [Double], progress: ProgressMonitor) throws {
        self.theta = theta
        rows = try problem.rows(at: theta)
        sums = try BinSums(problem.matrix, gradients: rows.gradients, weights: rows.weights, progress: progress)
        likelihoodGradient = problem.likelihoodGradient(sums)
    }

    var isExact: Bool { drift == 0 }

    /// The exact likelihood at `theta`: a pass over the rows, unless it is known.
    mutating func evaluate(_ problem: AdditiveProblem, progress: ProgressMonitor) throws {
        guard !isExact else { return }
        try move(to: theta, rows: problem.rows(at: theta), of: problem, progress: progress)
    }

    /// Goes to another place, whose rows are known.
    mutating func move(to theta: [Double], rows: LogisticRows, of problem: AdditiveProblem, progress: ProgressMonitor) throws {
        (self.theta, self.rows) = (theta, rows)
        sums = try BinSums(problem.matrix, gradients: rows.gradients, weights: rows.weights, progress: progress)
        likelihoodGradient = problem.likelihoodGradient(sums)
        drift = 0
    }

    /// Goes to the minimum of the expansion, where the slope of the likelihood is P theta, less what shapes push back with.
    ///
    /// - Parameters:
    ///   - theta: the minimum.
    ///   - penaltyGradient: P theta there.
    ///   - reaction: of the shapes; empty without them.
    ///   - length: of the step, in standard errors.
    mutating func expand(to theta: [Double], penaltyGradient: [Double], reaction: [Double] = [], length: Double) {
        (self.theta, likelihoodGradient) = (theta, penaltyGradient)
        for (index, push) in reaction.enumerated() { likelihoodGradient[index] -= push }
        drift += length
    }
}
