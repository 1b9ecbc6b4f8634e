// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// `disclosure:` what the fitted model may show of small groups.
struct DisclosureSection: SettingsSection {
    enum Profile: String, CaseIterable, Sendable {
        case none, cbs, sacro, custom
    }

    var profile = Profile.none

    static let declaration = SettingsDeclaration<DisclosureSection>(
        .optional(
            "profile",
            .choice().notBuilt { $0 == .custom ? LocalizedText(en: "a disclosure profile of your own", nl: "een eigen onthullingsprofiel") : nil },
            \.profile,
            en: "Whose rules of output the model keeps to.", nl: "Aan wiens regels voor uitvoer het model zich houdt."),
        .notBuilt("release", LaterParts.release),
        .notBuilt("ledger", en: "the ledger of earlier exports", nl: "het register van eerdere exports"),
        .notBuilt("confirmed", LaterParts.release))
}
