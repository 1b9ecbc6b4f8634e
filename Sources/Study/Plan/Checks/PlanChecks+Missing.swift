// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

extension PlanChecks {
    /// What a treatment of missing values asks of its keys and of the models.
    func checkMissing(_ context: inout SettingsContext) {
        let treatment = settings.missing.treatment, root = SettingPath("missing")
        checkActions(treatment, &context)
        if treatment.does(.leaveOut), treatment.deployment == .allowed {
            context.error(
                root[context.isWritten(root["method"]) ? "method" : "actions"],
                en: "`missing`: rows with gaps are left out, so the model is for complete rows only: it cannot score the others. Write "
                    + "`deployment: complete` if values will always be there when it is used; else choose native or chained-equations.",
                nl: "`missing`: rijen met gaten doen niet mee, dus is het model alleen voor volledige rijen: de andere kan het niet scoren. Schrijf "
                    + "`deployment: complete` als alle waarden er bij het gebruik zijn; kies anders native of chained-equations.")
        }
        if treatment.keepsAll, treatment.deployment == .complete {
            context.error(
                root["deployment"],
                en: "`missing.deployment: complete` says that no value will be missing, and `native` gives every kind of gap a bin. Choose "
                    + "chained-equations, complete-case or weighting, or leave `deployment` out.",
                nl: "`missing.deployment: complete` zegt dat er geen waarde ontbreekt, en `native` geeft elk soort gat een klasse. Kies "
                    + "chained-equations, complete-case of weighting, of laat `deployment` weg.")
        }
        settings.missing.filling.check(root, columns: settings.allFeatures.map(\.name), &context)
        checkFamily(&context)
        for key in ["imputations", "iterations"] where context.isWritten(root[key]) && !treatment.does(.impute) {
            context.error(
                root[key], en: "`\(root[key])` belongs to `method: chained-equations`. Leave it out.",
                nl: "`\(root[key])` hoort bij `method: chained-equations`. Laat het weg.")
        }
        for key in WrittenRules.names where context.isWritten(root[key]) && !imputes(treatment) {
            context.error(
                root[key], en: "`\(root[key])` belongs to `method: chained-equations`, or to `sensitivity`. Leave it out.",
                nl: "`\(root[key])` hoort bij `method: chained-equations`, of bij `sensitivity`. Laat het weg.")
        }
        for (index, strategy) in (settings.missing.sensitivity?.strategies ?? []).enumerated() where strategy == MissingStrategy(treatment.method) {
            let place = root["sensitivity"]["strategies"]
            context.error(
                place[index], en: "`\(place)`: \(strategy.rawValue) is what the study does itself. Leave it out.",
                nl: "`\(place)`: \(strategy.rawValue) is wat de studie zelf al doet. Laat dit weg.")
        }
        checkModelsOfTreatment(treatment, &context)
    }

    /// Whether anything is imputed at all.
    private func imputes(_ treatment: MissingTreatment) -> Bool {
        guard let sensitivity = settings.missing.sensitivity else { return treatment.does(.impute) }
        return treatment.does(.impute) || sensitivity.strategies.contains(where: \.imputes) || !sensitivity.delta.isEmpty || sensitivity.groups
    }

    /// Where there are features of the family, rows have families.
    private func checkFamily(_ context: inout SettingsContext) {
        let path = SettingPath("missing", "family")
        guard !settings.missing.filling.family.isEmpty, settings.column(with: .cluster) == nil else { return }
        context.error(
            path,
            en: "`\(path)`: no column says which rows are of one family. Give one the role `cluster`, or leave this out.",
            nl: "`\(path)`: geen kolom zegt welke rijen bij één gezin horen. Geef er een de rol `cluster`, of laat dit weg.")
    }

    private func checkActions(_ treatment: MissingTreatment, _ context: inout SettingsContext) {
        let actions = SettingPath("missing")["actions"]
        for (key, meaning) in MissingActionsSection.keys where treatment.actions[meaning] == .impute && treatment.method != .chainedEquations {
            context.error(
                actions[key], en: "`\(actions[key])`: impute belongs to `method: chained-equations`. Choose keep or leave-out.",
                nl: "`\(actions[key])`: impute hoort bij `method: chained-equations`. Kies keep of leave-out.")
        }
        if [.chainedEquations, .completeCase, .weighting].contains(treatment.method), !treatment.does(treatment.standard) {
            context.error(
                actions,
                en: "`\(actions)`: nothing is left for `method: \(treatment.method.rawValue)` to treat. Leave out what it should do itself.",
                nl: "`\(actions)`: er blijft niets over voor `method: \(treatment.method.rawValue)`. Laat weg wat de methode zelf moet doen.")
        }
        if treatment.method == .weighting, settings.weights?.kind == .frequency {
            context.error(
                SettingPath("missing")["method"],
                en: "`missing.method: weighting` needs rows that stand for one each, and `weights.kind` is frequency. Choose another method.",
                nl: "`missing.method: weighting` vraagt rijen die elk voor één staan, en `weights.kind` is frequency. Kies een andere methode.")
        }
    }

    /// Models that cannot be fitted on several completed tables.
    private func checkModelsOfTreatment(_ treatment: MissingTreatment, _ context: inout SettingsContext) {
        guard treatment.does(.impute) else { return }
        let cards =
            (settings.model.kind == .scorecard ? [SettingPath("model")["kind"]] : [])
            + settings.compare.indices.filter { settings.compare[$0] == .scorecard }.map { SettingPath("compare")[$0] }
        let words = LocalizedText(
            en: "a scorecard of imputed rows (choose additive or logistic, or another `missing.method`)",
            nl: "een puntenkaart van aangevulde rijen (kies additive of logistic, of een andere `missing.method`)")
        for place in cards { refuse(place, words, &context) }
        if settings.model.update != nil {
            let place = SettingPath("model")["update"]
            refuse(
                place,
                LocalizedText(
                    en: "updating a model with imputed rows (choose another `missing.method`)",
                    nl: "een model bijwerken met aangevulde rijen (kies een andere `missing.method`)"), &context)
        }
    }

    private func refuse(_ place: SettingPath, _ what: LocalizedText, _ context: inout SettingsContext) {
        let sentence = LocalizedText.notBuilt(place.description, what)
        context.error(place, en: sentence.en, nl: sentence.nl)
    }
}
