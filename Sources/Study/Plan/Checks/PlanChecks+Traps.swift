// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Settings

/// The linter's rules that need no row, and what is set aside.
extension PlanChecks {
    /// A plan of registers is held against them once the catalogue is read.
    func checkTraps(_ context: inout SettingsContext) {
        guard settings.registers == nil else { return }
        checkTraps(settings.linted, &context)
    }

    func checkTraps(_ study: LintedStudy, _ context: inout SettingsContext) {
        let messages = LeakageMessages(settings: settings), overrides = settings.overrides.map(\.value)
        for finding in LeakageLinter.lint(study).map({ $0.overridden(by: overrides) }) {
            guard let text = messages.text(of: finding) else { continue }
            let path = messages.path(of: finding.subject)
            if finding.stops {
                context.error(path, cause: .rule, en: text.en, nl: text.nl)
            } else {
                context.warning(path, en: text.en, nl: text.nl)
            }
        }
    }

    func checkOverrides(_ context: inout SettingsContext) {
        let rules = LeakageTrap.allCases.map(\.key)
        let subjects = ["study"] + settings.allFeatures.map(\.name) + settings.outcomes.map(\.name) + settings.columns.map(\.name)
        for (index, override) in settings.overrides.enumerated() {
            let path = SettingPath("overrides")[index]
            if !override.rule.isEmpty, !rules.contains(override.rule) {
                let hint = Self.suggestion(for: override.rule, among: rules)
                context.error(
                    path["rule"], en: "`\(path["rule"])`: there is no rule `\(override.rule)` that can be set aside. \(hint.en)",
                    nl: "`\(path["rule"])`: er is geen regel `\(override.rule)` die opzij kan. \(hint.nl)")
            }
            if !override.about.isEmpty, !subjects.contains(override.about) {
                let hint = Self.suggestion(for: override.about, among: subjects)
                context.error(
                    path["about"], en: "`\(path["about"])`: the plan has no `\(override.about)`. \(hint.en)",
                    nl: "`\(path["about"])`: het plan heeft geen `\(override.about)`. \(hint.nl)")
            }
        }
    }
}
