// SPDX-License-Identifier: EUPL-1.2

import Settings

/// Nothing that is known only afterwards may predict, however it is wrapped up.
extension PlanChecks {
    func checkLeakage(_ context: inout SettingsContext) {
        let closed = settings.columns.filter { [.after, .outcome].contains($0.value) }
        for feature in settings.allFeatures {
            let bases = sources[feature.source]
            guard let leak = closed.first(where: { bases.contains($0.name.lowercased()) }) else { continue }
            context.error(
                path(of: feature), cause: .rule,
                en: "The feature `\(feature.name)` comes from `\(leak.name)`, which has the role `\(leak.value.rawValue)`: "
                    + "what is known only afterwards may not predict.",
                nl: "De eigenschap `\(feature.name)` komt uit `\(leak.name)`, met de rol `\(leak.value.rawValue)`: "
                    + "wat pas achteraf bekend is, mag niet voorspellen.")
        }
        checkOutcomes(&context)
    }

    /// An outcome that follows from features alone is no prediction; one that follows from them in part deserves a look.
    private func checkOutcomes(_ context: inout SettingsContext) {
        for (index, outcome) in settings.outcomes.enumerated() {
            let bases = sources[outcome]
            let used = settings.allFeatures.filter { !sources[$0.source].isDisjoint(with: bases) }
            guard let first = used.first else { continue }
            let place = SettingPath("outcomes")[index][outcome.when == nil ? "column" : "when"]
            if bases.isSubset(of: Set(used.flatMap { sources[$0.source] })) {
                context.error(
                    place, cause: .rule,
                    en:
                        "The outcome `\(outcome.name)` follows from `\(first.name)`, also a feature: the model would predict what it is told.",
                    nl:
                        "De uitkomst `\(outcome.name)` volgt uit `\(first.name)`, ook een eigenschap: het model zou voorspellen wat het al weet."
                )
            } else {
                context.warning(
                    place, en: "The outcome `\(outcome.name)` is made with `\(first.name)`, which is also a feature. Is that meant?",
                    nl: "De uitkomst `\(outcome.name)` is mede gemaakt met `\(first.name)`, dat ook een eigenschap is. Is dat de bedoeling?")
            }
        }
    }

    /// Where a feature gets its role.
    func path(of feature: FeatureSection) -> SettingPath {
        if let index = settings.features.firstIndex(where: { $0.name == feature.name && $0.source == feature.source }) {
            return SettingPath("features")[index]
        }
        return SettingPath("columns", feature.source)
    }
}
