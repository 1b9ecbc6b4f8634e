// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// The likelihood of one term's coefficients with all others at their best, as a quadratic: its smoothing parameters are found on it
/// without touching the rest of the model.
///
/// Half the penalised deviance is then (theta - c)' I (theta - c) / 2 + theta' P theta / 2. With V the term's block of the covariance of
/// the whole model, I + P = V^-1, the inverse of the Schur complement, and I c = V^-1 theta at the minimum. Smoothing parameters of other
/// terms stay as they are, so that terms which explain the same still need some rounds together.
struct TermProfile {
    private let penalty: TermPenalty
    private let designEffect: Double
    /// I, lower triangle.
    private let information: Matrix
    /// I c.
    private let score: [Double]

    /// As many for every term: where a search ends by a tolerance, a rounding error may end it a round sooner.
    private static let rounds = 16

    /// A term that is alone: its cells share no rows, so that the information is diagonal.
    ///
    /// - Parameters:
    ///   - weight: sums of p(1-p) by cell.
    ///   - gradient: sums of residuals by cell, without the term.
    init(_ penalty: TermPenalty, weight: [Double], gradient: [Double]) {
        var information = Matrix(rows: penalty.bins, columns: penalty.bins)
        for cell in 0..<penalty.bins { information[cell, cell] = weight[cell] }
        (self.penalty, self.information, score, designEffect) = (penalty, information, gradient, 1)
    }

    /// - Parameters:
    ///   - covariance: the term's block of (H + P)^-1, lower triangle.
    ///   - theta: its coefficients at the minimum.
    ///   - smoothing: its smoothing parameters there.
    /// - Returns: `nil` where rounding leaves no inverse.
    init?(_ penalty: TermPenalty, designEffect: Double, covariance: Matrix, theta: ArraySlice<Double>, smoothing: [Double]) {
        guard let factor = Cholesky(covariance) else { return nil }
        score = factor.solve(Array(theta))
        var information = factor.inverse()
        penalty.add(smoothing: smoothing.map { -$0 }, to: &information, at: 0)
        (self.penalty, self.information, self.designEffect) = (penalty, information, designEffect)
    }

    /// Fellner-Schall as good as to its end.
    ///
    /// - Returns: `nil` where rounding has made the information useless.
    func smoothing(from start: [Double]) -> [Double]? {
        var smoothing = start
        var paces = start.map { _ in SmoothingPace() }
        for _ in 0..<Self.rounds {
            var matrix = information
            penalty.add(smoothing: smoothing, to: &matrix, at: 0)
            guard let factor = Cholesky(consume matrix) else { return nil }
            let theta = factor.solve(score), covariance = factor.inverse()
            let step = SmoothingStep(
                penalty, smoothing: smoothing, designEffect: designEffect, theta: theta[...],
                priors: penalty.tracesOfPrior(smoothing: smoothing), used: penalty.traces(of: covariance))
            paces.follow(step.changes, of: .steps, &smoothing)
        }
        return smoothing
    }
}
