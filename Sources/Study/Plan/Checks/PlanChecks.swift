// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// What must hold between the keys of a study file.
struct PlanChecks {
    let settings: PlanSettings
    let sources: ColumnSources

    init(_ settings: PlanSettings) {
        (self.settings, sources) = (settings, ColumnSources(settings))
    }

    func run(in context: inout SettingsContext) {
        checkData(&context)
        checkRegisters(&context)
        checkLaw(&context)
        checkNames(&context)
        checkRoles(&context)
        checkLeakage(&context)
        checkOverrides(&context)
        checkTraps(&context)
        checkProtected(&context)
        checkSplit(&context)
        checkWeights(&context)
        checkModels(&context)
        checkMissing(&context)
        checkGoals(&context)
        checkConditionalParity(&context)
        checkDelta(&context)
        checkAreas(&context)
        checkOutsideEvidence(&context)
        checkPerformance(&context)
    }

    static let dataMissing = LocalizedText(
        en: "`data` is missing: name the file with the data, from the folder of the study file.",
        nl: "`data` ontbreekt: noem het bestand met de gegevens, vanuit de map van het studiebestand.")

    private func checkData(_ context: inout SettingsContext) {
        let (data, registers) = (SettingPath("data"), SettingPath("registers"))
        if context.isWritten(data), context.isWritten(registers) {
            context.error(
                registers, en: "A study reads `data` or `registers`, not both: keep one.",
                nl: "Een studie leest `data` of `registers`, niet allebei: houd er één.")
        } else if settings.data == nil, !context.undecided.contains(data), !context.isWritten(registers) {
            context.error(data, en: Self.dataMissing.en, nl: Self.dataMissing.nl)
        }
    }

    /// Microdata of Statistics Netherlands serve statistics and research: CBS Act, articles 37, 41 and 42.
    private func checkLaw(_ context: inout SettingsContext) {
        guard settings.purpose == .individualScreening, settings.legal.environment == .cbsMicrodata else { return }
        context.error(
            SettingPath("purpose"), cause: .rule,
            en: "Microdata of Statistics Netherlands may be used for statistics and scientific research only, never to decide about a person "
                + "(CBS Act, articles 37, 41 and 42). Choose research or population-policy, or use data of your own.",
            nl: "Microdata van het CBS mogen alleen dienen voor statistiek en wetenschappelijk onderzoek, nooit om over een persoon te beslissen "
                + "(Wet op het CBS, artikelen 37, 41 en 42). Kies research of population-policy, of gebruik eigen gegevens.")
    }

    private func checkModels(_ context: inout SettingsContext) {
        if settings.model.kind == .boosted {
            context.error(
                SettingPath("model")["kind"],
                en: "`model.kind`: boosted trees cannot be the model of a study, because nobody can read them. Choose additive or logistic, and "
                    + "write `compare: [boosted]` to see what explaining costs.",
                nl: "`model.kind`: boosted kan niet het model van een studie zijn, want niemand kan boosted trees lezen. Kies additive of logistic, "
                    + "en schrijf `compare: [boosted]` om te zien wat uitleg kost.")
        }
        checkPriorsHaveAModel(&context)
        for (key, kind) in ModelSection.kindOfKey where context.isWritten(SettingPath("model")[key]) {
            guard settings.model.kind != kind, !settings.compare.contains(kind) else { continue }
            let place = SettingPath("model")[key]
            context.error(
                place, en: "`\(place)` is about the kind `\(kind.rawValue)`, which the study does not fit. Leave it out.",
                nl: "`\(place)` gaat over de soort `\(kind.rawValue)`, die de studie niet maakt. Laat het weg.")
        }
        if settings.model.update != nil, settings.model.kind == .scorecard {
            let place = SettingPath("model")["update"]
            context.error(
                place, en: "`\(place)`: only an additive or a logistic model can be updated. Write `model: {kind: additive}`, or leave it out.",
                nl:
                    "`\(place)`: alleen een optelmodel of logistisch model kan worden bijgewerkt. Schrijf `kind: additive`, of laat dit weg."
            )
        }
        var seen = [settings.model.kind]
        for (index, kind) in settings.compare.enumerated() {
            if seen.contains(kind) {
                context.error(
                    SettingPath("compare")[index], en: "`compare`: \(kind.rawValue) is compared with itself. Leave it out.",
                    nl: "`compare`: \(kind.rawValue) wordt met zichzelf vergeleken. Laat dit weg.")
            }
            seen.append(kind)
        }
    }

    /// Only the additive model takes what is known beforehand.
    private func checkPriorsHaveAModel(_ context: inout SettingsContext) {
        guard settings.model.kind != .additive else { return }
        let shaped = settings.features.indices.filter { settings.features[$0].shape != nil }.map { SettingPath("features")[$0]["shape"] }
        for place in shaped + (settings.model.priors == nil ? [] : [SettingPath("model")["priors"]]) {
            context.error(
                place, en: "`\(place)`: only the additive model takes what is known beforehand. Write `model: {kind: additive}`, or leave it out.",
                nl: "`\(place)`: alleen het optelmodel (additive) gebruikt wat vooraf bekend is. Schrijf `model: {kind: additive}`, of laat dit weg.")
        }
    }

    /// `Did you mean ...?`, or the names that there are.
    static func suggestion(for name: String, among known: [String]) -> LocalizedText {
        if let near = NearestName.suggestion(for: name, among: known) {
            return LocalizedText(en: "Did you mean `\(near)`?", nl: "Bedoelde u `\(near)`?")
        }
        guard !known.isEmpty else { return LocalizedText(en: "There are none.", nl: "Er zijn er geen.") }
        let list = known.prefix(20).map { "`\($0)`" }.joined(separator: ", ") + (known.count > 20 ? ", ..." : "")
        return LocalizedText(en: "There are: \(list).", nl: "Er zijn: \(list).")
    }
}
