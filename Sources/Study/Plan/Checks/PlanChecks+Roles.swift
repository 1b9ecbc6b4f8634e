// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// One role for each column.
extension PlanChecks {
    func checkRoles(_ context: inout SettingsContext) {
        for role in ColumnRole.single {
            let named = settings.columns.filter { $0.value == role }
            for extra in named.dropFirst() {
                context.error(
                    SettingPath("columns", extra.name),
                    en: "`\(extra.name)`: `\(named[0].name)` has the role `\(role.rawValue)` already; one column can have it.",
                    nl: "`\(extra.name)`: `\(named[0].name)` heeft de rol `\(role.rawValue)` al; één kolom kan die hebben.")
            }
        }
        for (index, feature) in settings.features.enumerated() {
            check(feature.source, isOneOf: [.feature, .protected, .after, .outcome], usedAs: .feature, at: SettingPath("features")[index], &context)
        }
        for (index, attribute) in settings.protected.enumerated() where attribute.fromFeature == nil {
            // What is known only afterwards may well be judged by: the sex of a child.
            check(
                settings.source(of: attribute), isOneOf: [.protected, .feature, .after], usedAs: .protected, at: SettingPath("protected")[index],
                &context)
        }
        for (index, outcome) in settings.outcomes.enumerated() {
            guard let column = outcome.column else { continue }
            check(column, isOneOf: [.outcome, .feature], usedAs: .outcome, at: SettingPath("outcomes")[index]["column"], &context)
        }
        warnOfUnusedOutcomes(&context)
    }

    private func check(
        _ column: String, isOneOf allowed: [ColumnRole], usedAs use: ColumnRole, at path: SettingPath, _ context: inout SettingsContext
    ) {
        guard let role = settings.role(of: column), !allowed.contains(role) else { return }
        context.error(
            path,
            en: "`\(path)`: `\(column)` has the role `\(role.rawValue)`, and is `\(use.rawValue)` here. A column has one role.",
            nl:
                "`\(path)`: `\(column)` heeft de rol `\(role.rawValue)` en wordt hier gebruikt als `\(use.rawValue)`. Een kolom heeft één rol."
        )
    }

    private func warnOfUnusedOutcomes(_ context: inout SettingsContext) {
        // What could not be read may use them.
        guard !settings.outcomes.contains(where: { $0.when == nil && $0.column == nil }) else { return }
        let used = Set(settings.outcomes.flatMap { sources[$0] })
        for column in settings.columns where column.value == .outcome && used.isDisjoint(with: sources[column.name]) {
            context.warning(
                SettingPath("columns", column.name), en: "`\(column.name)` has the role `outcome`, but no outcome uses it.",
                nl: "`\(column.name)` heeft de rol `outcome`, maar geen uitkomst gebruikt deze kolom.")
        }
    }
}
