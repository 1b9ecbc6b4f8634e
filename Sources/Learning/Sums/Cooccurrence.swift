// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Sums of row weights by pair of bins: the Hessian of the likelihood in the bin basis, in exact integers.
///
/// Integers make the sums the same bits for any number of threads and any order of rows, and let the sums of a fold be
/// subtracted from those of all rows without error. Work is shared by tile (pair of terms), so no thread adds into another's tile.
public struct Cooccurrence: Hashable, Sendable {
    public let layout: BinLayout
    /// The first row of the matrix: the sum of all weights, then the weights of every bin (also its diagonal).
    public private(set) var diagonal: [Int64]
    /// One tile for each pair of terms j > k, in the order (1,0), (2,0), (2,1), ...; `[bin of j][bin of k]`.
    public private(set) var tiles: [[Int64]]

    /// - Parameter weights: quantised weights, one a row of the matrix.
    public init(_ matrix: BinnedMatrix, layout: BinLayout, weights: [UInt32], sums: BinSums, progress: ProgressMonitor? = nil) throws(Cancelled) {
        precondition(weights.count == matrix.rowCount, "one weight a row")
        self.layout = layout
        diagonal = layout.vector(intercept: sums.totalWeight, fine: sums.weight)
        let largest = weights.max() ?? 0
        let strips = Self.strips(terms: layout.terms.count)
        let parts = try parallelMap(strips.count, progress: progress) { index in
            let strip = strips[index]
            return matrix.cooccurrence(
                of: layout.terms[strip.term], with: strip.partners.map { layout.terms[$0] }, weights: weights, largestWeight: largest)
        }
        tiles = Array(parts.joined())
    }

    /// Tiles that one thread makes in one pass over the rows: a term with up to four partners.
    struct Strip: Sendable {
        let term: Int
        let partners: Range<Int>
    }

    static func strips(terms: Int) -> [Strip] {
        (0..<terms).flatMap { term in
            stride(from: 0, to: term, by: 4).map { Strip(term: term, partners: $0..<min(term, $0 + 4)) }
        }
    }

    /// The sums without those of other rows: of all rows but a fold's.
    public static func - (all: Cooccurrence, some: Cooccurrence) -> Cooccurrence {
        precondition(all.layout == some.layout, "sums of different bins")
        var result = all
        for index in result.diagonal.indices { result.diagonal[index] -= some.diagonal[index] }
        for tile in result.tiles.indices {
            for index in result.tiles[tile].indices { result.tiles[tile][index] -= some.tiles[tile][index] }
        }
        return result
    }

    /// The lower triangle as a matrix.
    ///
    /// - Parameter unit: what one unit of the sums is worth (`FixedPoint.weightUnit`).
    public func matrix(unit: Double) -> Matrix {
        var result = Matrix(rows: layout.dimension, columns: layout.dimension)
        for index in 0..<layout.dimension {
            result[index, index] = Double(diagonal[index]) * unit
            result[index, 0] = Double(diagonal[index]) * unit
        }
        var tile = 0
        for (index, term) in layout.terms.enumerated() {
            for partner in layout.terms[..<index] {
                let values = tiles[tile]
                let width = partner.grouping.count
                for column in 0..<width {
                    for row in 0..<term.grouping.count {
                        result[term.offset + row, partner.offset + column] = Double(values[row * width + column]) * unit
                    }
                }
                tile += 1
            }
        }
        return result
    }
}
