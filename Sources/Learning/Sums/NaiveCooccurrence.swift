// SPDX-License-Identifier: EUPL-1.2

/// The plain twin of `Cooccurrence`: row by row, pair by pair. Tests hold the kernel against it.
package enum NaiveCooccurrence {
    /// - Returns: the full symmetric matrix, intercept first.
    package static func sums(_ matrix: BinnedMatrix, layout: BinLayout, weights: [UInt32]) -> [[Int64]] {
        var result = [[Int64]](repeating: [Int64](repeating: 0, count: layout.dimension), count: layout.dimension)
        for row in 0..<matrix.rowCount {
            let bins = [0] + layout.terms.map { $0.offset + $0.grouping.group[matrix.code(column: $0.column, row: row)] }
            for first in bins {
                for second in bins { result[first][second] += Int64(weights[row]) }
            }
        }
        return result
    }
}
