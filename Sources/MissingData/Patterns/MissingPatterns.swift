// SPDX-License-Identifier: EUPL-1.2

/// The combinations of missing columns that occur in a table.
public struct MissingPatterns: Hashable, Sendable {
    /// Rows that miss the same columns.
    public struct Pattern: Hashable, Sendable {
        /// One flag a column, in the table's order.
        public let isMissing: [Bool]
        public let rowCount: Int

        public var missingCount: Int { isMissing.reduce(0) { $0 + ($1 ? 1 : 0) } }
    }

    public let names: [String]
    public let rowCount: Int
    /// Missing cells of each column.
    public let missingCounts: [Int]
    /// Complete rows first; then by the first missing column, in the order of `columnsByMissing`, the latest first.
    public let patterns: [Pattern]

    public init(_ cells: MissingCells) {
        names = cells.names
        rowCount = cells.rowCount
        let counts = (0..<cells.columnCount).map { cells.missingCount(column: $0) }
        missingCounts = counts
        let order = Self.ascending(counts)
        // Bit by bit over the columns that miss anything, so that a row is a few words.
        let incomplete = order.filter { counts[$0] > 0 }
        let width = max(1, (incomplete.count + 63) / 64)
        var words = [UInt64](repeating: 0, count: rowCount * width)
        for (bit, column) in incomplete.enumerated() {
            guard let flags = cells.flags(column: column) else { continue }
            // The first columns have the highest bits, so that words compare as patterns do.
            let mask = UInt64(1) << UInt64(63 - bit % 64)
            for row in 0..<rowCount where flags[row] { words[row * width + bit / 64] |= mask }
        }
        patterns = Self.counted(words, width: width).map { key, rows in
            var isMissing = [Bool](repeating: false, count: counts.count)
            for (bit, column) in incomplete.enumerated() where key[bit / 64] >> UInt64(63 - bit % 64) & 1 == 1 { isMissing[column] = true }
            return Pattern(isMissing: isMissing, rowCount: rows)
        }
    }

    /// Columns from few to many missing cells; equals in the table's order.
    public var columnsByMissing: [Int] { Self.ascending(missingCounts) }

    public var completeRowCount: Int { patterns.first { $0.missingCount == 0 }?.rowCount ?? 0 }

    /// Rows by their words, the smallest first.
    private static func counted(_ words: [UInt64], width: Int) -> [(key: [UInt64], rows: Int)] {
        if width == 1 {
            // One word a row, as a rule: no array a row then.
            var rows: [UInt64: Int] = [:]
            for word in words { rows[word, default: 0] += 1 }
            return rows.sorted { $0.key < $1.key }.map { ([$0.key], $0.value) }
        }
        var rows: [[UInt64]: Int] = [:]
        for row in 0..<words.count / width { rows[Array(words[row * width..<(row + 1) * width]), default: 0] += 1 }
        return rows.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
    }

    private static func ascending(_ counts: [Int]) -> [Int] {
        counts.indices.sorted { (counts[$0], $0) < (counts[$1], $1) }
    }
}
