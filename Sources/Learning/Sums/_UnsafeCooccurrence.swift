// SPDX-License-Identifier: EUPL-1.2
// Unsafe because this is the loop in which a fit spends its time; codes are below the number of bins by construction.

extension BinnedMatrix {
    /// The tiles of one term with a few partners, in one pass over the rows.
    func cooccurrence(of term: BinLayout.Term, with partners: [BinLayout.Term], weights: [UInt32], largestWeight: UInt32) -> [[Int64]] {
        let strip = TileStrip(term: term, partners: partners)
        // Small tiles add 32-bit numbers and are emptied before they can overflow; large ones would be emptied too often.
        let safeBlocks = largestWeight == 0 ? .max : Int(UInt64(UInt32.max) / (UInt64(largestWeight) * UInt64(Self.blockSize)))
        if safeBlocks >= 1, strip.cells <= 4 * Self.blockSize {
            return add(strip, weights: weights, as: UInt32.self, blocksAtOnce: safeBlocks)
        }
        return add(strip, weights: weights, as: UInt64.self, blocksAtOnce: .max)
    }

    private func add<Sum: FixedWidthInteger & UnsignedInteger>(
        _ strip: TileStrip, weights: [UInt32], as type: Sum.Type, blocksAtOnce: Int
    ) -> [[Int64]] {
        var total = [Int64](repeating: 0, count: strip.cells)
        var sums = [Sum](repeating: 0, count: strip.cells)
        weights.withUnsafeBufferPointer { weights in
            var start = 0
            while start < blockCount {
                let end = blocksAtOnce < blockCount - start ? start + blocksAtOnce : blockCount
                sums.withUnsafeMutableBufferPointer { sums in
                    for block in start..<end { strip.add(columns, rows: rows(ofBlock: block), weights: weights, to: sums) }
                }
                for cell in total.indices {
                    total[cell] &+= Int64(truncatingIfNeeded: sums[cell])
                    sums[cell] = 0
                }
                start = end
            }
        }
        return strip.split(total)
    }
}

/// A term's tiles with its partners side by side in one table: cell = row table[code of term] + column table[code of partner].
///
/// The look-up from fine bins to the model's bins, the width of a row and the partner's place are folded into these tables.
private struct TileStrip {
    let bins: Int
    let widths: [Int]
    let rowStarts: [UInt32]
    let columns: [[UInt32]]
    let term: Int
    let partners: [Int]
    let cells: Int

    init(term: BinLayout.Term, partners: [BinLayout.Term]) {
        bins = term.grouping.count
        widths = partners.map(\.grouping.count)
        let width = widths.reduce(0, +)
        cells = bins * width
        rowStarts = term.grouping.group.map { UInt32($0 * width) }
        var place = 0
        columns = partners.map { partner in
            defer { place += partner.grouping.count }
            return partner.grouping.group.map { UInt32(place + $0) }
        }
        self.term = term.column
        self.partners = partners.map(\.column)
    }

    /// Adds one block of rows to the table.
    @inline(__always)
    func add<Sum: FixedWidthInteger & UnsignedInteger>(
        _ codes: [CodeColumn], rows: Range<Int>, weights: UnsafeBufferPointer<UInt32>, to sums: UnsafeMutableBufferPointer<Sum>
    ) {
        let weights = UnsafeBufferPointer(rebasing: weights[rows])
        if partners.count == 4, addFour(codes, rows, weights, sums) { return }
        codes[term].withBlock(rows) { code in
            rowStarts.withUnsafeBufferPointer { rowStarts in
                for (partner, columns) in zip(partners, columns) {
                    columns.withUnsafeBufferPointer { columns in
                        codes[partner].withBlock(rows) { other in
                            switch (code, other) {
                            case (.narrow(let code), .narrow(let other)): Self.scatter(code, rowStarts, other, columns, weights, sums)
                            case (.narrow(let code), .wide(let other)): Self.scatter(code, rowStarts, other, columns, weights, sums)
                            case (.wide(let code), .narrow(let other)): Self.scatter(code, rowStarts, other, columns, weights, sums)
                            case (.wide(let code), .wide(let other)): Self.scatter(code, rowStarts, other, columns, weights, sums)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Four narrow partners in one loop: while one waits for a cell that the row before has just changed, the others go on.
    ///
    /// - Returns: false when a column is wide, and nothing was added.
    @inline(__always)
    private func addFour<Sum: FixedWidthInteger & UnsignedInteger>(
        _ codes: [CodeColumn], _ rows: Range<Int>, _ weights: UnsafeBufferPointer<UInt32>, _ sums: UnsafeMutableBufferPointer<Sum>
    ) -> Bool {
        CodeColumn.withNarrowBlocks([codes[term]] + partners.map { codes[$0] }, rows) { blocks in
            rowStarts.withUnsafeBufferPointer { rowStarts in
                columns[0].withUnsafeBufferPointer { c0 in
                    columns[1].withUnsafeBufferPointer { c1 in
                        columns[2].withUnsafeBufferPointer { c2 in
                            columns[3].withUnsafeBufferPointer { c3 in
                                let (code, b0, b1, b2, b3) = (blocks[0], blocks[1], blocks[2], blocks[3], blocks[4])
                                for row in 0..<code.count {
                                    let start = rowStarts[Int(code[row])], weight = Sum(truncatingIfNeeded: weights[row])
                                    sums[Int(start &+ c0[Int(b0[row])])] &+= weight
                                    sums[Int(start &+ c1[Int(b1[row])])] &+= weight
                                    sums[Int(start &+ c2[Int(b2[row])])] &+= weight
                                    sums[Int(start &+ c3[Int(b3[row])])] &+= weight
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func scatter<Code: FixedWidthInteger, Other: FixedWidthInteger, Sum: FixedWidthInteger & UnsignedInteger>(
        _ code: UnsafeBufferPointer<Code>, _ rowStarts: UnsafeBufferPointer<UInt32>, _ other: UnsafeBufferPointer<Other>,
        _ columns: UnsafeBufferPointer<UInt32>, _ weights: UnsafeBufferPointer<UInt32>, _ sums: UnsafeMutableBufferPointer<Sum>
    ) {
        for row in 0..<code.count {
            let cell = Int(rowStarts[Int(code[row])] &+ columns[Int(other[row])])
            sums[cell] &+= Sum(truncatingIfNeeded: weights[row])
        }
    }

    /// The tiles, each `[bin of term][bin of partner]`.
    func split(_ total: [Int64]) -> [[Int64]] {
        let width = widths.reduce(0, +)
        var place = 0
        return widths.map { own in
            defer { place += own }
            return (0..<bins).flatMap { total[$0 * width + place..<$0 * width + place + own] }
        }
    }
}
