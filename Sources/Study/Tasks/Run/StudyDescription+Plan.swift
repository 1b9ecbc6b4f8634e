// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Protected
import RegisterData

extension StudyDescription {
    /// What the report must know of a study: words of the plan first, then those of the data.
    init(
        _ plan: Plan, cohort: Cohort, areaNames: [String: String], table: Table, archetypes: PlanArchetypes?, undecided: [String],
        openings: Openings, final: Bool, seed: UInt64
    ) {
        var labels: [String: LocalizedText] = [:]
        for feature in cohort.features.columns {
            guard let column = table[feature.name] else { continue }
            labels["feature:\(feature.name)"] = column.label
            if case .category(_, let levels) = column.values {
                for level in levels { labels["level:\(feature.name)=\(level.code)"] = level.label }
            }
        }
        for (code, name) in areaNames { labels["area:\(code)"] = LocalizedText(name) }
        for (code, label) in cohort.areas?.labels ?? [:] { labels["area:\(code)"] = label }
        labels.merge(cohort.protected.labels) { _, new in new }
        labels.merge(plan.labels) { _, new in new }
        labels.merge(archetypes?.labels(labels) ?? [:]) { _, new in new }
        var units: [String: String] = [:]
        for feature in cohort.features.columns { units[feature.name] = feature.unit }
        self.init(
            name: plan.study, title: plan.title, purpose: plan.purpose, seed: Int(clamping: seed), final: final, labels: labels,
            units: units.merging(plan.units) { _, new in new }, undecided: undecided, choices: plan.choices, openings: openings.openings,
            planChanges: openings.planChanges)
    }
}
