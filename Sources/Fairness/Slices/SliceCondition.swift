// SPDX-License-Identifier: EUPL-1.2

import Learning

/// One bin of one feature: a condition that a slice is made of.
struct SliceCondition: Hashable, Sendable, Comparable {
    /// Position of the feature among the columns that are searched.
    let column: Int
    let bin: Int

    static func < (a: SliceCondition, b: SliceCondition) -> Bool { (a.column, a.bin) < (b.column, b.bin) }
}

/// Rows by a few bins of each feature, one byte a row.
struct SliceColumns: Sendable {
    let names: [String]
    /// Bin of each row, by column.
    let codes: [[UInt8]]
    /// What each bin holds, as evidence writes it: `<20`, `20-<35`, `>=35`, a level, a kind of missing. By column.
    let words: [[String]]

    func binCount(_ column: Int) -> Int { words[column].count }
}
