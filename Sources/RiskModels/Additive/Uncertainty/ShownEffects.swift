// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// The effects of a fit as a model file shows them, where smooth ones are curves inside their bins, and what that does to the rows.
struct ShownEffects: Sendable {
    let shown: ShownCoefficients
    /// What is added to the intercept, so that risks still add up to events.
    let shift: Double
    /// Of the training rows.
    let deviance: Double

    /// Newton's method has no more to gain.
    private static let mostSteps = 20

    init(_ fit: AdditiveResolution, progress: ProgressMonitor) throws {
        let solution = fit.solution, problem = solution.problem
        let interpolations = Self.interpolations(fit)
        func shown(_ interpolations: [BinInterpolation?]) -> ShownCoefficients {
            ShownCoefficients(problem, counts: fit.rows.weighted, interpolations: interpolations)
        }
        guard interpolations.contains(where: { $0 != nil }) else {
            (self.shown, shift, deviance) = (shown(interpolations), 0, solution.rows.deviance)
            return
        }
        var moved = solution.rows.linearPredictor
        for (term, interpolation) in zip(problem.layout.terms, interpolations) {
            guard let moves = interpolation?.moves(Array(solution.theta[term.range])) else { continue }
            moved = try problem.matrix.linearPredictor(moved, plus: moves, ofColumn: term.column)
        }
        var (rows, shift) = (try LogisticRows(problem.rows, linearPredictor: moved), 0.0)
        for _ in 0..<Self.mostSteps {
            let slope = Double(rows.gradients.reduce(0, &+)) * problem.rows.fixedPoint.gradientUnit
            let curvature = rows.weights.reduce(0) { $0 + Double($1) } * problem.rows.fixedPoint.weightUnit
            guard curvature > 0, (slope / curvature).magnitude > 1e-12 else { break }
            shift += slope / curvature
            rows = try LogisticRows(problem.rows, linearPredictor: moved.map { $0 + shift })
        }
        // Features that share rows may move them twice.
        let isBetter = rows.deviance < solution.rows.deviance
        self.shown = shown(isBetter ? interpolations : interpolations.map { _ in nil })
        (self.shift, deviance) = isBetter ? (shift, rows.deviance) : (0, solution.rows.deviance)
    }

    /// Curves for the features of which nothing is known beforehand, and whose bins are all estimated.
    private static func interpolations(_ fit: AdditiveResolution) -> [BinInterpolation?] {
        let solution = fit.solution, problem = solution.problem, unit = problem.rows.fixedPoint
        let known = Set(fit.rows.known.entries.map(\.feature)), pinned = problem.pinned
        return problem.layout.terms.dropLast(problem.pairs.count).enumerated().map { index, term in
            guard !known.contains(index), !pinned.contains(where: term.range.contains) else { return nil }
            let sums = solution.sums
            return BinInterpolation(
                term, penalty: problem.penalties[index], smoothing: solution.smoothing[index], theta: Array(solution.theta[term.range]),
                fine: (
                    sums.gradient[term.column].map { Double($0) * unit.gradientUnit }, sums.weight[term.column].map { Double($0) * unit.weightUnit }
                ), valueBins: problem.matrix.bins[term.column].isNumeric ? problem.matrix.bins[term.column].valueBinCount : 0)
        }
    }
}
