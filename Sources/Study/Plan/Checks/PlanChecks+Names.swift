// SPDX-License-Identifier: EUPL-1.2

import Settings

/// Names that occur twice, and lists that may not be empty.
extension PlanChecks {
    func checkNames(_ context: inout SettingsContext) {
        checkUnique(settings.derive.map(\.name), in: "derive", &context)
        checkUnique(settings.outcomes.map(\.name), in: "outcomes", &context)
        checkUnique(settings.features.map(\.name), in: "features", &context)
        checkUnique(settings.protected.map(\.name), in: "protected", &context)
        checkOrderOfDerived(&context)
        let outcomes = SettingPath("outcomes")
        if settings.outcomes.isEmpty, context.isWritten(outcomes), !context.issues.contains(where: { $0.path == outcomes }) {
            context.error(outcomes, en: "`outcomes` is empty: say what is predicted.", nl: "`outcomes` is leeg: zeg wat er wordt voorspeld.")
        }
        let columns = SettingPath("columns")
        if settings.allFeatures.isEmpty, !context.undecided.contains(SettingPath("features")),
            !context.undecided.contains(where: { $0 == columns || $0.parent == columns })
        {
            context.error(
                columns, en: "No column has the role `feature`: there is nothing to learn from.",
                nl: "Geen kolom heeft de rol `feature`: er is niets om van te leren.")
        }
    }

    private func checkUnique(_ names: [String], in list: String, _ context: inout SettingsContext) {
        var seen: Set<String> = []
        for (index, name) in names.enumerated() where !name.isEmpty && !seen.insert(name).inserted {
            let place = SettingPath(list)[index]["name"]
            context.error(
                place, en: "`\(place)`: the name `\(name)` occurs twice in `\(list)`.",
                nl: "`\(place)`: de naam `\(name)` komt twee keer voor in `\(list)`.")
        }
    }

    /// A derived column may use earlier ones only.
    private func checkOrderOfDerived(_ context: inout SettingsContext) {
        for (index, column) in settings.derive.enumerated() {
            let later = Set(settings.derive[index...].map { $0.name.lowercased() })
            guard let early = column.value?.columns.first(where: { later.contains($0.lowercased()) }) else { continue }
            let place = SettingPath("derive")[index]["value"]
            context.error(
                place, en: "`\(place)` uses `\(early)`, which is computed here or further down: put that one first.",
                nl: "`\(place)` gebruikt `\(early)`, dat hier of verderop wordt berekend: zet dat eerst.")
        }
    }
}
