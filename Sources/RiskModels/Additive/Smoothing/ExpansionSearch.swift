// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// A search for smoothing parameters on one quadratic expansion of the likelihood, in fewer coefficients than the model has.
struct ExpansionSearch<Penalty: SmoothnessPenalty> {
    /// Hessian of the likelihood with the ridge, lower triangle.
    let hessian: Matrix
    /// Gradient of the likelihood plus Hessian times coefficients: with penalties P the minimum is (hessian + P)^-1 right.
    let right: [Double]
    let ranges: [Range<Int>]
    let penalties: [Penalty]
    /// Of each term.
    let designEffects: [Double]

    /// When the search ends.
    struct End {
        var rounds: Int
        /// Change of log lambda.
        var change: Double
        /// What the restricted log-likelihood may still gain.
        var gain: Double
    }

    /// - Returns: where the parameters end, and whether they began there; `nil` where rounding leaves no factor.
    func smoothing(from start: AdditiveProblem.Smoothing, until end: End) throws -> (smoothing: AdditiveProblem.Smoothing, isMoved: Bool)? {
        var smoothing = start
        var paces = smoothing.map { $0.map { _ in SmoothingPace() } }
        for round in 0..<end.rounds {
            var matrix = hessian
            for (penalty, (range, values)) in zip(penalties, zip(ranges, smoothing)) {
                penalty.add(smoothing: values, to: &matrix, at: range.lowerBound)
            }
            guard let factor = Cholesky(consume matrix) else { return nil }
            let theta = factor.solve(right)
            let steering = try Steering(
                penalties, at: ranges, smoothing: smoothing, designEffects: designEffects, ridge: 0, theta: theta,
                inverse: (consume factor).inverted().lower)
            if steering.largestChange < end.change, steering.gain < end.gain { return (smoothing, round > 0) }
            steering.follow(&smoothing, &paces)
        }
        return (smoothing, true)
    }
}
