// SPDX-License-Identifier: EUPL-1.2
// Unsafe because BLAS takes pointers; every size is checked before a call.

import CLAPACK

/// Solutions of the leading parts of one system A x = b: the first so many equations and unknowns, from one factor.
///
/// The leading part of L is the factor of the leading part of A, and the beginning of L^-1 b belongs to it.
public struct LeadingSolutions: Sendable {
    private let factor: Cholesky
    /// L^-1 b.
    private let forward: [Double]

    public init(_ factor: Cholesky, right: [Double]) {
        precondition(right.count == factor.size)
        self.factor = factor
        var forward = right
        let n = Int32(factor.size)
        factor.lower.elements.withUnsafeBufferPointer { lower in
            forward.withUnsafeMutableBufferPointer {
                cblas_dtrsv(CblasColMajor, CblasLower, CblasNoTrans, CblasNonUnit, n, lower.baseAddress, n, $0.baseAddress, 1)
            }
        }
        self.forward = forward
    }

    /// - Parameter size: how many of the first equations.
    public func solution(size: Int) -> [Double] {
        precondition((0...factor.size).contains(size))
        var x = Array(forward[..<size])
        factor.lower.elements.withUnsafeBufferPointer { lower in
            x.withUnsafeMutableBufferPointer {
                cblas_dtrsv(
                    CblasColMajor, CblasLower, CblasTrans, CblasNonUnit, Int32(size), lower.baseAddress, Int32(factor.size), $0.baseAddress, 1)
            }
        }
        return x
    }
}
