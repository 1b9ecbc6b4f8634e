// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// A column as a stored imputer knows it.
struct StoredVariable: Hashable, Sendable, Codable {
    enum Kind: Hashable, Sendable, Codable {
        /// - isPositive: no training row was below zero.
        case amounts(centre: Double, scale: Double, isWhole: Bool, isPositive: Bool)
        /// Codes, and the column of each within `columns`: `nil` for the level that the others are compared with, and for those without a row.
        case levels([String], places: [Int?], reference: Int)
    }

    let name: String
    let kind: Kind
    /// Columns of the design.
    let columns: Range<Int>
    /// 1 where the question does not apply.
    let structuralColumn: Int?
}

/// A fitted imputer: what a row lacks, from what it has. A row's result depends on nothing but the row.
public struct StoredImputer: Hashable, Sendable, Codable {
    let variables: [StoredVariable]
    let moments: JointMoments

    /// The columns that it reads and fills.
    public var columns: [String] { variables.map(\.name) }
}

/// Mean and covariance of all columns of a design; the first is constant.
struct JointMoments: Hashable, Sendable, Codable {
    let mean: [Double]
    /// Column after column.
    private let covariance: [Double]

    /// - Parameter products: sums of z z' over rows.
    init(products: Matrix) {
        let n = products[0, 0], size = products.rows
        mean = (0..<size).map { products[$0, 0] / n }
        var covariance = [Double](repeating: 0, count: size * size)
        for column in 0..<size {
            for row in 0..<size { covariance[column * size + row] = products[row, column] / n - mean[row] * mean[column] }
        }
        self.covariance = covariance
    }

    subscript(row: Int, column: Int) -> Double { covariance[column * mean.count + row] }

    /// The block of some columns, with a little on its diagonal: columns may be copies of each other.
    func block(_ columns: [Int]) -> Matrix {
        var result = Matrix(rows: columns.count, columns: columns.count)
        for (second, column) in columns.enumerated() {
            for (first, row) in columns.enumerated() { result[first, second] = self[row, column] }
        }
        for index in columns.indices { result[index, index] = result[index, index] * (1 + 1e-7) + 1e-9 }
        return result
    }
}
