// SPDX-License-Identifier: EUPL-1.2

import StatMath

extension Predictions {
    /// Sum of the weights.
    package var totalWeight: Double { design.total(rows: count) }

    /// The weighted mean of a value a row, with its linearised variance.
    ///
    /// - Returns: `nil` without rows or when a value is not finite.
    package func mean(_ value: (Int) -> Double) -> (value: Double, variance: Double?)? {
        guard count > 0 else { return nil }
        let total = totalWeight
        let mean = Sum.exact(count: count) { weight($0) > 0 ? weight($0) * value($0) : 0 } / total
        guard mean.isFinite else { return nil }
        return (mean, design.linearisedVariance(rows: count) { (value($0) - mean) / total })
    }

    /// The weighted share of rows with an event; `nil` without rows.
    public var prevalence: Double? {
        guard count > 0 else { return nil }
        return Sum.exact(count: count) { outcome[$0] == 1 ? weight($0) : 0 } / totalWeight
    }

    /// Whether rows of both outcomes have weight.
    package var hasBothOutcomes: Bool {
        var seen: UInt8 = 0
        for row in outcome.indices where weight(row) > 0 {
            seen |= outcome[row] == 1 ? 1 : 2
            if seen == 3 { return true }
        }
        return false
    }

    /// Whether every risk has finite log odds.
    package var isInsideUnitInterval: Bool { scale == .probability && risk.allSatisfy { $0 > 0 && $0 < 1 } }
}
