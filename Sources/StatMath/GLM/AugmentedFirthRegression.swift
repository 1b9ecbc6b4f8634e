// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

/// Firth's regression with added covariate (FLAC): the mean risk is the share of events, and all coefficients take part in making it so.
///
/// Firth's estimate is that of maximum likelihood on the rows with h/2 events and h/2 non-events beside each, h its leverage. FLAC fits these
/// again with an indicator of what was added, which takes up the pull towards 1/2.
/// Source: Puhr, Heinze, Nold, Lusa and Geroldinger (2017), Statistics in Medicine 36, 2302-2317, section 2.3.
public struct AugmentedFirthRegression: Hashable, Sendable {
    /// Of Firth's regression, from which the leverages come.
    public var firth: FirthRegression

    public init(firth: FirthRegression = FirthRegression(hasFreeIntercept: false)) { self.firth = firth }

    /// The covariance is the inverse of the information of the rows at the estimates, without what was added.
    ///
    /// - Parameters: as of `LogisticRegression`.
    /// - Throws: `LogisticRegressionError` but never its `separation`; `Cancelled`.
    public func fit(
        _ design: Matrix, outcome: [UInt8], weights: [Double]? = nil, offset: [Double]? = nil, progress: ProgressMonitor? = nil
    ) throws -> LogisticFit {
        var firth = firth
        firth.hasFreeIntercept = false
        let start = try firth.fit(design, outcome: outcome, weights: weights, offset: offset, progress: progress)
        let n = design.rows
        let added = leverages(design, start, weights, offset)
        let ones = [Double](repeating: 1, count: n), zeros = [Double](repeating: 0, count: n)
        var elements: [Double] = []
        elements.reserveCapacity(3 * n * (design.columns + 1))
        for column in 0..<design.columns {
            for _ in 0..<3 { elements += design.elements[column * n..<(column + 1) * n] }
        }
        elements += zeros + ones + ones
        let halves = added.map { $0 / 2 }
        let fit = try LogisticRegression().fit(
            Matrix(rows: 3 * n, columns: design.columns + 1, elements: elements),
            outcome: outcome + [UInt8](repeating: 1, count: n) + [UInt8](repeating: 0, count: n), weights: (weights ?? ones) + halves + halves,
            offset: offset.map { $0 + $0 + $0 }, progress: progress)
        let coefficients = Array(fit.coefficients.dropLast())
        let predictor = design.product(with: coefficients, rows: 0..<n, plus: offset)
        guard let covariance = Self.covariance(design, predictor, weights) else {
            throw LogisticRegressionError.notConverged(iterations: fit.iterations)
        }
        let deviance = Sum.exact(count: n) { row in
            let eta = predictor[row]
            return 2 * (weights?[row] ?? 1) * (max(eta, 0) + log1p(exp(-eta.magnitude)) - (outcome[row] == 1 ? eta : 0))
        }
        return LogisticFit(coefficients: coefficients, covariance: covariance, deviance: deviance, iterations: start.iterations + fit.iterations)
    }

    /// h = w p (1 - p) x' V x, V the inverse information.
    private func leverages(_ design: Matrix, _ fit: LogisticFit, _ weights: [Double]?, _ offset: [Double]?) -> [Double] {
        let predictor = design.product(with: fit.coefficients, rows: 0..<design.rows, plus: offset)
        return (0..<design.rows).map { row in
            var length = 0.0
            for a in 0..<design.columns {
                var sum = 0.0
                for b in 0..<design.columns { sum += fit.covariance[b, a] * design[row, b] }
                length += design[row, a] * sum
            }
            return max(0, (weights?[row] ?? 1) * Logistic.expit(predictor[row]) * Logistic.expit(-predictor[row]) * length)
        }
    }

    private static func covariance(_ design: Matrix, _ predictor: [Double], _ weights: [Double]?) -> Matrix? {
        let standardised = StandardisedDesign(design, weights: weights)
        let curvature = predictor.indices.map { (weights?[$0] ?? 1) * Logistic.expit(predictor[$0]) * Logistic.expit(-predictor[$0]) }
        let information = standardised.sums(rows: 0..<design.rows, of: nil, products: curvature).matrix
        return Cholesky(information).map { standardised.original(covariance: $0.inverse()) }
    }
}
