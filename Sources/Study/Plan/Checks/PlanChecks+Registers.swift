// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Settings

/// What belongs to a study of registers, and what to a study of one table.
extension PlanChecks {
    func checkRegisters(_ context: inout SettingsContext) {
        let (registers, cohort) = (SettingPath("registers"), SettingPath("cohort"))
        guard context.isWritten(registers) else {
            checkRulesOfTable(cohort, &context)
            refuseReadings(&context)
            return
        }
        if !context.isWritten(cohort) {
            context.error(
                registers, en: "`registers` needs `cohort`: whose rows are composed, and from when they are looked at.",
                nl: "`registers` vraagt `cohort`: van wie de rijen zijn, en vanaf wanneer ernaar wordt gekeken.")
        }
        for key in ["from", "index"] where context.isWritten(cohort) && !context.isWritten(cohort[key]) {
            context.error(
                cohort, en: "`cohort` needs `\(key)`: whose rows are composed, and from when they are looked at.",
                nl: "`cohort` vraagt `\(key)`: van wie de rijen zijn, en vanaf wanneer ernaar wordt gekeken.")
        }
        if context.isWritten(cohort["area"]), !context.isWritten(cohort["area"]["level"]) {
            context.error(
                cohort["area"], en: "`cohort.area` needs `level`: a column of the register of areas, such as wc.",
                nl: "`cohort.area` vraagt `level`: een kolom van het register van gebieden, zoals wc.")
        }
        if context.isWritten(SettingPath("columns")) {
            context.error(
                SettingPath("columns"),
                en: "`columns` is for one table (`data`). Of registers, `features`, `protected` and `outcomes` say what is read.",
                nl: "`columns` is voor één tabel (`data`). Bij registers zeggen `features`, `protected` en `outcomes` wat wordt gelezen.")
        }
        checkTableNames(&context)
    }

    /// Of one table `cohort` says which rows stay; all else is said by the roles of its columns.
    private func checkRulesOfTable(_ cohort: SettingPath, _ context: inout SettingsContext) {
        guard context.isWritten(cohort) else { return }
        let keys = ["unit", "from", "distinct", "index", "longest_wait", "family"].map { cohort[$0] }
        for place in keys + ["level", "boundaries"].map({ cohort["area"][$0] }) where context.isWritten(place) {
            context.error(
                place,
                en: "`\(place)` is read from registers: name the catalogue under `registers`. Of one table, `cohort` has `include`, `exclude` and "
                    + "`area: {geometry: ...}`.",
                nl: "`\(place)` komt uit registers: noem de catalogus onder `registers`. Bij één tabel heeft `cohort` alleen `include`, `exclude` en "
                    + "`area: {geometry: ...}`.")
        }
        if context.isWritten(cohort["area"]), settings.column(with: .area) == nil {
            context.error(
                cohort["area"], en: "`cohort.area`: no column has the role `area`.", nl: "`cohort.area`: geen kolom heeft de rol `area`.")
        }
        if settings.cohort.map({ !$0.rules.isEmpty }) ?? false, settings.column(with: .key) == nil {
            context.error(
                cohort, en: "`cohort`: rows can only leave by a rule where a column has the role `key`; without one a row is named by its place.",
                nl: "`cohort`: rijen kunnen alleen door een regel afvallen als een kolom de rol `key` heeft; anders is de plaats hun naam.")
        }
    }

    /// The names of the composed table's columns must differ.
    private func checkTableNames(_ context: inout SettingsContext) {
        var taken = Set(RegisterPlan.Column.allCases.map(\.rawValue) + settings.derive.map(\.name))
        let named =
            settings.features.enumerated().map { ($1.name, SettingPath("features")[$0]["name"], $1.reading.from == nil && $1.reading.file == nil) }
            + settings.protected.enumerated().filter { $1.fromFeature == nil }
            .map { ($1.name, SettingPath("protected")[$0]["name"], $1.reading.from == nil) }
            + settings.outcomes.enumerated().filter { $1.from != nil }.map { ($1.name, SettingPath("outcomes")[$0]["name"], false) }
            + [
                settings.comparator.map { ($0.column ?? "", SettingPath("comparator", "column"), $0.reading.from == nil) },
                settings.history.map { ($0.flag, SettingPath("history", "flag"), $0.reading.from == nil) },
            ].compactMap { $0 }
        for (name, place, isOwn) in named where !name.isEmpty {
            // A derived column may be a feature as it is.
            if isOwn, settings.derive.contains(where: { $0.name == name }) { continue }
            guard !taken.insert(name).inserted else { continue }
            context.error(
                place, en: "`\(place)`: another column of the cohort is called `\(name)`. Choose another name.",
                nl: "`\(place)`: een andere kolom van het cohort heet al `\(name)`. Kies een andere naam.")
        }
    }

    private func refuseReadings(_ context: inout SettingsContext) {
        func refuse(_ written: SettingPath) {
            guard context.isWritten(written) else { return }
            context.error(
                written, en: "`\(written)` is read from registers: name the catalogue under `registers`.",
                nl: "`\(written)` komt uit registers: noem de catalogus onder `registers`.")
        }
        for section in ["comparator", "history"] {
            for key in HistorySection.readingNames { refuse(SettingPath(section, key)) }
        }
        let lists = [("features", settings.features.count), ("protected", settings.protected.count), ("outcomes", settings.outcomes.count)]
        for (list, count) in lists {
            for index in 0..<count {
                let place = SettingPath(list)[index]
                let keys = ReadingSection.names + (list == "outcomes" ? ["window", "competing", "censor"] : [])
                for key in keys { refuse(place[key]) }
            }
        }
    }
}
