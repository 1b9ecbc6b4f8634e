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

extension Matrix {
    /// The lower triangle of some rows and columns of a symmetric matrix of which the lower triangle is known.
    public func gathering(_ chosen: [Int]) -> Matrix {
        precondition(rows == columns && chosen.allSatisfy { (0..<rows).contains($0) })
        var result = Matrix(rows: chosen.count, columns: chosen.count)
        let size = chosen.count
        result.elements.withUnsafeMutableBufferPointer { result in
            elements.withUnsafeBufferPointer { elements in
                for (column, from) in chosen.enumerated() {
                    for row in column..<size {
                        let other = chosen[row]
                        result[column * size + row] = elements[min(from, other) * rows + max(from, other)]
                    }
                }
            }
        }
        return result
    }
}
