// SPDX-License-Identifier: EUPL-1.2
// Unsafe because LAPACK takes pointers; every size is checked before a call.

import CLAPACK

/// A symmetric positive definite matrix as L L'.
public struct Cholesky: Sendable {
    /// L in the lower triangle; what stands above the diagonal is not read.
    public let lower: Matrix

    public var size: Int { lower.rows }

    /// - Parameter matrix: square; only its lower triangle is read.
    /// - Returns: `nil` when the matrix is not positive definite or holds something that is not finite.
    public init?(_ matrix: Matrix) {
        guard matrix.rows == matrix.columns else { return nil }
        BLAS.useOneThread()
        var factor = matrix
        let n = Int32(matrix.rows)
        guard n > 0 else { return nil }
        let status = factor.elements.withUnsafeMutableBufferPointer {
            LAPACKE_dpotrf(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), n, $0.baseAddress, n)
        }
        guard status == 0, factor.elements.allSatisfy(\.isFinite) else { return nil }
        lower = factor
    }

    /// The solution x of A x = b, for one right-hand side of `size` elements.
    public func solve(_ right: [Double]) -> [Double] {
        precondition(right.count == size)
        var x = right
        let n = Int32(size)
        lower.elements.withUnsafeBufferPointer { l in
            x.withUnsafeMutableBufferPointer {
                _ = LAPACKE_dpotrs(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), n, 1, l.baseAddress, n, $0.baseAddress, n)
            }
        }
        return x
    }

    /// The inverse of the factored matrix, both triangles filled.
    public func inverse() -> Matrix {
        var result = lower
        let n = Int32(size)
        _ = result.elements.withUnsafeMutableBufferPointer {
            LAPACKE_dpotri(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), n, $0.baseAddress, n)
        }
        for column in 0..<size {
            for row in 0..<column { result[row, column] = result[column, row] }
        }
        return result
    }
}

/// Settings of the linear algebra library.
public enum BLAS {
    private static let once: Void = {
        openblas_set_num_threads(1)
        // A matrix with NaN has no factor, which the routines say themselves.
        LAPACKE_set_nancheck(0)
    }()

    /// One thread, so that sums are added in one order; our own loops do the parallel work.
    public static func useOneThread() { _ = once }
}
