// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// `missing.sensitivity:` other treatments of missing values, whose conclusions stand beside those of the study.
struct SensitivitySection: SettingsSection {
    var strategies: [MissingStrategy] = []
    var delta: [DeltaSection] = []
    /// Whether groups are drawn for those of whom none is recorded.
    var groups = false
    var imputations = 5
    var iterations = 10

    static let declaration = SettingsDeclaration<SensitivitySection>(
        .optional(
            "strategies", .list(.choice()), \.strategies,
            en: "native, complete-case, weighting, chained-equations: each learns and judges anew, beside the study's own treatment.",
            nl: "native, complete-case, weighting, chained-equations: elk leert en toetst opnieuw, naast de eigen behandeling van de studie."),
        .optional(
            "groups", .flag, \.groups, en: "true: the audit also with groups imputed for those of whom none is recorded.",
            nl: "true: de toets ook met aangevulde groepen voor wie geen groep is vastgelegd."),
        .optional(
            "imputations", .integer(from: 2, through: 100), \.imputations, en: "Completed tables of chained-equations; 5 unless given.",
            nl: "Aangevulde tabellen van chained-equations; 5 tenzij gegeven."),
        .optional(
            "iterations", .integer(from: 1, through: 100), \.iterations, en: "Iterations of chained-equations; 10 unless given.",
            nl: "Ronden van chained-equations; 10 tenzij gegeven."),
        .optional(
            "delta", .list(.section()), \.delta,
            en: "Features whose missing values may not be like those of similar rows: what would tip a conclusion.",
            nl: "Eigenschappen waarvan ontbrekende waarden anders kunnen zijn dan die van rijen die erop lijken: wat een conclusie doet omslaan."))
}
