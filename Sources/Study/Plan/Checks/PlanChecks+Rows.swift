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
        let years = settings.split.test.rolling == nil ? split["test"]["index_year"] : split["test"]["rolling"]
        if settings.split.test.isByYear, !context.isWritten(split["test"]["column"]), !context.isWritten(SettingPath("registers")) {
            context.error(
                years, en: "`\(years)`: name the column with the year (or a date) under `\(split["test"]["column"])`.",
                nl: "`\(years)`: noem onder `\(split["test"]["column"])` de kolom met het jaar (of een datum).")
        }
        if context.isWritten(split["folds"]), settings.split.test.rolling != nil {
            context.warning(
                split["folds"], en: "`split.folds` has no effect: a rolling split has a fold a year.",
                nl: "`split.folds` heeft geen effect: een oplopende verdeling heeft een deel per jaar.")
        }
        if context.isWritten(split["embargo"]), !settings.split.test.isByYear {
            context.warning(
                split["embargo"], en: "`split.embargo` has no effect: test rows are not chosen by year.",
                nl: "`split.embargo` heeft geen effect: testrijen worden niet naar jaar gekozen.")
        }
        if settings.split.embargo == .drop, settings.split.test.isByYear {
            for (number, outcome) in settings.outcomes.enumerated() where outcome.from == nil && outcome.knownAt == nil {
                let place = SettingPath("outcomes")[number]
                context.error(
                    place, en: "`\(place)`: `split.embargo: drop` needs `known_at`, the column with the day on which it is known.",
                    nl: "`\(place)`: `split.embargo: drop` vraagt `known_at`, de kolom met de dag waarop zij bekend is.")
            }
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
