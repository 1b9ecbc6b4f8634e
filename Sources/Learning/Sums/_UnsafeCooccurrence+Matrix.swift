// SPDX-License-Identifier: EUPL-1.2
// Unsafe because columns of one matrix are written from several threads; each term's columns are written by one.

import Basics
import StatMath

extension Cooccurrence {
    /// The lower triangle as a matrix.
    ///
    /// - Parameter unit: what one unit of the sums is worth (`FixedPoint.weightUnit`).
    public func matrix(unit: Double) throws(Cancelled) -> Matrix {
        let (layout, diagonal, tiles, size) = (layout, diagonal, tiles, layout.dimension)
        precondition(
            diagonal.count == size && tiles.count == layout.terms.count * max(layout.terms.count - 1, 0) / 2, "a tile for each pair of terms")
        var result = Matrix(rows: size, columns: size)
        for row in 0..<size { result[row, 0] = Double(diagonal[row]) * unit }
        var outcome: Result<Void, Cancelled> = .success(())
        result.elements.withUnsafeMutableBufferPointer { elements in
            nonisolated(unsafe) let elements = elements
            outcome = Result { () throws(Cancelled) in
                try parallelFor(layout.terms.count) { index in
                    let columns = layout.terms[index].range
                    for column in columns { elements[column * size + column] = Double(diagonal[column]) * unit }
                    for (other, term) in layout.terms.enumerated().dropFirst(index + 1) {
                        let tile = tiles[Self.place(other, index)]
                        precondition(tile.count == term.grouping.count * columns.count, "a number for each pair of bins")
                        tile.withUnsafeBufferPointer { tile in
                            for column in columns.indices {
                                let target = column * size + term.offset, source = column - columns.lowerBound
                                for row in 0..<term.grouping.count {
                                    elements[target + row] = Double(tile[row * columns.count + source]) * unit
                                }
                            }
                        }
                    }
                }
            }
        }
        try outcome.get()
        return result
    }
}
