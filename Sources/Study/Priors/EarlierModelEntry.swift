// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Learning
import RiskModels
import Settings

/// `models:` of a priors file: a model file of an earlier year, and how much it counts.
struct EarlierModelEntry: SettingsSection {
    var file = ""
    var features: [String] = []
    var weight = 1.0
    var between = 0.0
    var source = ""

    static let declaration = SettingsDeclaration<EarlierModelEntry>(
        .required(
            "file", .path, \.file, en: "The model file, from the folder of the priors file.",
            nl: "Het modelbestand, vanuit de map van het bestand met voorkennis."),
        .required("source", .text, \.source, en: "What it was learned from.", nl: "Waar het van geleerd is."),
        .optional(
            "features", .list(.text), \.features, en: "Which of its features count; all unless given.",
            nl: "Welke eigenschappen ervan tellen; anders alle."),
        .optional(
            "weight", .number(above: 0, through: 1), \.weight, en: "How much its rows count: 1 as these, 0.5 half as much.",
            nl: "Hoe zwaar de rijen ervan tellen: 1 zoals deze, 0,5 half zo zwaar."),
        .optional(
            "between", .number(from: 0, through: 10), \.between, en: "Standard deviation between the years, in log-odds; 0 unless given.",
            nl: "Standaardafwijking tussen de jaren, in log-odds; anders 0."))

    /// One a feature that counts; what is wrong with the file goes into the context.
    func statements(_ path: SettingPath, _ folder: URL?, _ context: inout SettingsContext) -> [WrittenPrior] {
        guard !file.isEmpty, weight > 0 else { return [] }
        func refuse(_ key: String, en: String, nl: String) {
            context.error(path[key], en: "`\(path[key])`: \(en)", nl: "`\(path[key])`: \(nl)")
        }
        let url = file.hasPrefix("/") ? URL(fileURLWithPath: file) : folder?.appendingPathComponent(file) ?? URL(fileURLWithPath: file)
        let model: ModelFile
        do {
            model = try ModelFile(decoding: try InputFile.bytes(url))
        } catch {
            let why = (error as? any ExplainedError)?.explanation
            refuse("file", en: why?.en ?? "expected a model file.", nl: why?.nl ?? "verwacht werd een modelbestand.")
            return []
        }
        guard case .additive(let model) = model else {
            refuse(
                "file", en: "boosted trees have no effect of a feature alone. Take an additive, logistic or scorecard model.",
                nl: "boosted trees hebben geen effect van één eigenschap. Neem een optelmodel, een logistisch model of een puntenkaart.")
            return []
        }
        let position = context.position(of: path)
        var result: [WrittenPrior] = []
        for name in features where !model.terms.contains(where: { $0.bins.feature == name }) {
            let hint = PlanChecks.suggestion(for: name, among: model.terms.map(\.bins.feature))
            refuse("features", en: "the model has no feature `\(name)`. \(hint.en)", nl: "het model heeft geen eigenschap `\(name)`. \(hint.nl)")
        }
        for term in model.terms where features.isEmpty || features.contains(term.bins.feature) {
            guard let effect = EarlierEffect(term, weight: weight, between: between) else {
                refuse(
                    "file",
                    en: "the model does not say how sure the effect of `\(term.bins.feature)` is. Give `between`, or a file with standard errors.",
                    nl: "het model zegt niet hoe zeker het effect van `\(term.bins.feature)` is. Geef `between`, of een bestand met standaardfouten.")
                continue
            }
            result.append(
                WrittenPrior(
                    prior: Prior(feature: term.bins.feature, statement: .earlier(effect), source: source), unit: term.bins.unit, file: context.file,
                    path: path, position: position))
        }
        return result
    }
}
