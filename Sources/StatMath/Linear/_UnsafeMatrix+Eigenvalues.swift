// SPDX-License-Identifier: EUPL-1.2
// Unsafe because LAPACK takes pointers; every size is checked before a call.

import CLAPACK

extension Matrix {
    /// The eigenvalues of a symmetric matrix, ascending; only its lower triangle is read. Not numbers where the matrix is not finite.
    public func symmetricEigenvalues() -> [Double] {
        precondition(rows == columns)
        BLAS.useOneThread()
        var (work, values) = (elements, [Double](repeating: .nan, count: rows))
        guard rows > 0, elements.allSatisfy(\.isFinite) else { return values }
        let n = Int32(rows)
        work.withUnsafeMutableBufferPointer { work in
            values.withUnsafeMutableBufferPointer {
                _ = LAPACKE_dsyev(
                    LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "L")), n, work.baseAddress, n, $0.baseAddress)
            }
        }
        return values
    }
}
