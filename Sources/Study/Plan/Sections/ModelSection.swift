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
            nl: "Hoeveel steekproeven van gezinnen een tweede interval van elk effect geven (optelmodel en logistisch model); 0 voor geen."))
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
