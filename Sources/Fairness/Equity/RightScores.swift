// SPDX-License-Identifier: EUPL-1.2

import Basics
import Metrics
import StatMath

/// Cells of rows whose scores are right: how far their weighted numbers of events lie from what the scores expect, by chance.
///
/// Outcomes are drawn row by row where that number varies little; else it is normal (Lyapunov), with the variance that the scores give it.
struct RightScores: Sendable {
    /// Of the sum over a cell's rows, from where on it is drawn as one normal number.
    private static let largeVariance = 25.0

    /// Standard deviation of each cell; 0 where rows are drawn.
    private let spread: [Double]
    /// Rows of small cells, their cells, scores and weights.
    private let rows: [(cell: Int, risk: Double, weight: Double)]

    /// - Parameter cellOfRow: in `0..<cells`.
    init(_ predictions: Predictions, cellOfRow: [Int], cells: Int) {
        var variance = [Double](repeating: 0, count: cells), events = variance
        for (row, cell) in cellOfRow.enumerated() {
            let risk = predictions.risk[row], weight = predictions.weight(row)
            variance[cell] += weight * weight * risk * (1 - risk)
            events[cell] += risk * (1 - risk)
        }
        // Of events counted alike, so that the scale of weights plays no part.
        let isLarge = events.map { $0 >= Self.largeVariance }
        spread = zip(variance, isLarge).map { $1 ? $0.squareRoot() : 0 }
        rows = cellOfRow.indices.filter { !isLarge[cellOfRow[$0]] }.map { (cellOfRow[$0], predictions.risk[$0], predictions.weight($0)) }
    }

    /// Events less expected events of each cell, in one draw.
    func errors(_ random: inout Philox) -> [Double] {
        var sums = spread.map { $0 > 0 ? $0 * Normal.quantile(random.uniform()) : 0 }
        for row in rows { sums[row.cell] += row.weight * ((random.uniform() < row.risk ? 1 : 0) - row.risk) }
        return sums
    }
}
