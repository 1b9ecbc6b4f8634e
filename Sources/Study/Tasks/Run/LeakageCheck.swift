// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Evidence
import Learning
import RegisterData
import Settings

/// The linter's second round, after the cohort: with the rows.
struct LeakageCheck {
    let plan: Plan
    let table: Table

    /// - Returns: evidence of everything found, in the plan and in the rows; and what only the rows show, as issues of the study file.
    /// - Throws: `Cancelled`.
    func run(_ cohort: Cohort, _ splits: [Split]) throws -> (findings: [Finding], issues: [SettingIssue]) {
        let study = plan.linted
        var rows = LintedRows(
            table: table, features: cohort.features, outcomes: cohort.outcomes, years: cohort.years, families: cohort.families, splits: splits)
        rows.index = indexDays
        let shown = LeakageLinter.lint(study).map { $0.overridden(by: plan.overrides) }
        let found = try LeakageLinter.lint(rows, of: study).map { $0.overridden(by: plan.overrides) }
        return (LeakageLinter.gravest(shown + found).map(\.evidence), plan.issues(found))
    }

    /// The days of prediction, where the split by year goes by a date.
    private var indexDays: [CivilDay?]? {
        guard let name = plan.splitColumn, let column = table[name], case .date(let days) = column.values else { return nil }
        return days.indices.map { column.missingKind($0).isPresent ? days[$0] : nil }
    }
}

extension Plan {
    /// The date or year by which rows are divided.
    fileprivate var splitColumn: String? { settings.split.test.column }
}
