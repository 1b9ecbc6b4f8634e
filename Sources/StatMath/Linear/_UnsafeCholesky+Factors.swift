// SPDX-License-Identifier: EUPL-1.2
// Unsafe because LAPACK and BLAS take pointers; every size is checked before a call.

import CLAPACK

extension Cholesky {
    /// The inverse of the factor, lower triangular: with A = L L', column i of L^-1 gives the variance (A^-1)ii as its sum of squares.
    ///
    /// Some columns at a time, on all threads: column j only needs the factor from row j on.
    public func inverseFactor() -> Matrix {
        BLAS.useOneThread()
        var result = Matrix(rows: size, columns: size)
        let (n, width) = (size, Self.tile)
        lower.elements.withUnsafeBufferPointer { lower in
            result.elements.withUnsafeMutableBufferPointer { result in
                guard let lower = lower.baseAddress, let result = result.baseAddress else { return }
                nonisolated(unsafe) let (from, to) = (lower, result)
                try? parallelFor((n + width - 1) / width) { tile in
                    let first = tile * width
                    let columns = min(width, n - first)
                    for column in first..<first + columns { to[column * n + column] = 1 }
                    cblas_dtrsm(
                        CblasColMajor, CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, Int32(n - first), Int32(columns), 1,
                        from + first * n + first, Int32(n), to + first * n + first, Int32(n))
                }
            }
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
    /// Some neighbouring columns.
    public func columns(_ range: Range<Int>) -> Matrix {
        Matrix(rows: rows, columns: range.count, elements: Array(elements[range.lowerBound * rows..<range.upperBound * rows]))
    }

    /// A B.
    public func times(_ other: Matrix) -> Matrix {
        precondition(columns == other.rows)
        BLAS.useOneThread()
        var result = Matrix(rows: rows, columns: other.columns)
        guard rows > 0, columns > 0, other.columns > 0 else { return result }
        elements.withUnsafeBufferPointer { a in
            other.elements.withUnsafeBufferPointer { b in
                result.elements.withUnsafeMutableBufferPointer {
                    cblas_dgemm(
                        CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(rows), Int32(other.columns), Int32(columns), 1, a.baseAddress,
                        Int32(rows), b.baseAddress, Int32(other.rows), 0, $0.baseAddress, Int32(rows))
                }
            }
        }
        return result
    }

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
