// SPDX-License-Identifier: EUPL-1.2

import Fairness
import Foundation
import Settings

/// A goal names an outcome, a measure and an attribute that exist, and can be judged.
extension PlanChecks {
    /// Larger areas need areas.
    func checkAreas(_ context: inout SettingsContext) {
        let path = SettingPath("fairness", "areas", "crosswalk")
        guard settings.fairness.areas.crosswalk != nil, settings.cohort?.area == nil, settings.column(with: .area) == nil else { return }
        context.error(
            path, en: "`\(path)`: no column has the role area, so there is nothing to put into larger areas.",
            nl: "`\(path)`: geen kolom heeft de rol area, dus er is niets om in grotere gebieden te plaatsen.")
    }

    /// People are alike in a feature, and somebody is selected.
    func checkConditionalParity(_ context: inout SettingsContext) {
        guard let condition = settings.fairness.conditionalParity else { return }
        let path = SettingPath("fairness", "conditional_parity")
        check(condition.given, among: settings.allFeatures.map(\.name), at: path["given"], &context)
        guard !context.isWritten(SettingPath("decision", "capacity")), !context.isWritten(SettingPath("decision", "costs")) else { return }
        context.error(
            path, en: "`\(path)` depends on who is selected. Give `decision: {capacity: ...}` or `costs`.",
            nl: "`\(path)` hangt af van wie er wordt uitgekozen. Geef `decision: {capacity: ...}` of `costs`.")
    }

    func checkGoals(_ context: inout SettingsContext) {
        for (index, goal) in settings.fairness.goals.enumerated() {
            let path = SettingPath("fairness", "goals")[index]
            check(goal.outcome, among: settings.outcomes.map(\.name), at: path["outcome"], &context)
            check(goal.metric, among: AuditMetric.names, at: path["metric"], &context)
            let attributes = goal.attribute.components(separatedBy: " x ")
            for attribute in attributes { check(attribute, among: settings.allProtected.map(\.name), at: path["attribute"], &context) }
            if attributes.count > 1, attributes.count > settings.fairness.intersections {
                context.error(
                    path["attribute"],
                    en: "`\(path["attribute"])`: groups of two attributes are judged with `intersections: 2`, and no more than two.",
                    nl: "`\(path["attribute"])`: groepen van twee kenmerken worden beoordeeld met `intersections: 2`, en meer dan twee niet.")
            }
            checkScale(goal, path["compare"], &context)
            checkOperatingPoint(goal, path["metric"], &context)
        }
    }

    func check(_ name: String, among known: [String], at path: SettingPath, _ context: inout SettingsContext) {
        guard !name.isEmpty, !known.contains(name) else { return }
        let hint = Self.suggestion(for: name, among: known)
        context.error(path, en: "`\(path)`: there is no `\(name)`. \(hint.en)", nl: "`\(path)`: er is geen `\(name)`. \(hint.nl)")
    }

    private func checkScale(_ goal: GoalSection, _ path: SettingPath, _ context: inout SettingsContext) {
        let needed: GoalSection.Scale? = ["auc": .difference, "observed-expected": .ratio][goal.metric]
        guard let needed, goal.compare != needed else { return }
        context.error(
            path, en: "`\(path)`: \(goal.metric) is compared by its \(needed.rawValue) only.",
            nl: "`\(path)`: \(goal.metric) wordt alleen vergeleken met `\(needed.rawValue)`.")
    }

    /// Who is selected decides every rate but the prevalence.
    private func checkOperatingPoint(_ goal: GoalSection, _ path: SettingPath, _ context: inout SettingsContext) {
        guard ["auc", "observed-expected", "prevalence"].contains(goal.metric) == false, AuditMetric(goal.metric) != nil,
            !context.isWritten(SettingPath("decision", "capacity")), !context.isWritten(SettingPath("decision", "costs"))
        else { return }
        context.error(
            path, en: "`\(path)`: \(goal.metric) depends on who is selected. Give `decision: {capacity: ...}` or `costs`.",
            nl: "`\(path)`: \(goal.metric) hangt af van wie er wordt uitgekozen. Geef `decision: {capacity: ...}` of `costs`.")
    }
}
