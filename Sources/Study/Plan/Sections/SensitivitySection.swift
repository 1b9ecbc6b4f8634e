// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// `missing.sensitivity:` other treatments of missing values, whose conclusions stand beside those of the study.
struct SensitivitySection: SettingsSection {
    var strategies: [MissingStrategy] = []
    var delta: [DeltaSection] = []
    /// Whether groups are drawn for those of whom none is recorded.
    var groups = false
    /// For the difference between a strategy and the study; 0 for none.
    var resamples = 500
    var imputations = 5
    var iterations = 10

    static let declaration = SettingsDeclaration<SensitivitySection>(
        .optional(
            "strategies", .list(.choice()), \.strategies,
            en: "native, complete-case, weighting, chained-equations, chained-equations-indicators (the model is also told what was missing), "
                + "submodels (one for each pattern of gaps): each learns and judges anew, beside the study's own treatment.",
            nl: "native, complete-case, weighting, chained-equations, chained-equations-indicators (het model hoort ook wat ontbrak), submodels "
                + "(een voor elk patroon van gaten): elk leert en toetst opnieuw, naast de eigen behandeling van de studie."),
        .optional(
            "resamples", .integer(from: 0, through: 10_000), \.resamples,
            en: "Resamples of families for the difference between a strategy and the study on the same rows; 500 unless given, 0 for none.",
            nl: "Hoe vaak gezinnen opnieuw worden getrokken voor het verschil tussen een aanpak en de studie op dezelfde rijen; 500 tenzij "
                + "gegeven, 0 voor geen."),
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
