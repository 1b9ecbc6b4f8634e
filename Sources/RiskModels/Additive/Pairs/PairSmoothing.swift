// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// Smoothing parameters of one pair as if all other effects were known: quick, for choosing how many pairs a model gets.
///
/// The Hessian of a pair's own cells is diagonal. Generalised Fellner-Schall on the quadratic expansion (Wood and Fasiolo 2017).
enum PairSmoothing {
    private static let rounds = 8
    private static let start = 10.0
    private static let range = 1e-3...1e7

    /// - Parameters:
    ///   - gradient: sums of residuals by cell.
    ///   - weight: sums of p(1-p) by cell.
    static func estimate(_ penalty: TermPenalty, gradient: [Double], weight: [Double]) -> [Double] {
        var smoothing = penalty.kinds.map { _ in start }
        for _ in 0..<rounds {
            var matrix = Matrix(rows: penalty.bins, columns: penalty.bins)
            for cell in 0..<penalty.bins { matrix[cell, cell] = weight[cell] }
            penalty.add(smoothing: smoothing, to: &matrix, at: 0)
            guard let factor = Cholesky(matrix) else { return smoothing }
            let theta = factor.solve(gradient), inverse = factor.inverse()
            let diagonal = (0..<penalty.bins).map { inverse[$0, $0] }
            let covariances = penalty.places.map { inverse[$0.1, $0.0] }
            let priors = penalty.tracesOfPrior(smoothing: smoothing)
            smoothing = penalty.kinds.indices.map { number in
                let kind = penalty.kinds[number]
                let used = penalty.trace(kind, diagonal: diagonal[...], covariances: covariances[...])
                let factor = max(priors[number] - used, 1e-6) / max(penalty.quadraticForm(kind, theta[...]), 1e-9)
                return min(max(smoothing[number] * min(max(factor, 0.05), 20), range.lowerBound), range.upperBound)
            }
        }
        return smoothing
    }
}
