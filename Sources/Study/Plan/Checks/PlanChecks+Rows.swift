// SPDX-License-Identifier: EUPL-1.2

import Settings

/// Test rows by area need areas, families need a cluster, and weights a column.
extension PlanChecks {
    func checkSplit(_ context: inout SettingsContext) {
        let split = SettingPath("split")
        if !settings.split.test.areas.isEmpty, settings.column(with: .area) == nil {
            let place = split["test"]["area"]
            context.error(
                place, en: "`\(place)`: no column has the role `area`.", nl: "`\(place)`: geen kolom heeft de rol `area`.")
        }
        let years = split["test"]["index_year"]
        if !settings.split.test.years.isEmpty, !context.isWritten(split["test"]["column"]), !context.isWritten(SettingPath("cohort")) {
            context.error(
                years, en: "`\(years)`: name the column with the year (or a date) under `\(split["test"]["column"])`.",
                nl: "`\(years)`: noem onder `\(split["test"]["column"])` de kolom met het jaar (of een datum).")
        }
        if context.isWritten(split["siblings"]), settings.column(with: .cluster) == nil {
            context.warning(
                split["siblings"], en: "`split.siblings` has no effect: no column has the role `cluster`.",
                nl: "`split.siblings` heeft geen effect: geen kolom heeft de rol `cluster`.")
        }
    }

    func checkWeights(_ context: inout SettingsContext) {
        let (path, role) = (SettingPath("weights"), settings.column(with: .weight))
        guard context.isWritten(path) else {
            if let role {
                context.error(
                    SettingPath("columns", role), en: "`\(role)` has the role `weight`: say under `weights: {kind: ...}` why rows count differently.",
                    nl: "`\(role)` heeft de rol `weight`: zeg onder `weights: {kind: ...}` waarom rijen anders tellen.")
            }
            return
        }
        let column = path["column"]
        if let named = settings.weights?.column {
            let other = settings.role(of: named)
            if let role, role != named {
                context.error(
                    column, en: "`\(column)` is `\(named)`, but `\(role)` has the role `weight`: keep one.",
                    nl: "`\(column)` is `\(named)`, maar `\(role)` heeft de rol `weight`: houd er één.")
            } else if let other, other != .weight {
                context.error(
                    column, en: "`\(column)`: the column `\(named)` has the role `\(other.rawValue)`. A column has one role.",
                    nl: "`\(column)`: de kolom `\(named)` heeft de rol `\(other.rawValue)`. Een kolom heeft één rol.")
            }
        } else if role == nil, !context.undecided.contains(column) {
            context.error(
                path, en: "`weights`: name the column, or give it the role `weight`.", nl: "`weights`: noem de kolom, of geef haar de rol `weight`.")
        }
    }
}
