// SPDX-License-Identifier: EUPL-1.2
// Unsafe because C takes pointers; each thread has sums of its own.

import CTwins
import Learning
import StatMath

/// The kernels' work as plain C does it, on the same codes, over columns on the same threads.
struct Twins {
    /// Column after column.
    private let codes: [UInt8]
    private let columnCount: Int
    /// Bins of the column that has most.
    private let width: Int
    private let gradients: [Int64]
    private let weights: [UInt32]

    /// - Parameter layout: whose groups the Hessian is of.
    init(_ matrix: BinnedMatrix, _ layout: BinLayout, gradients: [Int64], weights: [UInt32]) {
        codes = layout.terms.enumerated().flatMap { column, term in
            (0..<matrix.rowCount).map { UInt8(term.grouping.group[matrix.code(column: column, row: $0)]) }
        }
        columnCount = layout.terms.count
        width = layout.terms.map(\.grouping.count).max() ?? 0
        (self.gradients, self.weights) = (gradients, weights)
    }

    func binSums() throws -> [[Int64]] {
        try parallelMap(columnCount) { column in
            var (gradient, weight) = ([Int64](repeating: 0, count: 256), [Int64](repeating: 0, count: 256))
            withColumn(column) { twin_bin_sums($0, weights.count, gradients, weights, &gradient, &weight) }
            return gradient + weight
        }
    }

    /// Every pair of columns, a pair at a time.
    func pairSums() throws -> [[UInt64]] {
        let cellCount = width * width
        return try parallelMap(columnCount) { first in
            (first + 1..<columnCount).flatMap { second -> [UInt64] in
                var cells = [UInt64](repeating: 0, count: cellCount)
                withColumn(first) { first in
                    withColumn(second) { twin_pair_sums(first, $0, weights.count, width, weights, &cells) }
                }
                return cells
            }
        }
    }

    /// The same, four partners of a column at a time; the last three in part twice.
    func fourPairSums() throws -> [[UInt64]] {
        let cellCount = width * width
        return try parallelMap(columnCount) { first in
            stride(from: first + 1, to: columnCount, by: 4).flatMap { second -> [UInt64] in
                var cells = [UInt64](repeating: 0, count: 4 * cellCount)
                let start = max(0, min(second, columnCount - 4))
                withColumn(first) { first in
                    withColumn(start) { twin_four_pair_sums(first, $0, weights.count, width, weights, &cells, cellCount) }
                }
                return cells
            }
        }
    }

    private func withColumn(_ column: Int, _ body: (UnsafePointer<UInt8>) -> Void) {
        codes.withUnsafeBufferPointer { body($0.baseAddress! + column * weights.count) }
    }

}

/// Memory, read once on the threads that the kernels use.
struct Reading {
    private let words: [UInt64]
    private static let pieces = 64

    /// - Parameter bytes: far more than the caches hold, to read from memory.
    init(bytes: Int) { words = Array(repeating: 1, count: bytes / 8) }

    func run() throws -> UInt64 {
        try parallelMap(Self.pieces) { piece in
            let size = words.count / Self.pieces
            return words.withUnsafeBufferPointer { twin_read($0.baseAddress! + piece * size, size) }
        }.reduce(0, &+)
    }
}
