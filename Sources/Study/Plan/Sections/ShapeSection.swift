// SPDX-License-Identifier: EUPL-1.2

import RiskModels
import Settings

/// `shape:` of a feature: the form that its effect is held to, and who says so.
struct ShapeSection: SettingsSection {
    var kind = ShapeKind.increasing
    var source = ""
    var strength: ShapeStrength?

    static let declaration = SettingsDeclaration<ShapeSection>(
        keys: [
            .required("kind", .choice(), \.kind, en: "The form of the effect.", nl: "De vorm van het effect."),
            .required("source", .text, \.source, en: "Who says so: a citation.", nl: "Wie dat zegt: een bronvermelding."),
            .optional("strength", .strength, \.strength, en: ShapeStrength.words.en, nl: ShapeStrength.words.nl),
        ],
        check: { shape, path, context in
            ShapeStrength.check(shape.strength, isUnimodal: shape.kind == .unimodal, at: path["strength"], &context)
        })
}
