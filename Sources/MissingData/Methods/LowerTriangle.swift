// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// A lower triangle L, the factor of a matrix L L', beside one vector at a time.
struct LowerTriangle {
    private let matrix: Matrix

    /// - Parameter matrix: square; what is above its diagonal is not read.
    init(_ matrix: Matrix) {
        precondition(matrix.rows == matrix.columns)
        self.matrix = matrix
    }

    private var size: Int { matrix.rows }

    /// The elements of a column from the diagonal down.
    private func column(_ index: Int) -> ArraySlice<Double> { matrix.elements[index * size + index..<(index + 1) * size] }

    /// L x.
    func times(_ x: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: size)
        for index in 0..<size {
            for (row, element) in zip(index..<size, column(index)) { result[row] += element * x[index] }
        }
        return result
    }

    /// L' x.
    func transposedTimes(_ x: [Double]) -> [Double] {
        (0..<size).map { index in zip(column(index), x[index...]).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    /// L^-1 x: to where what has L L' as its covariance varies by the unit matrix.
    func solve(_ x: [Double]) -> [Double] {
        var result = x
        for index in 0..<size {
            let column = column(index)
            result[index] /= column[column.startIndex]
            for (row, element) in zip(index + 1..<max(index + 1, size), column.dropFirst()) { result[row] -= element * result[index] }
        }
        return result
    }

    /// L^-T x: from independent noise to noise with the inverse of L L' as its covariance.
    func transposedSolve(_ x: [Double]) -> [Double] {
        var result = x
        for index in stride(from: size - 1, through: 0, by: -1) {
            let column = column(index)
            let sum = zip(column.dropFirst(), result[(index + 1)...]).reduce(result[index]) { $0 - $1.0 * $1.1 }
            result[index] = sum / column[column.startIndex]
        }
        return result
    }
}
