// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Learning
import RegisterData
import Settings

/// The linter's second round, after the cohort: with the rows.
struct LeakageCheck {
    let plan: Plan
    let data: InputData

    /// - Returns: evidence of everything found, in the plan and in the rows; and what only the rows show, as issues of the study file.
    /// - Throws: `Cancelled`.
    func run(_ cohort: Cohort, _ splits: [Split]) throws -> (findings: [Finding], issues: [SettingIssue]) {
        let study = data.linted
        var rows = LintedRows(
            table: data.table, features: cohort.features, outcomes: cohort.outcomes, years: cohort.years, families: cohort.families, splits: splits)
        rows.index = indexDays
        let shown = LeakageLinter.lint(study).map { $0.overridden(by: plan.overrides) }
        let found = try LeakageLinter.lint(rows, of: study).map { $0.overridden(by: plan.overrides) }
        return (LeakageLinter.gravest(shown + found).map(\.evidence), plan.issues(found) + plan.uselessOverrides(shown + found))
    }

    /// The days of prediction: those of the cohort, or where the split by year goes by a date.
    private var indexDays: [CivilDay?]? {
        let name = data.registers == nil ? plan.splitColumn : RegisterPlan.Column.index.rawValue
        guard let name, let column = data.table[name], case .date(let days) = column.values else { return nil }
        return days.indices.map { column.missingKind($0).isPresent ? days[$0] : nil }
    }
}

extension Plan {
    /// What the report says of an open embargo, as remarks on the study file.
    func embargoWarnings(_ findings: [Finding]) -> [SettingIssue] {
        findings.filter { $0.verdict == .insufficient }.map { finding in
            func numbers(_ language: Language) -> (late: String, total: String) {
                let words = NumberWords(language)
                return (words.count(finding.count ?? 0), words.count(finding.total ?? 0))
            }
            let (en, nl) = (numbers(.english), numbers(.dutch))
            let path = SettingPath("split")
            return SettingIssue(
                .warning, file: context.file, position: context.position(of: path), path: path,
                message: LocalizedText(
                    en: "Of \(en.late) of \(en.total) rows to learn from, the outcome \(finding.about.outcome ?? "") was known only after the first "
                        + "test row is looked at. `embargo: drop` leaves them out.",
                    nl: "Van \(nl.late) van \(nl.total) leerrijen werd de uitkomst \(finding.about.outcome ?? "") pas bekend nadat de eerste testrij "
                        + "wordt bekeken. `embargo: drop` laat ze weg."))
        }
    }

    /// Overrides that set nothing aside.
    fileprivate func uselessOverrides(_ findings: [LeakageFinding]) -> [SettingIssue] {
        overrides.enumerated().filter { _, override in !findings.contains { $0.override == override } }.map { index, override in
            let path = SettingPath("overrides")[index]
            return SettingIssue(
                .warning, file: context.file, position: context.position(of: path), path: path,
                message: LocalizedText(
                    en: "`\(path)` sets nothing aside: the rule `\(override.rule)` finds nothing about `\(override.about)`. Take it out.",
                    nl: "`\(path)` zet niets opzij: de regel `\(override.rule)` vindt niets over `\(override.about)`. Haal het weg."))
        }
    }

    /// The date or year by which rows are divided.
    fileprivate var splitColumn: String? { settings.split.test.column }
}
