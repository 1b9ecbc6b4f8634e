// SPDX-License-Identifier: EUPL-1.2
// Unsafe because BLAS takes pointers and blocks of one matrix are written by several threads; each block is written by one.

import Basics
import CLAPACK

/// Fewer directions for each group of neighbouring coefficients: theta = B a with a block diagonal B.
public struct BlockBasis: Sendable {
    /// One group.
    public struct Block: Sendable {
        /// Its coefficients.
        public let range: Range<Int>
        /// One direction a column.
        public let directions: Matrix
        /// The directions among those of all groups.
        public let place: Range<Int>
    }

    public let blocks: [Block]
    /// Coefficients of all groups.
    public let dimension: Int
    /// Directions of all groups.
    public let size: Int

    /// - Parameter directions: of each group, one row a coefficient; the groups stand side by side from 0 on.
    public init(_ directions: [Matrix]) {
        var (row, column) = (0, 0)
        blocks = directions.map { directions in
            defer { (row, column) = (row + directions.rows, column + directions.columns) }
            return Block(
                range: row..<row + directions.rows, directions: directions, place: column..<column + directions.columns)
        }
        (dimension, size) = (row, column)
    }

    /// B'v.
    public func compressed(_ vector: [Double]) -> [Double] {
        precondition(vector.count == dimension)
        return blocks.flatMap { block in
            block.directions.transposedTimes(Matrix(rows: block.range.count, columns: 1, elements: Array(vector[block.range]))).elements
        }
    }

    /// The lower triangle of B'AB, for a symmetric A of which the lower triangle is known.
    public func compressed(_ matrix: Matrix) -> Matrix {
        precondition(matrix.rows == dimension && matrix.columns == dimension)
        BLAS.useOneThread()
        var result = Matrix(rows: size, columns: size)
        let (blocks, n, size) = (blocks, dimension, size)
        matrix.elements.withUnsafeBufferPointer { elements in
            result.elements.withUnsafeMutableBufferPointer { result in
                guard let elements = elements.baseAddress, let result = result.baseAddress else { return }
                nonisolated(unsafe) let (from, to) = (elements, result)
                try? parallelFor(blocks.count) { index in
                    let block = blocks[index], own = block.range, width = block.place.count
                    guard !own.isEmpty, width > 0 else { return }
                    // A B for the rows of this block and those after it.
                    let height = n - own.lowerBound
                    let corner = from + own.lowerBound * n + own.lowerBound
                    withUnsafeTemporaryAllocation(of: Double.self, capacity: height * width) { product in
                        guard let product = product.baseAddress else { return }
                        block.directions.elements.withUnsafeBufferPointer { basis in
                            cblas_dsymm(
                                CblasColMajor, CblasLeft, CblasLower, Int32(own.count), Int32(width), 1, corner, Int32(n), basis.baseAddress,
                                Int32(own.count), 0, product, Int32(height))
                            if height > own.count {
                                cblas_dgemm(
                                    CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(height - own.count), Int32(width), Int32(own.count), 1,
                                    corner + own.count, Int32(n), basis.baseAddress, Int32(own.count), 0, product + own.count, Int32(height))
                            }
                        }
                        for other in blocks[index...] where !other.range.isEmpty && !other.place.isEmpty {
                            other.directions.elements.withUnsafeBufferPointer { basis in
                                cblas_dgemm(
                                    CblasColMajor, CblasTrans, CblasNoTrans, Int32(other.place.count), Int32(width), Int32(other.range.count), 1,
                                    basis.baseAddress, Int32(other.range.count), product + (other.range.lowerBound - own.lowerBound),
                                    Int32(height), 0, to + block.place.lowerBound * size + other.place.lowerBound, Int32(size))
                            }
                        }
                    }
                }
            }
        }
        return result
    }
}
