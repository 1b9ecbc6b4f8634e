// SPDX-License-Identifier: EUPL-1.2
// Unsafe because a bounds check a row would cost more than the product.

import Numerics

extension Matrix {
    /// The diagonal and the first off-diagonal of A'A, for a lower triangular A: the variances and neighbouring covariances when A
    /// is the inverse of a Cholesky factor. Element i of the off-diagonal stands between i and i + 1; the last one is zero.
    public func normalEquationsBand() -> (diagonal: [Double], offDiagonal: [Double]) {
        var diagonal = [Double](repeating: 0, count: columns)
        var offDiagonal = diagonal
        elements.withUnsafeBufferPointer { values in
            for column in 0..<columns {
                var (own, next) = (0.0, 0.0)
                let (first, second) = (column * rows, (column + 1) * rows)
                for row in column..<rows {
                    own = Relaxed.multiplyAdd(values[first + row], values[first + row], own)
                }
                if column + 1 < columns {
                    for row in column + 1..<rows { next = Relaxed.multiplyAdd(values[first + row], values[second + row], next) }
                }
                diagonal[column] = own
                offDiagonal[column] = next
            }
        }
        return (diagonal, offDiagonal)
    }
}
