// SPDX-License-Identifier: EUPL-1.2

import RegisterData
import Settings

/// What a column holds decides what can be asked of it.
extension PlanSchemaChecks {
    func checkTypes(_ context: inout SettingsContext) {
        for feature in settings.allFeatures where schema[feature.source]?.type == .date {
            let place = PlanChecks(settings).path(of: feature)
            context.error(
                place, en: "`\(feature.name)` is a date: a model would learn the calendar. Derive a number from it (an age, days since).",
                nl: "`\(feature.name)` is een datum: een model zou de kalender leren. Maak er een getal van (een leeftijd, dagen sinds).")
        }
        for (index, attribute) in settings.protected.enumerated() where !attribute.cut.isEmpty {
            guard let type = schema[settings.source(of: attribute)]?.type, type != .number, type != .integer else { continue }
            let place = SettingPath("protected")[index]["cut"]
            context.error(
                place, en: "`\(place)` needs a column of numbers. Use `groups` instead.",
                nl: "`\(place)` vraagt een kolom met getallen. Gebruik `groups`.")
        }
        for (index, outcome) in settings.outcomes.enumerated() { checkPositive(outcome, SettingPath("outcomes")[index]["positive"], &context) }
        for (year, place) in [
            (settings.split.test.column, SettingPath("split", "test", "column")), (settings.performance.year, SettingPath("performance", "year")),
        ] {
            guard let year, let type = schema[year]?.type, type != .integer, type != .date else { continue }
            context.error(
                place, en: "`\(place)`: expected a column of whole numbers or dates.",
                nl: "`\(place)`: verwacht werd een kolom met gehele getallen of datums.")
        }
    }

    private func checkPositive(_ outcome: OutcomeSection, _ path: SettingPath, _ context: inout SettingsContext) {
        guard schema.hasCertainTypes, let positive = outcome.positive, let levels = outcome.column.flatMap({ schema[$0] })?.levels, !levels.isEmpty,
            !levels.contains(where: { $0.code == positive || $0.label?.en == positive || $0.label?.nl == positive })
        else { return }
        context.error(
            path, en: "`\(path)`: the column has no level or label with this name.",
            nl: "`\(path)`: de kolom heeft geen waarde of label met deze naam.")
    }
}
