// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import MissingData
import Settings

/// A file or a part of one that says how gaps are filled.
protocol ImputationRulesSection: SettingsSection {
    var filling: WrittenRules { get set }
}

/// What is written of how gaps are filled.
struct WrittenRules: Sendable {
    var predictors = PredictorsSection()
    var methods: [Named<ImputationMethodSection>] = []
    var formulas: [Named<ScalarExpression>] = []
    var blocks: [[String]] = []
    var family: [String] = []

    var rules: ImputationRules {
        var result = ImputationRules()
        result.predictors = predictors.choice
        result.methods = Dictionary(methods.map { ($0.name, $0.value.imputation) }, uniquingKeysWith: { first, _ in first })
        result.formulas = formulas.compactMap { try? ColumnFormula($0.name, $0.value) }
        (result.blocks, result.family) = (blocks, family)
        return result
    }

    static let names = ["predictors", "methods", "formulas", "blocks", "family"]

    /// What is wrong with the rules by themselves.
    ///
    /// - Parameters:
    ///   - root: where the keys stand.
    ///   - columns: what can be imputed.
    func check(_ root: SettingPath, columns: [String], _ context: inout SettingsContext) {
        func checkName(_ name: String, at path: SettingPath) {
            guard !columns.contains(name) else { return }
            let near = NearestName.suggestion(for: name, among: columns)
            context.error(
                path, en: "`\(path)`: there is no `\(name)` here." + (near.map { " Did you mean `\($0)`?" } ?? ""),
                nl: "`\(path)`: er is hier geen `\(name)`." + (near.map { " Bedoelt u `\($0)`?" } ?? ""))
        }
        for method in methods { checkName(method.name, at: root["methods"][method.name]) }
        for formula in formulas {
            let path = root["formulas"][formula.name]
            checkName(formula.name, at: path)
            for source in formula.value.columns { checkName(source, at: path) }
            if formula.value.columns.contains(formula.name) || formula.value.columns.isEmpty {
                context.error(
                    path, en: "`\(path)`: a formula is of other columns.", nl: "`\(path)`: een formule gaat over andere kolommen.")
            }
            if let other = formula.value.columns.first(where: { source in source != formula.name && formulas.contains { $0.name == source } }) {
                context.error(
                    path,
                    en: "`\(path)`: `\(other)` has a formula itself. Write this one over the columns that are imputed.",
                    nl: "`\(path)`: `\(other)` heeft zelf een formule. Schrijf deze met de kolommen die worden aangevuld.")
            }
            if methods.contains(where: { $0.name == formula.name }) {
                context.error(
                    path, en: "`\(path)`: it has a method too. A column follows from others, or is imputed: leave one out.",
                    nl: "`\(path)`: er is ook een methode voor. Een kolom volgt uit andere, of wordt aangevuld: laat er een weg.")
            }
            do throws(ExpressionError) {
                _ = try ColumnFormula(formula.name, formula.value)
            } catch {
                context.error(path, en: "`\(path)`: \(error.explanation.en)", nl: "`\(path)`: \(error.explanation.nl)")
            }
        }
        var seen: Set<String> = []
        for (index, block) in blocks.enumerated() {
            let path = root["blocks"][index]
            if block.count < 2 {
                context.error(
                    path, en: "`\(path)`: a block has two columns or more. Add one, or leave it out.",
                    nl: "`\(path)`: een blok heeft twee of meer kolommen. Voeg er een toe, of laat het weg.")
            }
            for (place, name) in block.enumerated() {
                checkName(name, at: path[place])
                if !seen.insert(name).inserted {
                    context.error(
                        path[place], en: "`\(path[place])`: this column stands in two places. Leave one out.",
                        nl: "`\(path[place])`: deze kolom staat op twee plaatsen. Laat er één weg.")
                }
            }
        }
        for (index, name) in family.enumerated() { checkName(name, at: root["family"][index]) }
    }
}

extension ImputationRulesSection {
    static var rulesKeys: [SettingKey<Self>] {
        [
            .optional(
                "predictors", .section(), \.filling.predictors, en: "From which other columns each is imputed, where there are many.",
                nl: "Uit welke andere kolommen elke kolom wordt aangevuld, als het er veel zijn."),
            .optional(
                "methods",
                .map(
                    of: .section(), en: "a map of columns, each with a method, such as {income: {method: semicontinuous}}",
                    nl: "kolommen met elk een methode, zoals {inkomen: {method: semicontinuous}}"),
                \.filling.methods, en: "How the values of a column are drawn, where not as its type says.",
                nl: "Hoe de waarden van een kolom worden getrokken, als dat niet volgens het type moet."),
            .optional(
                "formulas",
                .map(
                    of: .formula, en: "a map of columns, each with a formula, such as {bmi: weight / power(height / 100, 2)}",
                    nl: "kolommen met elk een formule, zoals {bmi: gewicht / power(lengte / 100, 2)}"),
                \.filling.formulas, en: "Numbers that follow from others: computed again from what is imputed of those.",
                nl: "Getallen die uit andere volgen: opnieuw berekend uit wat daarvan is aangevuld."),
            .optional(
                "blocks", .list(.list(.text)), \.filling.blocks,
                en: "Columns that belong together, as all facts about a father: rows without any of them get them from one other row.",
                nl: "Kolommen die bij elkaar horen, zoals alles over een vader: rijen zonder een ervan krijgen ze samen van één andere rij."),
            .optional(
                "family", .list(.text), \.filling.family,
                en: "Columns that are the same in all rows of a family in a year, as its income: drawn once and copied.",
                nl: "Kolommen die in een jaar gelijk zijn in alle rijen van een gezin, zoals het inkomen: één keer getrokken en overgenomen."),
        ]
    }
}
