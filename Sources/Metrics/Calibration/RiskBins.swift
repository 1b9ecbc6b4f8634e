// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// Rows in order of risk, cut into bins with about as many rows each, with the sums that calibration needs. Equal risks share a bin.
struct RiskBins: Sendable {
    /// Sum of the weights, mean risk and mean outcome of each bin; mean risks ascend strictly.
    private(set) var weight: [Double] = []
    private(set) var risk: [Double] = []
    private(set) var outcome: [Double] = []
    /// Sum of w^2 p(1-p) (frequency weights: w p(1-p)): the variance of the bin's sum of outcomes when its risks are right.
    private(set) var nullVariance: [Double] = []
    /// Sum of w^2 (frequency weights: w).
    private(set) var squaredWeight: [Double] = []
    /// Rows of positive weight.
    private(set) var rows: [Int] = []
    /// Bin of each row; -1 for rows without weight.
    private(set) var binOfRow: [Int32]

    /// - Parameter count: the most bins; each risk has its own where there are no more risks than that.
    init(_ predictions: Predictions, count: Int) {
        binOfRow = [Int32](repeating: -1, count: predictions.count)
        let order = ascendingOrder(predictions.risk).filter { predictions.weight(Int($0)) > 0 }
        let isFrequency = predictions.design.weightKind == .frequency
        let distinct = order.indices.lazy.filter { $0 == 0 || predictions.risk[Int(order[$0])] != predictions.risk[Int(order[$0 - 1])] }.count
        let count = distinct <= count ? order.count : count
        var start = 0
        while start < order.count {
            // The end that an even share would have, then on to the end of equal risks.
            let share = order.count * (start * count / order.count + 1)
            var end = max(start + 1, min(order.count, (share + count - 1) / count))
            while end < order.count, predictions.risk[Int(order[end])] == predictions.risk[Int(order[end - 1])] { end += 1 }
            var sums = (weight: Sum(), risk: Sum(), outcome: Sum(), variance: Sum(), square: Sum())
            for position in start..<end {
                let row = Int(order[position]), w = predictions.weight(row), p = predictions.risk[row]
                sums.weight.add(w)
                sums.risk.add(w * p)
                sums.outcome.add(predictions.outcome[row] == 1 ? w : 0)
                sums.variance.add((isFrequency ? w : w * w) * p * (1 - p))
                sums.square.add(isFrequency ? w : w * w)
                binOfRow[row] = Int32(weight.count)
            }
            let lowest = predictions.risk[Int(order[start])], total = sums.weight.value
            let mean = lowest == predictions.risk[Int(order[end - 1])] ? lowest : sums.risk.value / total
            if let last = risk.indices.last, mean <= risk[last] {
                // Risks that differ by rounding alone: one bin.
                for position in start..<end { binOfRow[Int(order[position])] = Int32(last) }
                outcome[last] = (outcome[last] * weight[last] + sums.outcome.value) / (weight[last] + total)
                weight[last] += total
                nullVariance[last] += sums.variance.value
                squaredWeight[last] += sums.square.value
                rows[last] += end - start
            } else {
                weight.append(total)
                risk.append(mean)
                outcome.append(sums.outcome.value / total)
                nullVariance.append(sums.variance.value)
                squaredWeight.append(sums.square.value)
                rows.append(end - start)
            }
            start = end
        }
    }
}
