// SPDX-License-Identifier: EUPL-1.2
// Unsafe because LAPACK and BLAS take pointers; every size is checked before a call.

import CLAPACK

extension Cholesky {
    /// The inverse of the factor, lower triangular: with A = L L', column i of L^-1 gives the variance (A^-1)ii as its sum of squares.
    public func inverseFactor() -> Matrix {
        var result = lower
        let n = Int32(size)
        for column in 1..<max(size, 1) {
            for row in 0..<column { result[row, column] = 0 }
        }
        _ = result.elements.withUnsafeMutableBufferPointer {
            LAPACKE_dtrtri(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), CChar(UInt8(ascii: "N")), n, $0.baseAddress, n)
        }
        return result
    }

    /// The solutions of A X = B, one a column of B.
    public func solve(_ right: Matrix) -> Matrix {
        precondition(right.rows == size)
        var result = right
        let n = Int32(size)
        lower.elements.withUnsafeBufferPointer { l in
            result.elements.withUnsafeMutableBufferPointer {
                _ = LAPACKE_dpotrs(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), n, Int32(right.columns), l.baseAddress, n, $0.baseAddress, n)
            }
        }
        return result
    }
}

extension Matrix {
    /// A'B.
    public func transposedTimes(_ other: Matrix) -> Matrix {
        precondition(rows == other.rows)
        BLAS.useOneThread()
        var result = Matrix(rows: columns, columns: other.columns)
        guard rows > 0, columns > 0, other.columns > 0 else { return result }
        elements.withUnsafeBufferPointer { a in
            other.elements.withUnsafeBufferPointer { b in
                result.elements.withUnsafeMutableBufferPointer {
                    cblas_dgemm(
                        CblasColMajor, CblasTrans, CblasNoTrans, Int32(columns), Int32(other.columns), Int32(rows), 1, a.baseAddress, Int32(rows),
                        b.baseAddress, Int32(rows), 0, $0.baseAddress, Int32(columns))
                }
            }
        }
        return result
    }
}
