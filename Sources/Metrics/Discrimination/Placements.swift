// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// For each row, the (weighted) share of rows of the other outcome that it is ranked rightly against; ties count half.
///
/// The mean placement of the events is the AUC, and so is that of the others. One sort serves both: O(n log n).
/// Source: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44, 837-845; midranks: Sun and Xu (2014), IEEE Signal Process. Lett. 21, 1389-1393.
struct Placements: Sendable {
    /// One a row.
    let values: [Double]
    /// The AUC.
    let mean: Double
    let weightOfEvents: Double
    let weightOfOthers: Double

    /// - Returns: `nil` unless rows of both outcomes have weight.
    init?(_ predictions: Predictions, order: [Int32]? = nil) {
        let risk = predictions.risk, outcome = predictions.outcome
        let order = order ?? ascendingOrder(risk)
        var values = [Double](repeating: 0, count: risk.count)
        // Weight of events and others ranked strictly below the present group of ties.
        var eventsBelow = 0.0, othersBelow = 0.0
        var start = 0
        while start < order.count {
            var end = start, events = 0.0, others = 0.0
            let tied = risk[Int(order[start])]
            while end < order.count, risk[Int(order[end])] == tied {
                let row = Int(order[end])
                if outcome[row] == 1 { events += predictions.weight(row) } else { others += predictions.weight(row) }
                end += 1
            }
            for position in start..<end {
                let row = Int(order[position])
                values[row] = outcome[row] == 1 ? othersBelow + others / 2 : eventsBelow + events / 2
            }
            eventsBelow += events
            othersBelow += others
            start = end
        }
        guard eventsBelow > 0, othersBelow > 0 else { return nil }
        var concordant = Sum()
        for row in values.indices {
            if outcome[row] == 1 {
                values[row] /= othersBelow
                concordant.add(values[row] * predictions.weight(row))
            } else {
                values[row] = 1 - values[row] / eventsBelow
            }
        }
        self.values = values
        mean = min(1, max(0, concordant.value / eventsBelow))
        (weightOfEvents, weightOfOthers) = (eventsBelow, othersBelow)
    }
}
