// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// The likelihood of one term's coefficients with all others at their best, as a quadratic: its smoothing parameters are found on it
/// without touching the rest of the model.
///
/// Half the penalised deviance is then (theta - c)' I (theta - c) / 2 + theta' P theta / 2. With V the term's block of the covariance of
/// the whole model, I + P = V^-1, the inverse of the Schur complement, and I c = V^-1 theta at the minimum. Smoothing parameters of other
/// terms stay as they are, so that terms which explain the same still need some rounds together.
struct TermProfile<Penalty: SmoothnessPenalty> {
    /// Where a term's search ends while all others stand.
    struct End {
        let smoothing: [Double]
        /// The term's coefficients there.
        let theta: [Double]
        /// By how much the restricted log-likelihood is larger there than where the search began.
        let gain: Double
    }

    let penalty: Penalty
    let designEffect: Double
    /// I, lower triangle.
    private let information: Matrix
    /// I c.
    private let score: [Double]

    /// How far a search goes.
    enum Depth {
        /// To the last: so far that it hardly matters by which round it ends.
        case end
        /// Far enough for a start, or for a trial.
        case start

        fileprivate var rounds: Int { self == .end ? 50 : 15 }
        fileprivate var tolerance: Double { self == .end ? 1e-5 : 1e-2 }
    }

    /// A term that is alone: its cells share no rows, so that the information is diagonal.
    ///
    /// - Parameters:
    ///   - weight: sums of p(1-p) by cell.
    ///   - gradient: sums of residuals by cell, without the term.
    ///   - designEffect: how many times as much those vary as they would if rows were independent.
    init(_ penalty: Penalty, weight: [Double], gradient: [Double], designEffect: Double = 1) {
        var information = Matrix(rows: penalty.bins, columns: penalty.bins)
        for cell in 0..<penalty.bins { information[cell, cell] = weight[cell] }
        (self.penalty, self.information, score, self.designEffect) = (penalty, information, gradient, designEffect)
    }

    /// - Parameters:
    ///   - covariance: the term's block of (H + P)^-1, lower triangle.
    ///   - theta: its coefficients at the minimum.
    ///   - smoothing: its smoothing parameters there.
    /// - Returns: `nil` where rounding leaves no inverse.
    init?(_ penalty: Penalty, designEffect: Double, covariance: Matrix, theta: ArraySlice<Double>, smoothing: [Double]) {
        guard let factor = Cholesky(covariance) else { return nil }
        score = factor.solve(Array(theta))
        var information = factor.inverse()
        penalty.add(smoothing: smoothing.map { -$0 }, to: &information, at: 0)
        (self.penalty, self.information, self.designEffect) = (penalty, information, designEffect)
    }

    /// Fellner-Schall to its end, with longer strides where they make the restricted likelihood larger.
    ///
    /// - Returns: `nil` where rounding has made the information useless.
    func end(from start: [Double], depth: Depth = .end) -> End? {
        guard let first = place(start) else { return nil }
        var reached = first
        var paces = start.map { _ in SmoothingPace() }
        for _ in 0..<depth.rounds where reached.step.changes.contains(where: { $0.magnitude > depth.tolerance }) {
            var longer = reached.smoothing
            paces.follow(reached.step.changes, of: .steps, &longer)
            if let next = place(longer), next.criterion <= reached.criterion {
                reached = next
                continue
            }
            // A plain step is one of ascent.
            paces = start.map { _ in SmoothingPace() }
            guard let next = place(zip(reached.smoothing, reached.step.changes).map { SmoothingStep.moved($0, by: $1) }) else { return nil }
            reached = next
        }
        return End(smoothing: reached.smoothing, theta: reached.theta, gain: first.criterion - reached.criterion)
    }

    /// The term at some smoothing parameters.
    struct Place {
        let smoothing: [Double]
        let theta: [Double]
        /// (I + P)^-1, lower triangle.
        let covariance: Matrix
        /// tr(V S) and tr(S_lambda^- S) of each penalty.
        let traces: [(used: Double, prior: Double)]
        let step: SmoothingStep
        /// Minus the restricted log-likelihood, but for what does not depend on the smoothing parameters.
        let criterion: Double
    }

    /// - Returns: `nil` where rounding leaves no factor.
    func place(_ smoothing: [Double]) -> Place? {
        var matrix = information
        penalty.add(smoothing: smoothing, to: &matrix, at: 0)
        guard let factor = Cholesky(consume matrix) else { return nil }
        let theta = factor.solve(score)
        let covariance = factor.inverse()
        let used = penalty.traces(of: covariance), priors = penalty.tracesOfPrior(smoothing: smoothing)
        let step = SmoothingStep(penalty, smoothing: smoothing, designEffect: designEffect, theta: theta[...], priors: priors, used: used)
        let fit = zip(score, theta).reduce(0) { $0 + $1.0 * $1.1 } / designEffect
        return Place(
            smoothing: smoothing, theta: theta, covariance: covariance, traces: zip(used, priors).map { ($0, $1) }, step: step,
            criterion: (factor.logDeterminant - penalty.logDeterminantOfPrior(smoothing: smoothing) - fit) / 2)
    }
}
