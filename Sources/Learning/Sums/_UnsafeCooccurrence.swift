// SPDX-License-Identifier: EUPL-1.2
// Unsafe because this is the loop in which a fit spends its time; codes are below the number of bins by construction.

extension BinnedMatrix {
    /// The sum of the weights of each block's rows.
    func blockWeights(_ weights: [UInt32]) -> [UInt64] {
        (0..<blockCount).map { block in weights[rows(ofBlock: block)].reduce(0) { $0 + UInt64($1) } }
    }

    /// The tiles of one term with a few partners, in one pass over the rows; each `[bin of the later term][bin of the earlier one]`.
    ///
    /// - Parameters:
    ///   - uncommon: the rows off the term's common code; `nil` to pass over all rows.
    ///   - blockWeights: the sum of the weights of each block's rows.
    ///   - diagonal: the sum of the weights of every bin.
    func cooccurrence(
        of term: BinLayout.Term, with partners: [BinLayout.Term], on uncommon: UncommonRows?, weights: [UInt32], blockWeights: [UInt64],
        diagonal: [Int64]
    ) -> [[Int64]] {
        let strip = TileStrip(term: term, partners: partners)
        let loads = uncommon?.blockWeights ?? blockWeights
        // Small tiles add 32-bit numbers and are emptied before they can overflow; large ones would be emptied too often.
        let isSmall = strip.cells <= 4 * Self.blockSize && loads.allSatisfy { $0 <= UInt64(UInt32.max) }
        var sums =
            isSmall
            ? add(strip, on: uncommon, weights: weights, as: UInt32.self, loads)
            : add(strip, on: uncommon, weights: weights, as: UInt64.self, loads)
        if let uncommon { strip.complete(&sums, common: term.grouping.group[uncommon.common], diagonal: diagonal) }
        return strip.split(sums)
    }

    private func add<Sum: FixedWidthInteger & UnsignedInteger>(
        _ strip: TileStrip, on uncommon: UncommonRows?, weights: [UInt32], as type: Sum.Type, _ loads: [UInt64]
    ) -> [Int64] {
        var total = [Int64](repeating: 0, count: strip.cells)
        var sums = [Sum](repeating: 0, count: strip.cells)
        weights.withUnsafeBufferPointer { weights in
            var start = 0
            while start < blockCount {
                // As many blocks as one cell can hold, if all rows fell into it.
                var end = start + 1, load = loads[start]
                while end < blockCount, load + loads[end] <= UInt64(Sum.max) {
                    load += loads[end]
                    end += 1
                }
                sums.withUnsafeMutableBufferPointer { sums in
                    for block in start..<end {
                        let rows = rows(ofBlock: block), weights = UnsafeBufferPointer(rebasing: weights[rows])
                        guard let uncommon else {
                            strip.add(columns, rows, AllRows(count: rows.count), weights, sums)
                            continue
                        }
                        uncommon.withBlock(block) { strip.add(columns, rows, SomeRows(places: $0), weights, sums) }
                    }
                }
                for cell in total.indices {
                    total[cell] &+= Int64(truncatingIfNeeded: sums[cell])
                    sums[cell] = 0
                }
                start = end
            }
        }
        return total
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
    let term: BinLayout.Term
    let partners: [BinLayout.Term]
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
        (self.term, self.partners) = (term, partners)
    }

    /// Adds rows of one block to the table.
    @inline(__always)
    func add<Rows: BlockRows, Sum: FixedWidthInteger & UnsignedInteger>(
        _ codes: [CodeColumn], _ block: Range<Int>, _ rows: Rows, _ weights: UnsafeBufferPointer<UInt32>, _ sums: UnsafeMutableBufferPointer<Sum>
    ) {
        if partners.count == 4, addFour(codes, block, rows, weights, sums) { return }
        codes[term.column].withBlock(block) { code in
            rowStarts.withUnsafeBufferPointer { rowStarts in
                for (partner, columns) in zip(partners, columns) {
                    columns.withUnsafeBufferPointer { columns in
                        codes[partner.column].withBlock(block) { other in
                            switch (code, other) {
                            case (.narrow(let code), .narrow(let other)): Self.scatter(rows, code, rowStarts, other, columns, weights, sums)
                            case (.narrow(let code), .wide(let other)): Self.scatter(rows, code, rowStarts, other, columns, weights, sums)
                            case (.wide(let code), .narrow(let other)): Self.scatter(rows, code, rowStarts, other, columns, weights, sums)
                            case (.wide(let code), .wide(let other)): Self.scatter(rows, code, rowStarts, other, columns, weights, sums)
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
    private func addFour<Rows: BlockRows, Sum: FixedWidthInteger & UnsignedInteger>(
        _ codes: [CodeColumn], _ block: Range<Int>, _ rows: Rows, _ weights: UnsafeBufferPointer<UInt32>, _ sums: UnsafeMutableBufferPointer<Sum>
    ) -> Bool {
        CodeColumn.withNarrowBlocks([codes[term.column]] + partners.map { codes[$0.column] }, block) { blocks in
            rowStarts.withUnsafeBufferPointer { rowStarts in
                columns[0].withUnsafeBufferPointer { c0 in
                    columns[1].withUnsafeBufferPointer { c1 in
                        columns[2].withUnsafeBufferPointer { c2 in
                            columns[3].withUnsafeBufferPointer { c3 in
                                let (code, b0, b1, b2, b3) = (blocks[0], blocks[1], blocks[2], blocks[3], blocks[4])
                                for index in 0..<rows.count {
                                    let row = rows.place(index)
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
    private static func scatter<Rows: BlockRows, Code: FixedWidthInteger, Other: FixedWidthInteger, Sum: FixedWidthInteger & UnsignedInteger>(
        _ rows: Rows, _ code: UnsafeBufferPointer<Code>, _ rowStarts: UnsafeBufferPointer<UInt32>, _ other: UnsafeBufferPointer<Other>,
        _ columns: UnsafeBufferPointer<UInt32>, _ weights: UnsafeBufferPointer<UInt32>, _ sums: UnsafeMutableBufferPointer<Sum>
    ) {
        for index in 0..<rows.count {
            let row = rows.place(index)
            let cell = Int(rowStarts[Int(code[row])] &+ columns[Int(other[row])])
            sums[cell] &+= Sum(truncatingIfNeeded: weights[row])
        }
    }

    /// Gives the common bin what the other bins leave of each partner's sums.
    func complete(_ total: inout [Int64], common: Int, diagonal: [Int64]) {
        let width = widths.reduce(0, +)
        var rest = partners.flatMap { diagonal[$0.range] }
        for bin in 0..<bins where bin != common {
            for column in 0..<width { rest[column] &-= total[bin * width + column] }
        }
        total.replaceSubrange(common * width..<(common + 1) * width, with: rest)
    }

    /// The tiles, each `[bin of the later term][bin of the earlier one]`.
    func split(_ total: [Int64]) -> [[Int64]] {
        let width = widths.reduce(0, +)
        var place = 0
        return zip(partners, widths).map { partner, own in
            defer { place += own }
            if partner.offset < term.offset { return (0..<bins).flatMap { total[$0 * width + place..<$0 * width + place + own] } }
            return (place..<place + own).flatMap { column in (0..<bins).map { total[$0 * width + column] } }
        }
    }
}
