// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Parameters of a logistic regression fitted by maximum likelihood, or to the mode of a posterior: Newton's method (iteratively
/// reweighted least squares) with step halving.
///
/// Source: McCullagh and Nelder (1989), Generalized Linear Models, section 4.4.
public struct LogisticRegression: Hashable, Sendable {
    /// The fit stops when the Newton decrement g' H^-1 g is below this: no linear combination of the coefficients is then further
    /// from the maximum than its square root, in standard errors.
    public var tolerance: Double
    public var maximumIterations: Int

    public init(tolerance: Double = 1e-12, maximumIterations: Int = 50) {
        (self.tolerance, self.maximumIterations) = (tolerance, maximumIterations)
    }

    /// - Parameters:
    ///   - design: rows x coefficients. An intercept is a column of ones that the caller puts in.
    ///   - outcome: 1 for an event, 0 for none, one a row.
    ///   - weights: case weights, finite and not negative; a row of weight 0 plays no part.
    ///   - offset: added to the linear predictor of each row, not estimated.
    ///   - penalty: of the coefficients; a column of ones has none. The covariance is then Laplace's: the inverse of information plus the
    ///     penalty's second derivative.
    /// - Throws: `LogisticRegressionError`; `Cancelled`.
    public func fit(
        _ design: Matrix, outcome: [UInt8], weights: [Double]? = nil, offset: [Double]? = nil, penalty: LogisticPenalty? = nil,
        progress: ProgressMonitor? = nil
    ) throws -> LogisticFit {
        try Self.validate(design, outcome: outcome, weights: weights, offset: offset)
        let problem = LogisticLikelihood(
            design: StandardisedDesign(design, weights: weights), outcome: outcome, weights: weights, offset: offset, penalty: penalty)
        let penalised = penalty?.columns ?? []
        guard penalised.allSatisfy({ (0..<design.columns).contains($0) && $0 != problem.design.constant?.column }) else {
            throw LogisticRegressionError.invalidInput("expected a penalty of columns of the design that are not constant")
        }
        let collinear = try problem.collinearColumns(progress: progress)
        guard collinear.isEmpty else { throw LogisticRegressionError.collinear(columns: collinear) }

        var point = try problem.evaluate([Double](repeating: 0, count: design.columns), progress: progress)
        for iteration in 0..<maximumIterations {
            guard let factor = Cholesky(point.hessian) else {
                throw separation(of: problem, along: point.coefficients, at: point) ?? .notConverged(iterations: iteration)
            }
            let step = factor.solve(point.gradient)
            let decrement = zip(step, point.gradient).reduce(0) { $0 + $1.0 * $1.1 }
            if iteration >= 8 || decrement < tolerance, let error = separation(of: problem, along: step, at: point) { throw error }
            if decrement < tolerance {
                // The last step is taken without another pass: it changes the deviance by less than the tolerance.
                point.coefficients = zip(point.coefficients, step).map { $0 + $1 }
                return problem.fitted(point, covariance: factor.inverse(), iterations: iteration + 1)
            }
            guard let next = try halving(problem, from: point, step: step, progress: progress) else {
                // No shorter step lowers the deviance: what is left of the gradient is rounding.
                guard decrement < 1e-6 else { throw LogisticRegressionError.notConverged(iterations: iteration) }
                return problem.fitted(point, covariance: factor.inverse(), iterations: iteration)
            }
            point = next
        }
        throw LogisticRegressionError.notConverged(iterations: maximumIterations)
    }

    /// The first of the steps 1, 1/2, 1/4... after which deviance and penalty are not larger.
    private func halving(
        _ problem: LogisticLikelihood, from point: LogisticLikelihood.Point, step: [Double], progress: ProgressMonitor?
    ) throws -> LogisticLikelihood.Point? {
        var length = 1.0
        for _ in 0..<30 {
            let next = try problem.evaluate(zip(point.coefficients, step).map { $0 + length * $1 }, progress: progress)
            if next.objective.isFinite, next.objective <= point.objective * (1 + 1e-14) { return next }
            length /= 2
        }
        return nil
    }

    /// Looks for proof of separation in a direction: no row moves against its outcome, and some move with it.
    ///
    /// Under separation Newton's steps tend to such a direction of recession, while fitted risks run to 0 and 1.
    /// Source: Albert and Anderson (1984), Biometrika 71, 1-10.
    private func separation(
        of problem: LogisticLikelihood, along direction: [Double], at point: LogisticLikelihood.Point
    ) -> LogisticRegressionError? {
        guard point.largestPredictor > 8, problem.separates(direction) else { return nil }
        var effect = zip(problem.design.original(direction), problem.design.scale).map { $0 * $1 }
        // The intercept only says where the other columns cut.
        if let constant = problem.design.constant { effect[constant.column] = 0 }
        let largest = effect.reduce(0) { max($0, $1.magnitude) }
        // A coefficient with a penalty is finite, whatever it separates.
        guard !(problem.penalty?.columns ?? []).contains(where: { effect[$0].magnitude > 1e-3 * largest }) else { return nil }
        return .separation(columns: effect.indices.filter { effect[$0].magnitude > 1e-3 * largest })
    }

    static func validate(_ design: Matrix, outcome: [UInt8], weights: [Double]?, offset: [Double]?) throws {
        let rows = design.rows
        func require(_ condition: Bool, _ expected: String) throws {
            guard condition else { throw LogisticRegressionError.invalidInput("expected " + expected) }
        }
        try require(rows > 0 && design.columns > 0, "at least one row and one column")
        try require(outcome.count == rows, "one outcome a row of the design")
        try require(outcome.allSatisfy { $0 <= 1 }, "outcomes that are 0 or 1")
        try require(weights.map { $0.count == rows && $0.allSatisfy { $0.isFinite && $0 >= 0 } } ?? true, "one finite weight, not negative, a row")
        try require(offset.map { $0.count == rows && $0.allSatisfy(\.isFinite) } ?? true, "one finite offset a row")
        try require(design.elements.allSatisfy(\.isFinite), "finite numbers in the design")
        let classes = Set(outcome.indices.lazy.filter { (weights?[$0] ?? 1) > 0 }.map { outcome[$0] })
        guard classes.count == 2 else { throw LogisticRegressionError.oneOutcome }
    }
}
