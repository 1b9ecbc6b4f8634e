// SPDX-License-Identifier: EUPL-1.2

import Settings

/// `fairness.conditional_parity:` whether people who are alike in one respect are selected alike.
struct ConditionSection: SettingsSection {
    var given = ""
    var limit: Double?

    static let declaration = SettingsDeclaration<ConditionSection>(
        .required("given", .text, \.given, en: "The feature in which people are alike.", nl: "De eigenschap waarin mensen gelijk zijn."),
        .optional(
            "limit", .number(above: 0, below: 1), \.limit,
            en: "The largest difference in the share selected that is accepted; without it there is no verdict.",
            nl: "Het grootste verschil in het deel dat wordt aangewezen dat mag; zonder is er geen oordeel."))
}
