// SPDX-License-Identifier: EUPL-1.2

/// Solves A x = b for a symmetric positive definite A.
public protocol PositiveDefiniteSolver: Sendable {
    /// Rows of A.
    var size: Int { get }
    /// The solution for one right-hand side of `size` elements.
    func solve(_ right: [Double]) -> [Double]
    /// The solutions of A X = B, one a column of B.
    func solve(_ right: Matrix) -> Matrix
}
