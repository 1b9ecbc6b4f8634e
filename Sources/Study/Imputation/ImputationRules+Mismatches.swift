// SPDX-License-Identifier: EUPL-1.2

import Basics
import MissingData
import Settings

extension ImputationRules {
    /// What the rules ask of columns that are not so.
    ///
    /// - Parameter isAmounts: whether a column has numbers, as opposed to levels; `nil` for one of texts, and for one that is not there.
    /// - Returns: paths below that of the rules, with what is wrong there.
    func mismatches(isAmounts: (String) -> Bool?) -> [(path: [String], index: Int?, words: LocalizedText)] {
        var found: [(path: [String], index: Int?, words: LocalizedText)] = []
        for (index, block) in blocks.enumerated() {
            guard !block.contains(where: { GapBlock.canLead(methods[$0], isAmounts: isAmounts($0) == true) }) else { continue }
            found.append(
                (
                    ["blocks"], index,
                    LocalizedText(
                        en: "none of these has numbers (or the method hot-deck), by which a row like it is found. Add one that has, or leave it "
                            + "out.",
                        nl: "geen van deze heeft getallen (of de methode hot-deck), en daarmee wordt een rij gezocht die erop lijkt. Voeg er een "
                            + "toe, of laat dit weg.")
                ))
        }
        for (name, method) in methods.sorted(by: { $0.key < $1.key }) {
            guard let isAmounts = isAmounts(name), method.drawsAmounts != isAmounts else { continue }
            let words =
                isAmounts
                ? LocalizedText(
                    en: "this column has numbers; choose a method for numbers.", nl: "deze kolom heeft getallen; kies een methode voor getallen.")
                : LocalizedText(
                    en: "this column has levels; choose a method for levels.",
                    nl: "deze kolom heeft categorieën; kies een methode voor categorieën.")
            found.append((["methods", name], nil, words))
        }
        for formula in formulas {
            guard let wrong = ([formula.column] + formula.sources).first(where: { isAmounts($0) != true }) else { continue }
            found.append(
                (
                    ["formulas", formula.column], nil,
                    LocalizedText(en: "\"\(wrong)\" has no numbers.", nl: "\"\(wrong)\" heeft geen getallen.")
                ))
        }
        return found
    }
}
