// SPDX-License-Identifier: EUPL-1.2

import RiskModels
import Settings

/// `shape:` of a feature: the form that its effect is held to, and who says so.
struct ShapeSection: SettingsSection {
    var kind = ShapeKind.increasing
    var source = ""
    var strength: String?

    static let declaration = SettingsDeclaration<ShapeSection>(
        .required("kind", .choice(), \.kind, en: "The form of the effect.", nl: "De vorm van het effect."),
        .required("source", .text, \.source, en: "Who says so: a citation.", nl: "Wie dat zegt: een bronvermelding."),
        .optional(
            "strength", .hardStrength, \.strength, en: "hard: the shape holds whatever the data say.",
            nl: "hard: de vorm geldt, wat de gegevens ook zeggen."))
}
