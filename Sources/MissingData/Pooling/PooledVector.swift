// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// Several numbers, estimated together in each of m completed tables and put together with their covariances.
public struct PooledVector: Hashable, Sendable {
    public let imputations: Int
    public let estimate: [Double]
    /// W: the mean of the covariance matrices inside the completed tables.
    public let within: Matrix
    /// B: the covariance matrix between the estimates.
    public let between: Matrix
    public let completeDegreesOfFreedom: Double

    /// - Throws: `MissingDataError.pooling`.
    public init(_ estimates: [[Double]], covariances: [Matrix], completeDegreesOfFreedom: Double = .infinity) throws(MissingDataError) {
        let size = estimates.first?.count ?? 0
        guard estimates.count >= 2, estimates.count == covariances.count, size > 0, estimates.allSatisfy({ $0.count == size }),
            covariances.allSatisfy({ $0.rows == size && $0.columns == size })
        else { throw .pooling(expected: "at least two vectors of estimates of one length, each with its covariance matrix") }
        guard estimates.allSatisfy({ $0.allSatisfy(\.isFinite) }), covariances.allSatisfy({ $0.elements.allSatisfy(\.isFinite) }) else {
            throw .pooling(expected: "finite estimates and covariances")
        }
        guard completeDegreesOfFreedom > 0 else { throw .pooling(expected: "a positive number of degrees of freedom") }
        let m = Double(estimates.count)
        let mean = (0..<size).map { index in Sum.exact(estimates.map { $0[index] }) / m }
        var within = Matrix(rows: size, columns: size), between = within
        for index in within.elements.indices { within.elements[index] = Sum.exact(covariances.map { $0.elements[index] }) / m }
        for column in 0..<size {
            for row in 0..<size {
                between[row, column] = Sum.exact(estimates.map { ($0[row] - mean[row]) * ($0[column] - mean[column]) }) / (m - 1)
            }
        }
        (imputations, estimate, self.within, self.between) = (estimates.count, mean, within, between)
        self.completeDegreesOfFreedom = completeDegreesOfFreedom
    }

    /// T = W + (1 + 1/m) B.
    public var total: Matrix {
        var total = within
        for index in total.elements.indices { total.elements[index] += (1 + 1 / Double(imputations)) * between.elements[index] }
        return total
    }

    /// Whether some of the numbers are all 0: Wald's test over imputations, D1.
    ///
    /// Source: Li, Raghunathan and Rubin (1991), J. Am. Stat. Assoc. 86, 1065-1073; degrees of freedom: Reiter (2007), Biometrika 94, 502-508.
    ///
    /// - Parameter indices: positions in the vector, all of it when `nil`.
    public func waldTest(of indices: [Int]? = nil) throws(MissingDataError) -> PooledTest {
        let chosen = indices ?? Array(estimate.indices), k = chosen.count
        guard k > 0, chosen.allSatisfy({ estimate.indices.contains($0) }) else { throw .pooling(expected: "some of the estimates to test") }
        var w = Matrix(rows: k, columns: k), b = w
        for (column, from) in chosen.enumerated() {
            for (row, to) in chosen.enumerated() { (w[row, column], b[row, column]) = (within[to, from], between[to, from]) }
        }
        guard let factor = Cholesky(w) else { throw .pooling(expected: "covariance matrices that can be inverted") }
        let ratio = factor.solve(b), q = chosen.map { estimate[$0] }
        let trace = (0..<k).reduce(0) { $0 + ratio[$1, $1] }
        let increase = (1 + 1 / Double(imputations)) * trace / Double(k)
        let square = zip(q, factor.solve(q)).reduce(0) { $0 + $1.0 * $1.1 }
        return PooledTest(
            statistic: square / (Double(k) * (1 + increase)), numerator: Double(k),
            denominator: PooledTest.denominator(imputations: imputations, tested: k, increase: increase, complete: completeDegreesOfFreedom),
            relativeIncrease: increase)
    }
}
