// SPDX-License-Identifier: EUPL-1.2
// Unsafe because kernels read bits through pointers; lengths are those of the arrays that this type made itself.

import CKernels

/// Counts of the patterns in bit planes: sums over any set of patterns by AND and by counting bits. Of yes-or-no conditions alone.
struct PatternCounts: Sendable {
    /// Rows and events of a combination of conditions.
    typealias Cell = kernel_counts

    let words: Int
    let conditionCount: Int
    private let columns: [UInt64]
    private let rows: Planes
    private let events: Planes
    let total: Cell

    /// - Parameters: counts of each pattern of the table; its own, or those of a resampled one.
    init(_ table: PatternTable, rows: [UInt32], events: [UInt32]) {
        (words, conditionCount, columns) = (table.words, table.yesOrNoCount, table.columns)
        (self.rows, self.events) = (Planes(rows, words: words), Planes(events, words: words))
        total = Cell(rows: rows.reduce(0, +), events: events.reduce(0, +))
    }

    init(_ table: PatternTable) { self.init(table, rows: table.rows, events: table.events) }

    /// Words that one count reads.
    var cost: Int { rows.words.count + events.words.count }

    struct Planes: Sendable {
        var words: [UInt64] = []
        var lengths: [Int32] = []

        init(_ counts: [UInt32], words count: Int) {
            var bit: UInt32 = 0
            let largest = counts.max() ?? 0
            while bit < 32, largest >> bit > 0 {
                var plane = [UInt64](repeating: 0, count: count)
                for (pattern, value) in counts.enumerated() where value >> bit & 1 == 1 { plane[pattern / 64] |= 1 << UInt64(pattern % 64) }
                let length = (plane.lastIndex { $0 != 0 } ?? -1) + 1
                words += plane[..<length]
                lengths.append(Int32(length))
                bit += 1
            }
        }

        func count(_ mask: UnsafePointer<UInt64>) -> UInt32 {
            words.withUnsafeBufferPointer { words in
                lengths.withUnsafeBufferPointer { lengths in
                    let planes = kernel_planes(words: words.baseAddress, lengths: lengths.baseAddress, planes: Int32(lengths.count))
                    return UInt32(truncatingIfNeeded: kernel_count(planes, mask))
                }
            }
        }

        /// The planes with all other patterns taken out.
        func masked(_ mask: UnsafePointer<UInt64>) -> Planes {
            var result = self
            let size = words.count
            words.withUnsafeBufferPointer { words in
                lengths.withUnsafeBufferPointer { lengths in
                    let planes = kernel_planes(words: words.baseAddress, lengths: lengths.baseAddress, planes: Int32(lengths.count))
                    result.words.withUnsafeMutableBufferPointer { out in
                        if size > 0, let out = out.baseAddress { kernel_mask(planes, mask, out) }
                    }
                }
            }
            return result
        }
    }

    /// Masked planes of rows and events, of patterns that meet some conditions.
    struct Subset: Sendable {
        fileprivate let rows: Planes
        fileprivate let events: Planes
    }

    /// The patterns that meet all of some conditions.
    func subset(_ conditions: some Sequence<Int>) -> Subset {
        let mask = mask(conditions)
        return mask.withUnsafeBufferPointer { mask in
            guard let mask = mask.baseAddress else { return Subset(rows: rows, events: events) }
            return Subset(rows: rows.masked(mask), events: events.masked(mask))
        }
    }

    private func mask(_ conditions: some Sequence<Int>) -> [UInt64] {
        var mask = [UInt64](repeating: .max, count: words)
        for condition in conditions {
            for word in 0..<words { mask[word] &= columns[condition * words + word] }
        }
        return mask
    }

    /// Rows and events of a subset that also meet one condition.
    func count(_ subset: Subset, _ condition: Int) -> Cell {
        columns.withUnsafeBufferPointer { columns in
            guard let base = columns.baseAddress else { return Cell() }
            let column = base + condition * words
            return Cell(rows: subset.rows.count(column), events: subset.events.count(column))
        }
    }

    /// Rows and events that meet all of some conditions.
    func count(meeting conditions: some Sequence<Int>) -> Cell {
        mask(conditions).withUnsafeBufferPointer { mask in
            guard let mask = mask.baseAddress else { return Cell() }
            return Cell(rows: rows.count(mask), events: events.count(mask))
        }
    }

    /// Rows and events of every combination of some conditions: element c has condition i where bit i of c is set.
    func cells(_ support: [Int]) -> [Cell] {
        var cells = (0..<1 << support.count).map { subset in
            count(meeting: support.indices.lazy.filter { subset >> $0 & 1 == 1 }.map { support[$0] })
        }
        Self.exclude(&cells)
        return cells
    }

    /// From "meets all of the subset" to "meets the subset and nothing else of the support".
    static func exclude(_ cells: inout [Cell]) {
        var bit = 1
        while bit < cells.count {
            for index in cells.indices where index & bit == 0 {
                cells[index].rows -= cells[index | bit].rows
                cells[index].events -= cells[index | bit].events
            }
            bit <<= 1
        }
    }
}
