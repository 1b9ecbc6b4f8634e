// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import RegisterData
import Settings

/// What must hold between a study file and the columns of its table.
struct PlanSchemaChecks {
    let settings: PlanSettings
    let schema: TableSchema

    /// Columns of the table and derived ones.
    private var known: [String] { schema.columns.map(\.name) + settings.derive.map(\.name) }

    func run(in context: inout SettingsContext) {
        checkNames(&context)
        checkExpressions(&context)
        checkEveryColumnHasARole(&context)
        checkTypes(&context)
    }

    private func checkNames(_ context: inout SettingsContext) {
        let table = Set(schema.columns.map(\.name))
        for (index, column) in settings.derive.enumerated() where table.contains(column.name) {
            let place = SettingPath("derive")[index]["name"]
            context.error(
                place, en: "`\(place)`: the data have a column `\(column.name)` already. Choose another name.",
                nl: "`\(place)`: de gegevens hebben al een kolom `\(column.name)`. Kies een andere naam.")
        }
        for column in settings.columns { check(column.name, at: SettingPath("columns", column.name), &context) }
        for (index, feature) in settings.features.enumerated() {
            checkNew(feature.source, at: SettingPath("features")[index][feature.column == nil ? "name" : "column"], &context)
        }
        for (index, attribute) in settings.protected.enumerated() where attribute.fromFeature == nil {
            checkNew(settings.source(of: attribute), at: SettingPath("protected")[index][attribute.column == nil ? "name" : "column"], &context)
        }
        for (index, outcome) in settings.outcomes.enumerated() {
            outcome.column.map { checkNew($0, at: SettingPath("outcomes")[index]["column"], &context) }
            outcome.knownAt.map { checkNew($0, at: SettingPath("outcomes")[index]["known_at"], &context) }
        }
        settings.weights?.column.map { checkNew($0, at: SettingPath("weights", "column"), &context) }
        settings.split.test.column.map { checkNew($0, at: SettingPath("split", "test", "column"), &context) }
        settings.performance.year.map { checkNew($0, at: SettingPath("performance", "year"), &context) }
    }

    /// A name that `columns` holds as well is reported there.
    private func checkNew(_ column: String, at path: SettingPath, _ context: inout SettingsContext) {
        if settings.role(of: column) == nil { check(column, at: path, &context) }
    }

    private func check(_ column: String, at path: SettingPath, _ context: inout SettingsContext) {
        guard !column.isEmpty, !known.contains(column) else { return }
        let near = NearestName.suggestion(for: column, among: known)
        context.error(
            path, en: "`\(path)`: the data have no column `\(column)`." + (near.map { " Did you mean `\($0)`?" } ?? ""),
            nl: "`\(path)`: de gegevens hebben geen kolom `\(column)`." + (near.map { " Bedoelde u `\($0)`?" } ?? ""))
    }

    private func checkExpressions(_ context: inout SettingsContext) {
        var names = schema.columns.map(\.name)
        for (index, column) in settings.derive.enumerated() {
            check(column.value, over: names, at: SettingPath("derive")[index]["value"], &context)
            names.append(column.name)
        }
        for (index, outcome) in settings.outcomes.enumerated() {
            check(outcome.when, over: names, at: SettingPath("outcomes")[index]["when"], &context)
        }
    }

    private func check(_ expression: ScalarExpression?, over names: [String], at path: SettingPath, _ context: inout SettingsContext) {
        guard let expression else { return }
        do throws(ExpressionError) {
            _ = try expression.sql(over: names)
        } catch {
            context.error(path, en: "`\(path)`: \(error.message.en)", nl: "`\(path)`: \(error.message.nl)")
        }
    }

    /// What is known only after the index is a decision, not a default.
    private func checkEveryColumnHasARole(_ context: inout SettingsContext) {
        let path = SettingPath("columns")
        let decided = Set(settings.roles.map(\.name))
        let open = schema.columns.map(\.name).filter { !decided.contains($0) && !context.isWritten(path[$0]) }
        guard !open.isEmpty else { return }
        let list = open.map { "`\($0)`" }.joined(separator: ", ")
        let roles = ColumnRole.allCases.map(\.rawValue).joined(separator: ", ")
        context.error(
            path,
            en: "`columns`: without a role: \(list). Give each one of \(roles): what is known only after the moment of prediction (`after`) is a "
                + "decision, not a default.",
            nl: "`columns`: zonder rol: \(list). Geef elk een van \(roles): wat pas na het moment van voorspellen bekend is (`after`), is een "
                + "beslissing en staat niet vanzelf vast.")
    }
}
