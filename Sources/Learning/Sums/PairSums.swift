// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Exact sums of gradients and weights over the cells of many pairs of features, taken in one pass, to see which pairs matter.
public struct PairSums: Hashable, Sendable {
    public let first: Int
    public let second: Int
    /// Of each cell `group of the first x groups of the second + group of the second`, in units of `FixedPoint.gradientUnit`.
    public let gradient: [Int64]
    /// In units of `FixedPoint.weightUnit`.
    public let weight: [Int64]

    /// The sums of every pair of `features`.
    ///
    /// - Parameters:
    ///   - sides: groups of each feature that takes part.
    ///   - isWanted: whether two of them may be a pair.
    public static func all(
        _ matrix: BinnedMatrix, sides: [BinPair.Side], gradients: [Int64], weights: [UInt32], progress: ProgressMonitor,
        isWanted: (Int, Int) -> Bool = { _, _ in true }
    ) throws(Cancelled) -> [PairSums] {
        precondition(gradients.count == matrix.rowCount && weights.count == matrix.rowCount, "one gradient and weight a row")
        let pairs = sides.indices.flatMap { second in
            (0..<second).compactMap { first in isWanted(first, second) ? (first, second) : nil }
        }
        let known = try parallelMap(sides.count, progress: progress) { CellSide(matrix, sides[$0], gradients: gradients, weights: weights) }
        return try parallelMap(pairs.count, progress: progress) { index in
            let (first, second) = pairs[index]
            let sums = matrix.cellSums(known[first], known[second], gradients: gradients, weights: weights)
            return PairSums(first: first, second: second, gradient: sums.gradient, weight: sums.weight)
        }
    }
}

extension PairSums {
    /// Sums of more rows of the same pair.
    public static func + (one: PairSums, other: PairSums) -> PairSums { combined(one, other, &+) }

    /// Sums of the rows that are left.
    public static func - (all: PairSums, some: PairSums) -> PairSums { combined(all, some, &-) }

    private static func combined(_ one: PairSums, _ other: PairSums, _ operation: (Int64, Int64) -> Int64) -> PairSums {
        precondition(one.first == other.first && one.second == other.second && one.weight.count == other.weight.count, "sums of one pair")
        return PairSums(
            first: one.first, second: one.second, gradient: zip(one.gradient, other.gradient).map(operation),
            weight: zip(one.weight, other.weight).map(operation))
    }
}
