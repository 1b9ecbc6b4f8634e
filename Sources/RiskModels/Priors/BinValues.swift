// SPDX-License-Identifier: EUPL-1.2

import Learning

/// Where the values of one numeric feature lie inside its finest bins, over all training rows. No outcome is read.
struct BinValues: Sendable {
    /// Sum of the case weights of each fine bin; missing and `other` bins too.
    let weights: [Double]
    /// Weighted sum of the values of each fine bin; 0 where there are none.
    let sums: [Double]

    /// - Parameters:
    ///   - feature: position in the matrix.
    ///   - rows: rows of `column` in the order of the matrix.
    ///   - weights: of each of them; `nil` for one each.
    init(_ matrix: BinnedMatrix, feature: Int, _ column: FeatureColumn, rows: [Int], weights: [Double]?) {
        let bins = matrix.bins[feature]
        var (total, sum) = ([Double](repeating: 0, count: bins.count), [Double](repeating: 0, count: bins.count))
        for (position, row) in rows.enumerated() {
            let bin = matrix.code(column: feature, row: position)
            // A row without weight still says where the bin is.
            let weight = max(weights?[position] ?? 1, 1e-9)
            total[bin] += weight
            if case .numeric(let values) = column.values, bin < bins.valueBinCount { sum[bin] += weight * values[row] }
        }
        (self.weights, sums) = (total, sum)
    }

    /// The mean value of each bin of a coarser resolution; `nil` for a bin without rows.
    func means(_ grouping: BinGrouping) -> [Double?] {
        zip(grouping.sums(sums), grouping.sums(weights)).map { $1 > 0 ? $0 / $1 : nil }
    }

    /// The share of the rows in each bin of a coarser resolution.
    func shares(_ grouping: BinGrouping) -> [Double] {
        let grouped = grouping.sums(weights)
        let total = grouped.reduce(0, +)
        return grouped.map { total > 0 ? $0 / total : 0 }
    }
}
