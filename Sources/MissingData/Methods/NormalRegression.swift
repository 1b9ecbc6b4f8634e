// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// A linear regression with normal errors, from sums of products alone.
///
/// Source: Rubin (1987), Multiple Imputation for Nonresponse in Surveys, section 5.3.
public struct NormalRegression: Hashable, Sendable {
    /// Added to the diagonal, as a share of it, when the predictors cannot be told apart (or always, when that is asked for).
    public var ridge: Double
    public var alwaysRidge: Bool

    public init(ridge: Double = 1e-5, alwaysRidge: Bool = false) { (self.ridge, self.alwaysRidge) = (ridge, alwaysRidge) }

    /// - Parameters:
    ///   - products: the sum of z z' over the rows in which the target has a value.
    ///   - target: its column in z.
    ///   - predictors: columns of z; one of them constant, for the intercept.
    ///   - rows: how many were summed.
    /// - Returns: `nil` when no row or no predictor is there, or when the sums are not finite.
    public func fit(products: Matrix, target: Int, predictors: [Int], rows: Int) -> FittedNormalRegression? {
        // A predictor that is constant 0 in these rows says nothing.
        let used = predictors.filter { products[$0, $0] > 0 }
        guard rows > 0, !used.isEmpty else { return nil }
        let size = used.count
        let scale = used.map { products[$0, $0].squareRoot() }
        var scaled = Matrix(rows: size, columns: size)
        for column in 0..<size {
            for row in 0..<size { scaled[row, column] = products[used[row], used[column]] / (scale[row] * scale[column]) }
        }
        let right = (0..<size).map { products[used[$0], target] / scale[$0] }
        var penalty = alwaysRidge ? ridge : 0
        var factor = Self.factor(scaled, plus: penalty)
        if factor == nil {
            penalty = ridge
            factor = Self.factor(scaled, plus: penalty)
        }
        guard let factor else { return nil }
        let solution = factor.solve(right)
        // y'y - 2 b'X'y + b'X'X b, which holds for any b.
        let fitted = scaled.symmetricTimes(solution)
        let squares = products[target, target]
        let explained = zip(solution, zip(right, fitted)).reduce(0) { $0 + $1.0 * (2 * $1.1.0 - $1.1.1) }
        guard squares.isFinite, explained.isFinite else { return nil }
        return FittedNormalRegression(
            columns: used, scale: scale, solution: solution, factor: factor, residualSquares: max(0, squares - explained),
            degreesOfFreedom: max(1, rows - size), ridge: penalty)
    }

    private static func factor(_ matrix: Matrix, plus ridge: Double) -> Cholesky? {
        var matrix = matrix
        for index in 0..<matrix.rows { matrix[index, index] += ridge }
        guard let factor = Cholesky(matrix) else { return nil }
        // A pivot of this size is rounding: the column is a combination of those before it.
        return (0..<factor.size).allSatisfy { factor.lower[$0, $0] > 1e-6 } ? factor : nil
    }
}

/// The posterior of a linear regression under the usual vague prior.
public struct FittedNormalRegression: Sendable {
    /// Columns of the design that have a coefficient.
    public let columns: [Int]
    private let scale: [Double]
    private let solution: [Double]
    private let factor: Cholesky
    public let residualSquares: Double
    public let degreesOfFreedom: Int
    /// The share of the diagonal that had to be added; 0 as a rule.
    public let ridge: Double

    init(
        columns: [Int], scale: [Double], solution: [Double], factor: Cholesky, residualSquares: Double, degreesOfFreedom: Int, ridge: Double
    ) {
        (self.columns, self.scale, self.solution, self.factor) = (columns, scale, solution, factor)
        (self.residualSquares, self.degreesOfFreedom, self.ridge) = (residualSquares, degreesOfFreedom, ridge)
    }

    /// One a column in `columns`.
    public var coefficients: [Double] { zip(solution, scale).map { $0 / $1 } }

    /// (X'X)^-1, with the ridge if there is one.
    public var unscaledCovariance: Matrix {
        var inverse = factor.inverse()
        for column in columns.indices {
            for row in columns.indices { inverse[row, column] /= scale[row] * scale[column] }
        }
        return inverse
    }

    /// Parameters from the posterior: sigma^2 = RSS / chi-squared, then coefficients around their estimate.
    public func draw(_ generator: inout Philox) -> DrawnNormalRegression {
        let chiSquared = ChiSquared.quantile(generator.uniform(), degreesOfFreedom: Double(degreesOfFreedom))
        let sigma = (residualSquares / max(chiSquared, .leastNormalMagnitude)).squareRoot()
        let noise = columns.map { _ in Normal.quantile(generator.uniform()) }
        let shift = LowerTriangle(factor.lower).transposedSolve(noise)
        return DrawnNormalRegression(
            columns: columns, coefficients: columns.indices.map { (solution[$0] + sigma * shift[$0]) / scale[$0] }, sigma: sigma)
    }
}

/// Parameters of a linear regression as they were drawn.
public struct DrawnNormalRegression: Sendable {
    /// Columns of the design that have a coefficient.
    public let columns: [Int]
    /// One a column in `columns`.
    public let coefficients: [Double]
    public let sigma: Double

    /// One for each of some columns, 0 where there is none.
    func coefficients(of wanted: [Int]) -> [Double] {
        let known = Dictionary(zip(columns, coefficients)) { first, _ in first }
        return wanted.map { known[$0] ?? 0 }
    }
}
