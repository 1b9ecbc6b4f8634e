// SPDX-License-Identifier: EUPL-1.2

import Learning

/// What a card may give points for, and how often in each fine bin of its feature: yes-or-no conditions first, then steps.
struct ConditionColumns: Sendable {
    struct Entry: Hashable, Sendable {
        let condition: ScorecardCondition
        /// Position of the feature in the binned matrix.
        let feature: Int
        /// How many times its points count in each fine bin of that feature: 0 or 1 for a condition.
        let counts: [Int32]
        /// Whether "below" is its opposite: a cut of a feature that no training row lacks. Points taken off then become points given.
        let canTurn: Bool
        /// What the prior's spread is of, in steps: 1 for a condition, two standard deviations for steps, which makes the two comparable
        /// (Gelman 2008, Stat. Med. 27, 2865-2873).
        let scale: Double
        /// Conditions of its feature among which it is one; 1 for steps.
        var choices = 1

        var isYesOrNo: Bool { if case .steps = condition.kind { false } else { true } }
    }

    let entries: [Entry]
    /// How many of the first are yes-or-no conditions.
    let yesOrNoCount: Int

    /// Conditions are put before steps, in the order in which they come.
    init(entries: [Entry]) {
        self.entries = entries.filter(\.isYesOrNo) + entries.filter { !$0.isYesOrNo }
        yesOrNoCount = entries.count(where: \.isYesOrNo)
    }

    var count: Int { entries.count }

    /// The same, where each condition knows among how many of its feature it is one.
    var countingChoices: ConditionColumns {
        var choices: [Int: Int] = [:]
        for entry in entries where entry.isYesOrNo { choices[entry.feature, default: 0] += 1 }
        return ConditionColumns(
            entries: entries.map { entry in
                var entry = entry
                entry.choices = entry.isYesOrNo ? choices[entry.feature] ?? 1 : 1
                return entry
            })
    }

    func selecting(_ positions: [Int]) -> ConditionColumns { ConditionColumns(entries: positions.map { entries[$0] }) }

    /// The precision of a prior of the log-odds of a point: that of each condition's spread, times its points squared.
    func precision(_ points: [Int], of support: [Int]) -> Double {
        zip(points, support).reduce(0) { $0 + Double($1.0 * $1.0) * entries[$1.1].scale * entries[$1.1].scale }
    }
}
