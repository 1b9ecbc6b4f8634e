// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// Mean and covariance of all columns of a design; the first is constant.
public struct JointMoments: Hashable, Sendable {
    public let mean: [Double]
    /// Column after column, both triangles.
    private let covariance: [Double]

    /// - Parameter products: sums of z z' over rows.
    public init(products: Matrix) {
        let n = products[0, 0], size = products.rows
        mean = (0..<size).map { products[$0, 0] / n }
        var covariance = [Double](repeating: 0, count: size * size)
        for column in 0..<size {
            for row in 0..<size { covariance[column * size + row] = products[row, column] / n - mean[row] * mean[column] }
        }
        self.covariance = covariance
    }

    /// - Parameter lower: row after row of the covariance's lower triangle.
    /// - Returns: `nil` where these are not a mean and a covariance of one size, or not finite.
    init?(mean: [Double], lower: [[Double]]) {
        let size = mean.count
        guard size > 0, lower.count == size, lower.enumerated().allSatisfy({ $0.element.count == $0.offset + 1 }),
            mean.allSatisfy(\.isFinite), lower.allSatisfy({ $0.allSatisfy(\.isFinite) })
        else { return nil }
        var covariance = [Double](repeating: 0, count: size * size)
        for (row, values) in lower.enumerated() {
            for (column, value) in values.enumerated() { (covariance[column * size + row], covariance[row * size + column]) = (value, value) }
        }
        (self.mean, self.covariance) = (mean, covariance)
    }

    public subscript(row: Int, column: Int) -> Double { covariance[column * mean.count + row] }

    /// With a little on the diagonal: columns may be copies of each other.
    func padded(_ row: Int, _ column: Int) -> Double { row == column ? self[row, column] * (1 + 1e-7) + 1e-9 : self[row, column] }

    /// Row after row.
    var lower: [[Double]] { mean.indices.map { row in (0...row).map { self[row, $0] } } }
}
