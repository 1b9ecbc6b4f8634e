// SPDX-License-Identifier: EUPL-1.2
// Unsafe because LAPACK and BLAS take pointers; every size is checked before a call.

import Basics
import CLAPACK

extension Cholesky {
    /// Right-hand sides that one thread solves for.
    static let solvedTogether = 64

    /// The inverse of the factor, lower triangular: with A = L L', column i of L^-1 gives the variance (A^-1)ii as its sum of squares.
    public func inverseFactor() -> Matrix { inverted().lower }

    /// The solutions of A X = B, one a column of B.
    public func solve(_ right: Matrix) -> Matrix {
        precondition(right.rows == size)
        BLAS.useOneThread()
        var result = right
        let (n, width, columns) = (size, Self.solvedTogether, right.columns)
        lower.elements.withUnsafeBufferPointer { l in
            result.elements.withUnsafeMutableBufferPointer { x in
                guard let l = l.baseAddress, let x = x.baseAddress else { return }
                nonisolated(unsafe) let (from, to) = (l, x)
                try? parallelFor((columns + width - 1) / width) { part in
                    let count = Int32(min(width, columns - part * width))
                    _ = LAPACKE_dpotrs(
                        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), Int32(n), count, from, Int32(n), to + part * width * n, Int32(n))
                }
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
