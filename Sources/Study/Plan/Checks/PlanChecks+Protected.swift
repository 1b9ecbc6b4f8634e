// SPDX-License-Identifier: EUPL-1.2

import Settings

/// A protected attribute and what it is made from are no features, unless somebody says why.
extension PlanChecks {
    func checkProtected(_ context: inout SettingsContext) {
        let features = settings.allFeatures
        for attribute in settings.allProtected {
            let place = path(of: attribute)
            if let named = attribute.fromFeature, !features.contains(where: { $0.name == named }) {
                let hint = Self.suggestion(for: named, among: features.map(\.name))
                context.error(
                    place["from_feature"], en: "`\(place["from_feature"])`: there is no feature `\(named)`. \(hint.en)",
                    nl: "`\(place["from_feature"])`: er is geen eigenschap `\(named)`. \(hint.nl)")
                continue
            }
            let bases = sources[settings.source(of: attribute)]
            let used = features.first { !sources[$0.source].isDisjoint(with: bases) }
            let reason = place["also_feature"]
            switch (used, context.isWritten(reason)) {
            case (let feature?, false):
                context.error(
                    place,
                    en:
                        "The protected attribute `\(attribute.name)` and the feature `\(feature.name)` share a column. Say under `also_feature` "
                        + "why it may predict all the same, or take it out of the features.",
                    nl:
                        "Het beschermde kenmerk `\(attribute.name)` en de eigenschap `\(feature.name)` delen een kolom. Zeg onder `also_feature` "
                        + "waarom die toch mag voorspellen, of haal haar uit de eigenschappen.")
            case (nil, true):
                context.warning(
                    reason, en: "`\(reason)` explains nothing: no feature comes from the same column.",
                    nl: "`\(reason)` legt niets uit: geen eigenschap komt uit dezelfde kolom.")
            default: break
            }
        }
    }

    private func path(of attribute: ProtectedSection) -> SettingPath {
        if let index = settings.protected.firstIndex(where: { $0.name == attribute.name }) { return SettingPath("protected")[index] }
        return SettingPath("columns", attribute.name)
    }
}
