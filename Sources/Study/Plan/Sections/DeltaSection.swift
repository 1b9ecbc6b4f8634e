// SPDX-License-Identifier: EUPL-1.2

import Settings

/// An entry of `missing.sensitivity.delta:` a feature whose missing values may not be like those of similar rows.
struct DeltaSection: SettingsSection {
    static let mostDeltas = 9

    var feature = ""
    var level: String?
    var attribute = ""
    var grid: [Double] = [-1, -0.5, 0, 0.5, 1]
    /// Whether the model is fitted and audited anew at each place.
    var conclusions = true

    static let declaration = SettingsDeclaration<DeltaSection>(
        keys: [
            .required("feature", .text, \.feature, en: "The feature with missing values.", nl: "De eigenschap met ontbrekende waarden."),
            .optional(
                "level", .text, \.level, en: "Of a feature with levels, the one that missing values may be more or less often.",
                nl: "Bij een eigenschap met vaste waarden: welke waarde bij ontbreken vaker of minder vaak kan zijn."),
            .required(
                "attribute", .text, \.attribute, en: "The protected attribute whose groups may differ in it.",
                nl: "Het beschermde kenmerk waarvan de groepen daarin kunnen verschillen."),
            .optional(
                "grid", .list(.number(from: -5, through: 5)), \.grid,
                en: "How far missing values may lie from what similar rows have: standard deviations, or log-odds of the level. 0 is always there; "
                    + "-1, -0.5, 0, 0.5, 1 unless given. Each group and all others get each value: the model is fitted as often as their pairs.",
                nl:
                    "Hoe ver ontbrekende waarden kunnen liggen van die van rijen die erop lijken: standaardafwijkingen, of log-odds van "
                    + "de waarde. 0 doet "
                    + "altijd mee; -1, -0.5, 0, 0.5, 1 tenzij gegeven. Elke groep en alle anderen krijgen elke waarde: zo vaak wordt het "
                    + "model gemaakt."
            ),
            .optional(
                "conclusions", .flag, \.conclusions,
                en: "false: only how the groups differ in the feature itself; the model is not fitted anew. true unless given.",
                nl: "false: alleen hoe de groepen in de eigenschap zelf verschillen; het model wordt niet opnieuw gemaakt. true tenzij gegeven."),
        ],
        check: { delta, path, context in
            guard Set(delta.grid + [0]).count < 2 || Set(delta.grid).count > mostDeltas else { return }
            context.error(
                path["grid"], en: "`\(path["grid"])`: give one to \(mostDeltas) values, of which one is not 0.",
                nl: "`\(path["grid"])`: geef één tot \(mostDeltas) waarden, waarvan één niet 0 is.")
        })
}
