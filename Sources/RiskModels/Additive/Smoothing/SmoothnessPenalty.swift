// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// The penalties of one term, each with a smoothing parameter of its own: what a search for these parameters needs to know of them.
protocol SmoothnessPenalty: Sendable {
    /// Coefficients of the term.
    var bins: Int { get }
    var kinds: [TermPenalty.Kind] { get }

    /// theta' S theta.
    func quadraticForm(_ kind: TermPenalty.Kind, _ theta: ArraySlice<Double>) -> Double

    /// tr(V S) of each penalty.
    ///
    /// - Parameter covariance: V, lower triangle.
    func traces(of covariance: Matrix) -> [Double]

    /// tr(S_lambda^-1 S) for S_lambda = sum of smoothing times S, for each kind.
    func tracesOfPrior(smoothing: [Double]) -> [Double]

    /// log |S_lambda| for S_lambda = sum of smoothing times S.
    func logDeterminantOfPrior(smoothing: [Double]) -> Double

    /// Adds S_lambda to the lower triangle of a matrix, from element `offset` on.
    func add(smoothing: [Double], to matrix: inout Matrix, at offset: Int)
}

extension TermPenalty: SmoothnessPenalty {}
