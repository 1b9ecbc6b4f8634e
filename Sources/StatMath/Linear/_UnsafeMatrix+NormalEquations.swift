// SPDX-License-Identifier: EUPL-1.2
// Unsafe because BLAS takes pointers; the range is checked first.

import CLAPACK

extension Matrix {
    /// A block of A'A on the diagonal, for a lower triangular A: the covariances of some coefficients when A is the inverse of a Cholesky factor.
    ///
    /// - Parameter range: of neighbouring columns.
    /// - Returns: the lower triangle.
    public func normalEquations(of range: Range<Int>) -> Matrix {
        precondition(rows == columns && range.lowerBound >= 0 && range.upperBound <= columns)
        BLAS.useOneThread()
        var result = Matrix(rows: range.count, columns: range.count)
        let (first, n, size) = (range.lowerBound, Int32(rows), Int32(range.count))
        guard size > 0 else { return result }
        elements.withUnsafeBufferPointer { elements in
            guard let start = elements.baseAddress else { return }
            result.elements.withUnsafeMutableBufferPointer {
                cblas_dsyrk(
                    CblasColMajor, CblasLower, CblasTrans, size, n - Int32(first), 1, start + first * rows + first, n, 0, $0.baseAddress, size)
            }
        }
        return result
    }
}
