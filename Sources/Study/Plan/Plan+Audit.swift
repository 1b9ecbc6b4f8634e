// SPDX-License-Identifier: EUPL-1.2

import Fairness

extension Plan {
    /// What the groups of each attribute are compared with.
    public var references: [String: Reference] {
        settings.allProtected.reduce(into: [:]) { $0[$1.name] = Reference($1.compareTo) }
    }

    /// The comparisons that were registered before anybody looked.
    public var goals: [FairnessGoal] {
        settings.fairness.goals.map {
            FairnessGoal(
                outcome: $0.outcome, metric: $0.metric, attribute: $0.attribute, compare: $0.compare == .ratio ? .ratio : .difference, limit: $0.limit
            )
        }
    }
}
