// SPDX-License-Identifier: EUPL-1.2

import StatMath

extension AreaUnderCurve {
    /// The AUC (averaged over folds, as it is reported) with what each row adds to its error.
    ///
    /// To first order the error is the weighted sum of the influences, so that the variance of a difference between two overlapping sets of
    /// rows follows from the difference of their influences.
    /// Source: DeLong, DeLong and Clarke-Pearson (1988); LeDell, Petersen and van der Laan (2015).
    ///
    /// - Returns: one influence a row; `nil` unless rows of both outcomes have weight in some fold.
    package static func influences(_ predictions: Predictions) -> (value: Double, influence: [Double])? {
        var foldRows: [[Int]] = [Array(0..<predictions.count)]
        if let folds = predictions.folds {
            let rows = Dictionary(grouping: folds.indices) { folds[$0] }
            foldRows = rows.keys.sorted().compactMap { rows[$0] }
        }
        let parts = foldRows.compactMap { rows in
            Placements(foldRows.count == 1 ? predictions : predictions.subset(rows)).map { (rows, $0) }
        }
        guard !parts.isEmpty else { return nil }
        let count = Double(parts.count)
        var influence = [Double](repeating: 0, count: predictions.count)
        for (rows, placements) in parts {
            for (place, row) in rows.enumerated() {
                let weight = predictions.outcome[row] == 1 ? placements.weightOfEvents : placements.weightOfOthers
                influence[row] = (placements.values[place] - placements.mean) / weight / count
            }
        }
        return (Sum.exact(parts.map(\.1.mean)) / count, influence)
    }
}
