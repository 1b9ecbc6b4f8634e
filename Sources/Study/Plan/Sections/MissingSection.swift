// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import Settings

/// `missing:` what is done with cells that have no value.
struct MissingSection: ImputationRulesSection {
    var method = MissingMethod.native
    var deployment = MissingTreatment.Deployment.allowed
    var imputations = 5
    var iterations = 10
    var actions = MissingActionsSection()
    var filling = WrittenRules()
    var sensitivity: SensitivitySection?

    var treatment: MissingTreatment {
        MissingTreatment(
            method: method, deployment: deployment, imputations: imputations, iterations: iterations, actions: actions.actions,
            rules: filling.rules)
    }

    static let declaration = SettingsDeclaration<MissingSection>(
        keys: [
            .optional(
                "method", .choice(), \.method, en: "How a model deals with missing values.", nl: "Hoe een model met ontbrekende waarden omgaat."),
            .optional(
                "deployment", .choice(), \.deployment, en: "Whether values may be missing when the model is used.",
                nl: "Of waarden mogen ontbreken als het model wordt gebruikt."),
            .optional(
                "imputations", .integer(from: 2, through: 100), \.imputations, en: "Completed tables of chained-equations; 5 unless given.",
                nl: "Aangevulde tabellen van chained-equations; 5 tenzij gegeven."),
            .optional(
                "iterations", .integer(from: 1, through: 100), \.iterations, en: "Iterations of chained-equations; 10 unless given.",
                nl: "Ronden van chained-equations; 10 tenzij gegeven."),
            .optional(
                "actions", .section(), \.actions, en: "Kinds of missing values that are treated otherwise than by the method.",
                nl: "Soorten ontbrekende waarden die een andere behandeling krijgen dan de methode."),
            .optional(
                "sensitivity", .section(), \.sensitivity, en: "Other treatments of missing values, side by side with the study's own.",
                nl: "Andere behandelingen van ontbrekende waarden, naast die van de studie."),
        ] + rulesKeys,
        // What rules need of features is checked with the whole plan.
        check: { _, _, _ in })
}

/// `missing.actions:` what is done with each kind of missing value.
struct MissingActionsSection: SettingsSection {
    var structural: MissingTreatment.Action?
    var unlinked: MissingTreatment.Action?
    var notRecorded: MissingTreatment.Action?
    var suppressed: MissingTreatment.Action?

    static let keys: [(key: String, meaning: DeclaredMissing.Meaning)] = [
        ("structural", .structural), ("unlinked", .unlinked), ("not-recorded", .notRecorded), ("suppressed", .suppressed),
    ]

    var actions: [DeclaredMissing.Meaning: MissingTreatment.Action] {
        var result: [DeclaredMissing.Meaning: MissingTreatment.Action] = [:]
        (result[.unlinked], result[.notRecorded], result[.suppressed]) = (unlinked, notRecorded, suppressed)
        return result
    }

    static let declaration = SettingsDeclaration<MissingActionsSection>(
        .optional(
            "structural",
            .choice().checked {
                $0 == .keep
                    ? nil
                    : LocalizedText(en: "keep: what does not apply is never filled in", nl: "keep: wat niet van toepassing is, wordt nooit ingevuld")
            },
            \.structural, en: "The question did not apply: always keep.", nl: "De vraag was niet van toepassing: altijd keep."),
        .optional(
            "unlinked", .choice(), \.unlinked, en: "The person is not in the register: keep, impute or leave-out.",
            nl: "De persoon staat niet in het register: keep, impute of leave-out."),
        .optional(
            "not-recorded", .choice(), \.notRecorded, en: "Nobody wrote it down: keep, impute or leave-out.",
            nl: "Niemand schreef het op: keep, impute of leave-out."),
        .optional(
            "suppressed", .choice(), \.suppressed, en: "Removed to protect somebody: keep, impute or leave-out.",
            nl: "Weggehaald om iemand te beschermen: keep, impute of leave-out."))
}
