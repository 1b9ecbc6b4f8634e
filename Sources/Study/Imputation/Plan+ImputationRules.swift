// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import MissingData
import Settings

extension Plan {
    /// Holds the rules by which gaps are filled against the features as the cohort has them.
    func imputationMismatch(_ features: Features) -> SettingsError? {
        let rules = imputationRules, root = SettingPath("missing")
        func isAmounts(_ name: String) -> Bool {
            if case .numeric = features[name]?.values { true } else { false }
        }
        func issue(_ path: SettingPath, en: String, nl: String) -> SettingIssue {
            SettingIssue(
                .error(.input), file: context.file, position: context.position(of: path), path: path,
                message: LocalizedText(en: "`\(path)`: \(en)", nl: "`\(path)`: \(nl)"))
        }
        let blocks = rules.blocks.enumerated().compactMap { index, block -> SettingIssue? in
            guard !block.contains(where: { GapBlock.canLead(rules.methods[$0], isAmounts: isAmounts($0)) }) else { return nil }
            return issue(
                root["blocks"][index],
                en: "none of these features has numbers, by which a row like it is found. Add one that has, or leave it out.",
                nl: "geen van deze eigenschappen heeft getallen, en daarmee wordt een rij gezocht die erop lijkt. Voeg er een toe met getallen, of "
                    + "laat dit weg.")
        }
        let methods = rules.methods.keys.sorted().compactMap { name -> SettingIssue? in
            guard features[name] != nil, let method = rules.methods[name], method.drawsAmounts != isAmounts(name) else { return nil }
            return issue(
                root["methods"][name],
                en: isAmounts(name)
                    ? "this feature has numbers; choose a method for numbers." : "this feature has levels; choose a method for levels.",
                nl: isAmounts(name)
                    ? "deze eigenschap heeft getallen; kies een methode voor getallen."
                    : "deze eigenschap heeft categorieën; kies een methode voor categorieën.")
        }
        let formulas = rules.formulas.compactMap { formula -> SettingIssue? in
            guard let wrong = ([formula.column] + formula.sources).first(where: { features[$0] != nil && !isAmounts($0) }) else { return nil }
            return issue(
                root["formulas"][formula.column], en: "\"\(wrong)\" has no numbers.", nl: "\"\(wrong)\" heeft geen getallen.")
        }
        return SettingsError(blocks + methods + formulas)
    }
}
