// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// `missing.sensitivity:` other treatments of missing values, whose conclusions stand beside those of the study.
struct SensitivitySection: SettingsSection {
    var strategies: [MissingStrategy] = []
    var imputations = 5
    var iterations = 10

    static let declaration = SettingsDeclaration<SensitivitySection>(
        .required(
            "strategies", .list(.choice()), \.strategies,
            en: "native, complete-case, weighting, chained-equations: each learns and judges anew, beside the study's own treatment.",
            nl: "native, complete-case, weighting, chained-equations: elk leert en toetst opnieuw, naast de eigen behandeling van de studie."),
        .optional(
            "imputations", .integer(from: 2, through: 100), \.imputations, en: "Completed tables of chained-equations; 5 unless given.",
            nl: "Aangevulde tabellen van chained-equations; 5 tenzij gegeven."),
        .optional(
            "iterations", .integer(from: 1, through: 100), \.iterations, en: "Iterations of chained-equations; 10 unless given.",
            nl: "Ronden van chained-equations; 10 tenzij gegeven."),
        .notBuilt("delta", en: "values that are missing because of what they are", nl: "waarden die ontbreken om wat ze zijn"))
}
