// SPDX-License-Identifier: EUPL-1.2
// Unsafe because one pass over the rows for every three features is all that the search costs; codes lie below the counts of bins by construction.

/// Sums of residuals by cell: the kernels of the lattice search.
enum SliceSums {
    static func one(_ columns: SliceColumns, _ residuals: SliceResiduals, _ a: Int) -> [SIMD8<Float>] {
        var sums = [SIMD8<Float>](repeating: .zero, count: columns.binCount(a))
        accumulate(&sums, residuals.values, columns.codes[a].map { UInt16($0) })
        return sums
    }

    static func two(_ columns: SliceColumns, _ residuals: SliceResiduals, _ a: Int, _ b: Int) -> [SIMD8<Float>] {
        let width = UInt16(columns.binCount(b)), (first, second) = (columns.codes[a], columns.codes[b])
        var sums = [SIMD8<Float>](repeating: .zero, count: columns.binCount(a) * Int(width))
        accumulate(&sums, residuals.values, first.indices.map { UInt16(first[$0]) &* width &+ UInt16(second[$0]) })
        return sums
    }

    /// The rows that lie in a living cell of two features, and which.
    static func cells(_ columns: SliceColumns, _ a: Int, _ b: Int, _ isLive: [Bool]) -> (cells: [UInt16], rows: [Int32]) {
        let width = columns.binCount(b), (first, second) = (columns.codes[a], columns.codes[b])
        var cells: [UInt16] = [], rows: [Int32] = []
        for row in first.indices {
            let cell = Int(first[row]) * width + Int(second[row])
            guard isLive[cell] else { continue }
            cells.append(UInt16(cell))
            rows.append(Int32(row))
        }
        return (cells, rows)
    }

    /// Sums by cell of two features and bin of a third, cell x bins + bin.
    static func three(
        _ codes: [UInt8], _ bins: Int, _ residuals: SliceResiduals, cells: [UInt16], rows: [Int32], count: Int
    ) -> [SIMD8<Float>] {
        var sums = [SIMD8<Float>](repeating: .zero, count: count * bins)
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            unsafe residuals.values.withUnsafeBufferPointer { values in
                unsafe codes.withUnsafeBufferPointer { codes in
                    for position in rows.indices {
                        let row = Int(rows[position])
                        unsafe sums[Int(cells[position]) &* bins &+ Int(codes[row])] += unsafe values[row]
                    }
                }
            }
        }
        return sums
    }

    private static func accumulate(_ sums: inout [SIMD8<Float>], _ values: [SIMD8<Float>], _ codes: [UInt16]) {
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            for row in codes.indices { unsafe sums[Int(codes[row])] += values[row] }
        }
    }
}
