// SPDX-License-Identifier: EUPL-1.2

import Basics
import RiskModels
import Settings

/// A model of the language.
enum ModelKind: String, CaseIterable, Sendable {
    case additive, logistic, scorecard, boosted
}

/// `model:` what is fitted.
struct ModelSection: SettingsSection {
    var kind = ModelKind.additive
    var pairs = PairCount.number(0)
    var priors: String?
    var bootstrap = 256
    var update: UpdateSection?
    var splines = SplineChoice.automatic
    var estimation = LogisticEstimation.automatic
    var conditions = 5
    var points = 5
    var mostFeatures = ScreeningParameters.defaultMostFeatures

    /// Keys that one kind of model knows.
    static let kindOfKey: [(key: String, kind: ModelKind)] = [
        ("splines", .logistic), ("estimation", .logistic), ("conditions", .scorecard), ("points", .scorecard),
        ("most_features", .additive),
    ]

    static let declaration = SettingsDeclaration<ModelSection>(
        .optional("kind", .choice(), \.kind, en: "The model.", nl: "Het model."),
        .optional(
            "pairs", .pairs, \.pairs,
            en: "How many pairs of features get an effect together.", nl: "Hoeveel paren van eigenschappen samen een effect krijgen."),
        .optional(
            "priors", .path, \.priors, en: "The file with what is known of effects beforehand, from the folder of the study file.",
            nl: "Het bestand met wat vooraf van effecten bekend is, vanuit de map van het studiebestand."),
        .optional(
            "bootstrap", .resamples, \.bootstrap,
            en: "How many resamples of families give a second interval of each effect (additive and logistic model); 0 for none.",
            nl: "Hoeveel steekproeven van gezinnen een tweede interval van elk effect geven (optelmodel en logistisch model); 0 voor geen."),
        .optional(
            "update", .section(), \.update, en: "A model of other rows that is updated instead of fitting anew.",
            nl: "Een model van andere rijen dat wordt bijgewerkt in plaats van opnieuw gemaakt."),
        .optional(
            "splines", .splines, \.splines,
            en: "Curves of a logistic regression: auto (as many knots as the events allow; unless given), off, or 3 to 5 knots.",
            nl: "Krommen van een logistische regressie: auto (wat de gebeurtenissen toelaten; tenzij gegeven), off, of 3 tot 5 knopen."),
        .optional(
            "estimation", .choice(), \.estimation, en: "How a logistic regression is estimated; automatic unless given.",
            nl: "Hoe een logistische regressie wordt geschat; automatic tenzij gegeven."),
        .optional(
            "conditions", .integer(from: 1, through: 8), \.conditions, en: "Most conditions of a scorecard; 5 unless given.",
            nl: "De meeste voorwaarden van een puntenkaart; 5 tenzij gegeven."),
        .optional(
            "points", .integer(from: 1, through: 20), \.points, en: "Most points of a condition of a scorecard; 5 unless given.",
            nl: "De meeste punten van een voorwaarde van een puntenkaart; 5 tenzij gegeven."),
        .optional(
            "most_features", .integer(from: 2, through: ScreeningParameters.defaultMostFeatures), \.mostFeatures,
            en: "Most features of an additive model; of more, those that say most are kept. 150 unless given.",
            nl: "De meeste eigenschappen van een optelmodel; van meer blijven die het meest zeggen. 150 tenzij gegeven."))
}

/// `update:` a model of other rows, and how much they count where its effects are known beforehand.
struct UpdateSection: SettingsSection {
    var from = ""
    var weight = 0.5

    static let declaration = SettingsDeclaration<UpdateSection>(
        .required(
            "from", .path, \.from, en: "The model file, from the folder of the study file.",
            nl: "Het modelbestand, vanuit de map van het studiebestand."),
        .optional(
            "weight", .number(above: 0, through: 1), \.weight, en: "How much its rows count as a prior: 0.5 unless given.",
            nl: "Hoe zwaar de rijen ervan tellen als voorkennis: 0,5 tenzij gegeven."))
}

extension SettingType where Value == PairCount {
    /// `auto` or a number.
    fileprivate static var pairs: SettingType {
        let count = SettingType<Int>.integer(from: 0)
        let expects = LocalizedText(en: "`auto` or a whole number from 0", nl: "`auto` of een geheel getal vanaf 0")
        let numbers = count.map { PairCount.number($0) }.expecting(en: expects.en, nl: expects.nl)
        return SettingType(expects: expects, schema: ["anyOf": [["const": "auto"], count.schema]]) { node, path, context in
            node.scalar == "auto" ? .automatic : numbers.read(node, at: path, in: &context)
        }
    }
}

extension SettingType where Value == Int {
    /// 0, or enough of them for an interval.
    fileprivate static var resamples: SettingType {
        let expects = LocalizedText(en: "0, or a whole number from 100 to 4096", nl: "0, of een geheel getal van 100 tot 4096")
        let many = SettingType<Int>.integer(from: 100, through: 4096).expecting(en: expects.en, nl: expects.nl)
        return SettingType(expects: expects, schema: ["anyOf": [["const": 0], many.schema]]) { node, path, context in
            node.scalar == "0" ? 0 : many.read(node, at: path, in: &context)
        }
    }
}

extension SettingType where Value == SplineChoice {
    /// `auto`, `off` or a number of knots.
    fileprivate static var splines: SettingType {
        let knots = SettingType<Int>.integer(from: 3, through: 5)
        let expects = LocalizedText(en: "`auto`, `off`, or 3, 4 or 5", nl: "`auto`, `off`, of 3, 4 of 5")
        let numbers = knots.map { SplineChoice.knots($0) }.expecting(en: expects.en, nl: expects.nl)
        return SettingType(expects: expects, schema: ["anyOf": [["enum": ["auto", "off"]], knots.schema]]) { node, path, context in
            switch node.scalar {
            case "auto": .automatic
            case "off": .off
            default: numbers.read(node, at: path, in: &context)
            }
        }
    }
}
