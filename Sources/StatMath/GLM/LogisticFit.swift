// SPDX-License-Identifier: EUPL-1.2

/// A fitted logistic regression, in the units of its design.
public struct LogisticFit: Hashable, Sendable {
    /// One a column of the design: log odds ratios.
    public let coefficients: [Double]
    /// Inverse of the observed information: right when the model holds, rows are independent, and weights are frequencies.
    public let covariance: Matrix
    /// Minus twice the log-likelihood (the saturated model of a binary outcome has 0).
    public let deviance: Double
    public let iterations: Int

    public init(coefficients: [Double], covariance: Matrix, deviance: Double, iterations: Int) {
        (self.coefficients, self.covariance, self.deviance, self.iterations) = (coefficients, covariance, deviance, iterations)
    }

    public var logLikelihood: Double { -deviance / 2 }

    /// Square roots of the diagonal of `covariance`.
    public var standardErrors: [Double] { covariance.standardErrors }

    /// The linear predictor (log odds) of each row of a design with the same columns.
    public func predictor(_ design: Matrix, offset: [Double]? = nil) -> [Double] {
        precondition(offset.map { $0.count == design.rows } ?? true, "one offset a row")
        return design.product(with: coefficients, rows: 0..<design.rows, plus: offset)
    }
}

extension Matrix {
    /// Square roots of the diagonal of a covariance matrix.
    public var standardErrors: [Double] { (0..<min(rows, columns)).map { max(0, self[$0, $0]).squareRoot() } }
}
