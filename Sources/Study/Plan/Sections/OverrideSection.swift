// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Settings

/// An entry of `overrides:` a rule of leakage that somebody sets aside for one feature, outcome or column. The reason lands in the evidence.
struct OverrideSection: SettingsSection {
    var rule = ""
    var about = ""
    var why = ""
    var by = ""

    var value: LeakageOverride { LeakageOverride(rule: rule, about: about, why: why, by: by) }

    static let declaration = SettingsDeclaration<OverrideSection>(
        .required("rule", .text, \.rule, en: "The rule, such as leakage.tell-tale.", nl: "De regel, zoals leakage.tell-tale."),
        .required(
            "about", .text, \.about, en: "The feature, outcome or column; study for what is about all rows.",
            nl: "De eigenschap, uitkomst of kolom; study voor wat over alle rijen gaat."),
        .required("why", .text, \.why, en: "The reason.", nl: "De reden."),
        .required("by", .text, \.by, en: "Who decided it.", nl: "Wie dit besliste."))
}
