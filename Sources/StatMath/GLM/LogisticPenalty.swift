// SPDX-License-Identifier: EUPL-1.2

/// What is known of the coefficients of a logistic regression beforehand, as minus the logarithm of a prior density.
public struct LogisticPenalty: Hashable, Sendable {
    /// A normal prior of one combination of coefficients: (c'b - mean)^2 / (2 variance).
    public struct Normal: Hashable, Sendable {
        public let columns: [Int]
        /// The elements of c that are not zero, one a column.
        public let factors: [Double]
        public let mean: Double
        public let variance: Double

        /// - Precondition: `variance` is positive.
        public init(columns: [Int], factors: [Double], mean: Double, variance: Double) {
            precondition(columns.count == factors.count && variance > 0, "one factor a column, and a variance")
            (self.columns, self.factors, self.mean, self.variance) = (columns, factors, mean, variance)
        }

        /// A prior of one coefficient.
        public init(column: Int, mean: Double = 0, variance: Double) {
            self.init(columns: [column], factors: [1], mean: mean, variance: variance)
        }

        /// c'b.
        public func value(_ coefficients: [Double]) -> Double { zip(columns, factors).reduce(0) { $0 + coefficients[$1.0] * $1.1 } }

        /// The variance of c'b, of the coefficients' covariance.
        public func variance(_ covariance: Matrix) -> Double {
            zip(columns, factors).reduce(0) { sum, one in
                sum + zip(columns, factors).reduce(0) { $0 + one.1 * covariance[one.0, $1.0] * $1.1 }
            }
        }
    }

    /// log-F(m, m) of unit x coefficient: the same as m/2 rows with and m/2 without the event that hold `unit` in this column and 0 in all
    /// others. 95% of log-F(1, 1) lies at odds ratios of 1/648 to 648 a unit.
    ///
    /// Source: Greenland and Mansournia (2015), Statistics in Medicine 34, 3133-3143, section 3.
    public struct LogF: Hashable, Sendable {
        public let column: Int
        public let unit: Double
        public let degrees: Double

        public init(column: Int, unit: Double, degrees: Double = 1) { (self.column, self.unit, self.degrees) = (column, unit, degrees) }
    }

    public var normal: [Normal]
    public var logF: [LogF]

    public init(normal: [Normal] = [], logF: [LogF] = []) { (self.normal, self.logF) = (normal, logF) }

    /// The columns whose coefficients it says something of.
    public var columns: Set<Int> { Set(normal.flatMap(\.columns) + logF.map(\.column)) }
}

extension LogisticPenalty {
    /// A normal draw whose covariance is the second derivative of the penalty, in the units of the design.
    ///
    /// - Parameter normal: the next standard normal number.
    public func draw(at coefficients: [Double], normal next: () -> Double) -> [Double] {
        var result = [Double](repeating: 0, count: coefficients.count)
        for prior in normal {
            let push = next() / prior.variance.squareRoot()
            for (column, factor) in zip(prior.columns, prior.factors) { result[column] += factor * push }
        }
        for prior in logF {
            let theta = prior.unit * coefficients[prior.column]
            let curvature = prior.degrees * Logistic.expit(theta) * Logistic.expit(-theta)
            result[prior.column] += prior.unit * curvature.squareRoot() * next()
        }
        return result
    }
}

extension LogisticPenalty {
    /// Twice the penalty, and its derivatives, for the coefficients b = scale x z.
    struct Value {
        var deviance = 0.0
        /// Minus the first derivative of the penalty.
        var gradient: [Double]
        /// The second derivative, both triangles.
        var hessian: Matrix
    }

    /// - Parameter unit: what one standardised coefficient is in the units of the design.
    func value(at coefficients: [Double], unit: [Double]) -> Value {
        let count = coefficients.count
        var result = Value(gradient: Array(repeating: 0, count: count), hessian: Matrix(rows: count, columns: count))
        for prior in normal {
            let scaled = zip(prior.columns, prior.factors).map { (column: $0, factor: $1 * unit[$0]) }
            let apart = scaled.reduce(-prior.mean) { $0 + $1.factor * coefficients[$1.column] }
            result.deviance += apart * apart / prior.variance
            for one in scaled {
                result.gradient[one.column] -= one.factor * apart / prior.variance
                for other in scaled { result.hessian[one.column, other.column] += one.factor * other.factor / prior.variance }
            }
        }
        for prior in logF {
            let factor = prior.unit * unit[prior.column], theta = factor * coefficients[prior.column]
            let probability = Logistic.expit(theta)
            result.deviance += prior.degrees * (2 * Logistic.log1pexp(theta) - theta)
            result.gradient[prior.column] += prior.degrees * factor * (0.5 - probability)
            result.hessian[prior.column, prior.column] += prior.degrees * factor * factor * probability * Logistic.expit(-theta)
        }
        return result
    }
}
