// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath
import TestSupport
import Testing

@Suite("Fewer directions of blocks of coefficients")
struct BlockBasisTests {
    private static let parts = [(1, 1), (5, 2), (3, 3), (8, 1)]

    private static func basis() -> BlockBasis {
        BlockBasis(
            parts.enumerated().map { index, part in
                let drawn = DrawnMatrix.positiveDefinite(max(part.0, part.1), seed: UInt64(index))
                return Matrix(rows: part.0, columns: part.1, elements: Array(drawn.elements[..<(part.0 * part.1)]))
            })
    }

    /// The whole of B, block diagonal.
    private static func whole(_ basis: BlockBasis) -> Matrix {
        var result = Matrix(rows: basis.dimension, columns: basis.size)
        for block in basis.blocks {
            for (column, place) in block.place.enumerated() {
                for (row, coefficient) in block.range.enumerated() { result[coefficient, place] = block.directions[row, column] }
            }
        }
        return result
    }

    @Test func equalsWholeMatrices() {
        let basis = Self.basis(), whole = Self.whole(basis)
        let matrix = DrawnMatrix.positiveDefinite(basis.dimension)
        var lower = matrix
        for column in 0..<basis.dimension {
            // What stands above the diagonal is not looked at.
            for row in 0..<column { lower[row, column] = .nan }
        }
        let found = basis.compressed(lower), expected = whole.transposedTimes(matrix.times(whole))
        for column in 0..<basis.size {
            for row in column..<basis.size { #expect(abs(found[row, column] - expected[row, column]) < 1e-12) }
        }
        let vector = (0..<basis.dimension).map { Double($0) - 4 }
        let sums = whole.transposedTimes(Matrix(rows: vector.count, columns: 1, elements: vector)).elements
        for (a, b) in zip(basis.compressed(vector), sums) { #expect(abs(a - b) < 1e-12) }
    }

    /// W u = r P u with u'Pu = 1, for all directions, for those above a limit, and for the first where none is above it.
    @Test(arguments: [(0.0, 12), (1e6, 1)])
    func principalDirectionsAreEigenvectors(least: Double, count: Int) throws {
        let penalty = DrawnMatrix.positiveDefinite(12)
        let weights = (0..<12).map { Double($0 * $0) }
        let directions = try #require(Cholesky(penalty)?.principalDirections(weights: weights, least: least == 0 ? -1 : least))
        #expect(directions.columns == count && directions.rows == 12)
        var last = -Double.infinity
        for column in 0..<count {
            let u = Matrix(rows: 12, columns: 1, elements: Array(directions.elements[column * 12..<(column + 1) * 12]))
            let pulled = penalty.times(u).elements, weighed = zip(weights, u.elements).map { $0 * $1 }
            let ratio = zip(u.elements, weighed).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(abs(zip(u.elements, pulled).reduce(0) { $0 + $1.0 * $1.1 } - 1) < 1e-10)
            for (a, b) in zip(weighed, pulled) { #expect(abs(a - ratio * b) < 1e-8 * max(1, ratio)) }
            #expect(ratio > last - 1e-10)
            last = ratio
        }
        let all = try #require(Cholesky(penalty)?.principalDirections(weights: weights, least: -1))
        let largest = zip(weights, all.elements[11 * 12..<12 * 12]).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
        if count == 1 { #expect(abs(last - largest) < 1e-8 * largest) }
    }
}
