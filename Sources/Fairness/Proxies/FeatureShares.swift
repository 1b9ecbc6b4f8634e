// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// Every feature in bins, to see how a group is spread over them.
struct FeatureShares {
    private let matrix: BinnedMatrix

    /// Rows that a bin of its own opinion is worth: bins with fewer stay close to the share of the group in all rows.
    private static let prior = 20.0

    init(_ features: Features, progress: ProgressMonitor) throws {
        matrix = try BinnedMatrix(features, rows: Array(0..<features.rowCount), binning: Binning(coarseBins: 32, fineBins: 32), progress: progress)
    }

    /// The share of the group in each row's bin, counted on the rows of the other folds.
    func shares(feature: Int, isMember: [UInt8], folds: OutOfFoldRisks) -> [Double] {
        let bins = matrix.binCount(column: feature), count = folds.foldCount
        var members = [Double](repeating: 0, count: bins * count), all = members
        let codes = isMember.indices.map { matrix.code(column: feature, row: $0) }
        for (row, bin) in codes.enumerated() {
            let cell = Int(folds.folds[row]) * bins + bin, weight = folds.weight(row)
            all[cell] += weight
            if isMember[row] == 1 { members[cell] += weight }
        }
        func total(_ cells: [Double], bin: Int) -> Double { (0..<count).reduce(0) { $0 + cells[$1 * bins + bin] } }
        let (memberTotals, allTotals) = ((0..<bins).map { total(members, bin: $0) }, (0..<bins).map { total(all, bin: $0) })
        var share = [Double](repeating: 0, count: bins * count)
        for fold in 0..<count {
            let inside = (0..<bins).reduce(0.0) { $0 + memberTotals[$1] - members[fold * bins + $1] }
            let whole = (0..<bins).reduce(0.0) { $0 + allTotals[$1] - all[fold * bins + $1] }
            let mean = whole > 0 ? inside / whole : 0
            for bin in 0..<bins {
                let cell = fold * bins + bin
                share[cell] = (memberTotals[bin] - members[cell] + Self.prior * mean) / (allTotals[bin] - all[cell] + Self.prior)
            }
        }
        return codes.indices.map { min(1, max(0, share[Int(folds.folds[$0]) * bins + codes[$0]])) }
    }
}
