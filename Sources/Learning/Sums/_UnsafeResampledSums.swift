// SPDX-License-Identifier: EUPL-1.2
// Unsafe because bounds checks and copies of arrays cost most of these loops; codes are below the number of bins by construction.

import Basics
import StatMath

/// What resampling adds to the gradient of the likelihood: for each of many resamples, the sum over rows of (w - 1) x gradient by bin.
///
/// One pass over the rows serves all resamples, 64 at a time. Sums are whole numbers, the same for any number of threads and order of rows.
public struct ResampledSums: Sendable {
    public let layout: BinLayout
    /// `[group][element of the layout x 64 + resample of the group]`, in units of `FixedPoint.gradientUnit`.
    private let groups: [[Int64]]

    /// - Parameters:
    ///   - gradients: one a row of the matrix.
    ///   - resamples: how many.
    public init(
        _ matrix: BinnedMatrix, layout: BinLayout, gradients: [Int64], keys: ResamplingKeys, counts: ResamplingCounts, resamples: Int,
        progress: ProgressMonitor? = nil
    ) throws(Cancelled) {
        precondition(gradients.count == matrix.rowCount, "one gradient a row")
        self.layout = layout
        let groupCount = (resamples + ResamplingCounts.lanes - 1) / ResamplingCounts.lanes
        let parts = min(16, max(1, matrix.blockCount))
        let elements = layout.terms.map { term in term.grouping.group.map { UInt32(term.offset + $0) } }
        groups = try (0..<groupCount).map { group throws(Cancelled) in
            let sums = try parallelMap(parts, progress: progress) { part in
                let blocks = matrix.blockCount * part / parts..<matrix.blockCount * (part + 1) / parts
                let (first, last) = (blocks.lowerBound * BinnedMatrix.blockSize, blocks.upperBound * BinnedMatrix.blockSize)
                let rows = first..<min(matrix.rowCount, last)
                return matrix.resampledSums(rows, group: group, elements, dimension: layout.dimension, gradients, keys, counts)
            }
            var total = sums[0]
            for sum in sums.dropFirst() {
                for index in total.indices { total[index] &+= sum[index] }
            }
            return total
        }
    }

    /// The sum of one resample at one element.
    public subscript(element: Int, resample: Int) -> Int64 {
        groups[resample / ResamplingCounts.lanes][element * ResamplingCounts.lanes + resample % ResamplingCounts.lanes]
    }
}

extension BinnedMatrix {
    /// Rows whose moves stay in the cache while all columns take them.
    private static let resampledRows = 128

    fileprivate func resampledSums(
        _ rows: Range<Int>, group: Int, _ elements: [[UInt32]], dimension: Int, _ gradients: [Int64], _ keys: ResamplingKeys,
        _ counts: ResamplingCounts
    ) -> [Int64] {
        let lanes = ResamplingCounts.lanes
        var sums = [SIMD8<Int64>](repeating: .zero, count: dimension * lanes / 8)
        var moves = [SIMD8<Int64>](repeating: .zero, count: Self.resampledRows * lanes / 8)
        sums.withUnsafeMutableBufferPointer { sums in
            moves.withUnsafeMutableBufferPointer { moves in
                for first in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.resampledRows) {
                    let block = first..<min(rows.upperBound, first + Self.resampledRows)
                    moves.withMemoryRebound(to: Int64.self) { Self.moves(block, group, gradients, keys, counts, to: $0) }
                    for index in 0..<block.count { Self.add(index, of: moves, to: sums, 0) }
                    for (column, elements) in zip(columns, elements) {
                        elements.withUnsafeBufferPointer { elements in
                            column.withBlock(block) { codes in
                                switch codes {
                                case .narrow(let codes):
                                    for index in 0..<codes.count { Self.add(index, of: moves, to: sums, elements[Int(codes[index])]) }
                                case .wide(let codes):
                                    for index in 0..<codes.count { Self.add(index, of: moves, to: sums, elements[Int(codes[index])]) }
                                }
                            }
                        }
                    }
                }
            }
        }
        return sums.withUnsafeBufferPointer { $0.withMemoryRebound(to: Int64.self) { Array($0) } }
    }

    /// (w - 1) x gradient of some rows in the resamples of a group.
    private static func moves(
        _ rows: Range<Int>, _ group: Int, _ gradients: [Int64], _ keys: ResamplingKeys, _ counts: ResamplingCounts,
        to moves: UnsafeMutableBufferPointer<Int64>
    ) {
        let lanes = ResamplingCounts.lanes
        ResamplingCounts.excess.withUnsafeBufferPointer { excess in
            for (index, row) in rows.enumerated() {
                let gradient = gradients[row]
                if let copies = keys.copies?[row], copies != 1 {
                    let share = copies > 0 ? Double(gradient) / copies : 0
                    let deviations = counts.deviations(copies: copies, group: group) { keys.key(row: row, copy: $0) }
                    for lane in 0..<lanes { moves[index * lanes + lane] = Int64((deviations[lane] * share).rounded()) }
                    continue
                }
                let key = keys.key(row: row)
                for part in 0..<4 {
                    let words = counts.bytes(of: key, group: group, part: part)
                    for word in 0..<4 {
                        let place = index * lanes + part * 16 + word * 4, value = Int(words[word])
                        moves[place] = Int64(excess[value & 255]) &* gradient
                        moves[place + 1] = Int64(excess[value >> 8 & 255]) &* gradient
                        moves[place + 2] = Int64(excess[value >> 16 & 255]) &* gradient
                        moves[place + 3] = Int64(excess[value >> 24]) &* gradient
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func add(
        _ row: Int, of moves: UnsafeMutableBufferPointer<SIMD8<Int64>>, to sums: UnsafeMutableBufferPointer<SIMD8<Int64>>, _ element: UInt32
    ) {
        let (from, to) = (row * 8, Int(element) * 8)
        for part in 0..<8 { sums[to + part] &+= moves[from + part] }
    }
}
