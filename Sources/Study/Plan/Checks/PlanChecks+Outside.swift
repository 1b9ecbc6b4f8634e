// SPDX-License-Identifier: EUPL-1.2

import Settings

/// What is brought to the audit from elsewhere names an outcome, a column and a feature that exist.
extension PlanChecks {
    func checkOutsideEvidence(_ context: inout SettingsContext) {
        let names = settings.outcomes.map(\.name), features = settings.allFeatures.map(\.name)
        if let comparator = settings.comparator?.outcome, !names.contains(comparator) {
            let path = SettingPath("comparator", "outcome"), hint = Self.suggestion(for: comparator, among: names)
            context.error(
                path, en: "`\(path)`: there is no outcome `\(comparator)`. \(hint.en)",
                nl: "`\(path)`: er is geen uitkomst `\(comparator)`. \(hint.nl)")
        }
        if let column = settings.comparator?.column {
            checkComparator(column, isFeature: features.contains(column), &context)
        }
        if let flag = settings.history?.flag, features.contains(flag) || settings.outcomes.contains(where: { $0.column == flag }) {
            let path = SettingPath("history", "flag")
            context.error(
                path, en: "`\(path)`: `\(flag)` is a feature or an outcome; what an earlier policy decided must be neither. Give it the role ignore.",
                nl: "`\(path)`: `\(flag)` is een eigenschap of een uitkomst; wat eerder beleid besloot, mag geen van beide zijn. Geef de rol ignore.")
        }
        if let validation = settings.validation, !validation.column.isEmpty, !features.contains(validation.column) {
            let path = SettingPath("validation", "column"), hint = Self.suggestion(for: validation.column, among: features)
            context.error(
                path, en: "`\(path)`: there is no feature `\(validation.column)`. \(hint.en)",
                nl: "`\(path)`: er is geen eigenschap `\(validation.column)`. \(hint.nl)")
        }
    }

    private func checkComparator(_ column: String, isFeature: Bool, _ context: inout SettingsContext) {
        let path = SettingPath("comparator", "column")
        if isFeature || settings.outcomes.contains(where: { $0.column == column }) {
            context.error(
                path, en: "`\(path)`: `\(column)` is a feature, or an outcome: name that as comparator.outcome. Give the column the role ignore.",
                nl: "`\(path)`: `\(column)` is een eigenschap, of een uitkomst: noem die als comparator.outcome. Geef de kolom de rol ignore.")
        }
    }
}
