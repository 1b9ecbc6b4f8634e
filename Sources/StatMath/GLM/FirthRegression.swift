// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Parameters of a logistic regression by Firth's penalised likelihood: log-likelihood + log|information| / 2, Jeffreys' prior.
///
/// It takes away the first-order bias of maximum likelihood, and has a finite estimate under separation too.
/// Sources: Firth (1993), Biometrika 80, 27-38; Heinze and Schemper (2002), Statistics in Medicine 21, 2409-2419. The free intercept
/// (FLIC): Puhr, Heinze, Nold, Lusa and Geroldinger (2017), Statistics in Medicine 36, 2302-2317, section 2.2.
public struct FirthRegression: Hashable, Sendable {
    /// Whether the intercept is estimated anew by maximum likelihood, given the other coefficients: the mean risk is then the share of
    /// events. Jeffreys' prior alone pulls risks towards 1/2.
    public var hasFreeIntercept: Bool
    /// The fit stops when u' A^-1 u, of the score u and the information A, is below this.
    public var tolerance: Double
    public var maximumIterations: Int

    public init(hasFreeIntercept: Bool = true, tolerance: Double = 1e-18, maximumIterations: Int = 500) {
        (self.hasFreeIntercept, self.tolerance, self.maximumIterations) = (hasFreeIntercept, tolerance, maximumIterations)
    }

    /// The covariance is the inverse of the information at the estimates, without the penalty (as Heinze and Schemper have it).
    ///
    /// - Parameters: as of `LogisticRegression`.
    /// - Throws: `LogisticRegressionError` but never its `separation`; `Cancelled`.
    public func fit(
        _ design: Matrix, outcome: [UInt8], weights: [Double]? = nil, offset: [Double]? = nil, progress: ProgressMonitor? = nil
    ) throws -> LogisticFit {
        try LogisticRegression.validate(design, outcome: outcome, weights: weights, offset: offset)
        let problem = LogisticLikelihood(design: StandardisedDesign(design, weights: weights), outcome: outcome, weights: weights, offset: offset)
        let collinear = try problem.collinearColumns(progress: progress)
        guard collinear.isEmpty else { throw LogisticRegressionError.collinear(columns: collinear) }

        guard var place = try Place(problem, [Double](repeating: 0, count: design.columns), progress) else {
            throw LogisticRegressionError.notConverged(iterations: 0)
        }
        var last = Double.infinity
        for iteration in 0..<maximumIterations {
            let score = try problem.firthScore(at: place.point, information: place.information, progress: progress)
            guard let step = Cholesky(score.hessian)?.solve(score.gradient) else { break }
            let decrement = zip(step, score.gradient).reduce(0) { $0 + $1.0 * $1.1 }
            last = decrement
            let next = try halving(problem, from: place, step: step, progress: progress)
            guard decrement >= tolerance, let next else {
                // Where no shorter step is better, what is left of the score is rounding.
                guard decrement < 1e-10 else { break }
                return try finished(problem, next ?? place, iterations: iteration + 1, progress)
            }
            place = next
        }
        // Under separation steps shorten slowly: what is left is less than a hundred-thousandth of a standard error.
        if last < 1e-10 { return try finished(problem, place, iterations: maximumIterations, progress) }
        throw LogisticRegressionError.notConverged(iterations: maximumIterations)
    }

    /// A place with the factor of its information.
    private struct Place {
        let point: LogisticLikelihood.Point
        let information: Cholesky

        var objective: Double { point.deviance - information.logDeterminant }

        /// - Returns: `nil` where risks are so near 0 or 1 that the information has no factor.
        init?(_ problem: LogisticLikelihood, _ coefficients: [Double], _ progress: ProgressMonitor?) throws {
            point = try problem.evaluate(coefficients, progress: progress)
            guard let information = Cholesky(point.hessian) else { return nil }
            self.information = information
        }
    }

    private func halving(_ problem: LogisticLikelihood, from place: Place, step: [Double], progress: ProgressMonitor?) throws -> Place? {
        var length = 1.0
        // The objective of many rows is a sum of which the last digits are rounding.
        let limit = place.objective + 1e-13 * (1 + place.objective.magnitude)
        for _ in 0..<30 {
            let next = try Place(problem, zip(place.point.coefficients, step).map { $0 + length * $1 }, progress)
            if let next, next.objective.isFinite, next.objective <= limit { return next }
            length /= 2
        }
        return nil
    }

    private func finished(_ problem: LogisticLikelihood, _ place: Place, iterations: Int, _ progress: ProgressMonitor?) throws -> LogisticFit {
        guard hasFreeIntercept, let constant = problem.design.constant else {
            return problem.fitted(place.point, covariance: place.information.inverse(), iterations: iterations)
        }
        var coefficients = place.point.coefficients
        coefficients[constant.column] += problem.interceptShift(at: coefficients) / constant.value * problem.design.scale[constant.column]
        guard let free = try Place(problem, coefficients, progress) else { throw LogisticRegressionError.notConverged(iterations: iterations) }
        return problem.fitted(free.point, covariance: free.information.inverse(), iterations: iterations)
    }
}
