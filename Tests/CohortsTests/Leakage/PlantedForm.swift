// SPDX-License-Identifier: EUPL-1.2

import Cohorts

/// One form of a trap: what is changed in a clean study, and what the linter must then say of what.
struct PlantedForm: Sendable {
    let trap: LeakageTrap
    let subject: String
    let plant: @Sendable (inout CleanStudy) -> Void

    init(_ trap: LeakageTrap, _ subject: String, _ plant: @escaping @Sendable (inout CleanStudy) -> Void) {
        (self.trap, self.subject, self.plant) = (trap, subject, plant)
    }

    /// Five of every trap.
    static let all = afterwards + outcomes + moments + relations + families + rows + values

    static func of(_ trap: LeakageTrap) -> [PlantedForm] { all.filter { $0.trap == trap } }
}

extension CleanStudy {
    /// Adds a feature to the plan alone.
    mutating func plan(_ feature: FeatureProvenance) { study.features.insert(feature, at: random.below(study.features.count + 1)) }
}
