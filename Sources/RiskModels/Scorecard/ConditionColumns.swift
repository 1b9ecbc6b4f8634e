// SPDX-License-Identifier: EUPL-1.2

import Learning

/// Conditions, and in which fine bins of their feature each holds.
struct ConditionColumns: Sendable {
    struct Entry: Hashable, Sendable {
        let condition: ScorecardCondition
        /// Position of the feature in the binned matrix.
        let feature: Int
        /// One a fine bin of that feature.
        let holds: [Bool]
        /// Whether "below" is its opposite: a cut of a feature that no training row lacks. Points taken off then become points given.
        let canTurn: Bool
    }

    var entries: [Entry]

    var count: Int { entries.count }

    func selecting(_ positions: [Int]) -> ConditionColumns { ConditionColumns(entries: positions.map { entries[$0] }) }
}
