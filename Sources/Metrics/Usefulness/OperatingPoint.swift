// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// What reaching some rows finds: the share reached, the share of events among the reached, and the share of events that is reached.
///
/// Intervals: Wilson's, at the effective sample size with weights or clusters (methods 18).
public struct OperatingPoint: Hashable, Sendable {
    public let at: [String: Double]
    /// Rows that are reached, of all rows.
    public let selected: EffectiveProportion
    /// Events that are reached, of all events; `nil` without events.
    public let sensitivity: EffectiveProportion?
    /// Events, of the rows that are reached; `nil` when none is.
    public let positivePredictiveValue: EffectiveProportion?

    /// - Returns: `nil` without rows.
    public init?(_ predictions: Predictions, selection: Selection) {
        let reached = selection.isReached, outcome = predictions.outcome, rows = predictions.count
        guard reached.count == rows else { return nil }
        func share(of denominator: (Int) -> Bool, with property: (Int) -> Bool) -> EffectiveProportion? {
            EffectiveProportion(rows: rows, design: predictions.design, inDenominator: denominator, hasProperty: property)
        }
        guard let selected = share(of: { _ in true }, with: { reached[$0] }) else { return nil }
        self.selected = selected
        at = selection.at
        sensitivity = share(of: { outcome[$0] == 1 }, with: { reached[$0] })
        positivePredictiveValue = share(of: { reached[$0] }, with: { outcome[$0] == 1 })
    }
}
