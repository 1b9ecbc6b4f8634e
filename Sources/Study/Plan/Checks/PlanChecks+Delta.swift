// SPDX-License-Identifier: EUPL-1.2

import Settings

/// A delta adjustment names a feature and an attribute that exist, each pair once.
extension PlanChecks {
    func checkDelta(_ context: inout SettingsContext) {
        guard let sensitivity = settings.missing.sensitivity else { return }
        var seen: Set<[String]> = []
        for (index, delta) in sensitivity.delta.enumerated() {
            let path = SettingPath("missing", "sensitivity", "delta")[index]
            check(delta.feature, among: settings.allFeatures.map(\.name), at: path["feature"], &context)
            check(delta.attribute, among: settings.allProtected.map(\.name), at: path["attribute"], &context)
            if !seen.insert([delta.feature, delta.attribute]).inserted {
                context.error(
                    path["feature"], en: "`\(path["feature"])`: this feature stands here twice with the same attribute. Leave one out.",
                    nl: "`\(path["feature"])`: deze eigenschap staat hier twee keer met hetzelfde kenmerk. Laat er één weg.")
            }
        }
    }
}
