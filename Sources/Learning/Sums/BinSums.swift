// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Exact sums of gradients and weights by fine bin of every feature and cell of every pair: the gradient of the likelihood and the
/// diagonal of its Hessian.
public struct BinSums: Hashable, Sendable {
    /// `gradient[column][fine bin or cell]`, in units of `FixedPoint.gradientUnit`.
    public var gradient: [[Int64]]
    /// `weight[column][fine bin or cell]`, in units of `FixedPoint.weightUnit`.
    public var weight: [[Int64]]
    public var totalGradient: Int64
    public var totalWeight: Int64

    /// Columns that one thread sums in one pass over the rows.
    private static let columnsTogether = 4

    /// - Parameters:
    ///   - gradients: one a row of the matrix.
    ///   - weights: one a row of the matrix.
    public init(_ matrix: BinnedMatrix, gradients: [Int64], weights: [UInt32], progress: ProgressMonitor? = nil) throws(Cancelled) {
        precondition(gradients.count == matrix.rowCount && weights.count == matrix.rowCount, "one gradient and weight a row")
        let parts = (matrix.columnCount + Self.columnsTogether - 1) / Self.columnsTogether
        let sums = try parallelMap(parts, progress: progress) { part in
            let columns = part * Self.columnsTogether..<min(matrix.columnCount, (part + 1) * Self.columnsTogether)
            return matrix.binSums(columns: columns, gradients: gradients, weights: weights)
        }.flatMap { $0 }
        gradient = sums.map(\.gradient)
        weight = sums.map(\.weight)
        totalGradient = gradients.reduce(0, &+)
        totalWeight = weights.reduce(0) { $0 &+ Int64($1) }
    }
}
