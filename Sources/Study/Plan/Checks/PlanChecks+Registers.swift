// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Settings

/// What belongs to a study of registers, and what to a study of one table.
extension PlanChecks {
    func checkRegisters(_ context: inout SettingsContext) {
        let (registers, cohort) = (SettingPath("registers"), SettingPath("cohort"))
        guard context.isWritten(registers) else {
            if context.isWritten(cohort) {
                context.error(
                    cohort, en: "`cohort` is composed from `registers`, a catalogue, which is not there.",
                    nl: "`cohort` komt uit `registers`, een catalogus, en die is er niet.")
            }
            refuseReadings(&context)
            return
        }
        if !context.isWritten(cohort) {
            context.error(
                registers, en: "`registers` needs `cohort`: whose rows are composed, and from when they are looked at.",
                nl: "`registers` vraagt `cohort`: van wie de rijen zijn, en vanaf wanneer ernaar wordt gekeken.")
        }
        if context.isWritten(SettingPath("columns")) {
            context.error(
                SettingPath("columns"),
                en: "`columns` is for one table (`data`). Of registers, `features`, `protected` and `outcomes` say what is read.",
                nl: "`columns` is voor één tabel (`data`). Bij registers zeggen `features`, `protected` en `outcomes` wat wordt gelezen.")
        }
        checkTableNames(&context)
    }

    /// The names of the composed table's columns must differ.
    private func checkTableNames(_ context: inout SettingsContext) {
        var taken = Set(RegisterPlan.Column.allCases.map(\.rawValue) + settings.derive.map(\.name))
        let named =
            settings.features.enumerated().map { ($1.name, SettingPath("features")[$0]["name"], $1.reading.from == nil && $1.reading.file == nil) }
            + settings.protected.enumerated().filter { $1.fromFeature == nil }
            .map { ($1.name, SettingPath("protected")[$0]["name"], $1.reading.from == nil) }
            + settings.outcomes.enumerated().filter { $1.from != nil }.map { ($1.name, SettingPath("outcomes")[$0]["name"], false) }
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
        let lists = [("features", settings.features.count), ("protected", settings.protected.count), ("outcomes", settings.outcomes.count)]
        for (list, count) in lists {
            for index in 0..<count {
                let place = SettingPath(list)[index]
                let keys = ReadingSection.names + (list == "outcomes" ? ["window", "competing", "censor"] : [])
                for key in keys where context.isWritten(place[key]) {
                    let written = place[key]
                    context.error(
                        written, en: "`\(written)` is read from registers: name the catalogue under `registers`.",
                        nl: "`\(written)` komt uit registers: noem de catalogus onder `registers`.")
                }
            }
        }
    }
}
