// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterFiles

/// A plan as SQL: one common table expression a step, which a person can read and the embedded database runs on `RegisterView`s.
///
/// Nothing is read but names. Every step has the number of the row, so that steps are joined by it alone.
struct CohortSQL {
    let plan: RegisterPlan
    let shelf: RegisterShelf
    /// Columns of the files of area figures, by their paths.
    let areaColumns: [String: [String]]
    var needs = RegisterNeeds()
    var steps: [SQLStep] = []
    /// Relations that have a step already.
    var relations: Set<String> = []
    /// Columns of the last SELECT: expression and name.
    var output: [(sql: String, name: String)] = []
    var joins: [String] = []
    /// Names that conditions on the cohort's own row may use.
    var ownColumns: [String] = []
    /// Those of them that hold dates.
    var ownDates: Set<String> = []
    /// Of the query that finds the years of the index dates.
    private(set) var yearsSQL = ""
    private(set) var issues: [RegisterPlanIssue] = []

    var catalogue: Catalogue { shelf.catalogue }

    /// - Throws: `RegisterPlanIssues` with everything that does not fit the catalogue; errors of reading the registers' files.
    init(_ plan: RegisterPlan, shelf: RegisterShelf, areaColumns: [String: [String]] = [:]) throws {
        (self.plan, self.shelf, self.areaColumns) = (plan, shelf, areaColumns)
        try part(.cohort) { try $0.addRows() }
        guard issues.isEmpty else { throw RegisterPlanIssues(issues: issues) }
        yearsSQL = SQLStep.statement(
            steps,
            select: "SELECT min(year(\(own(StepColumn.index)))) AS first, max(year(\(own(StepColumn.index)))) AS last FROM \"own\""
                + (try ownConditions().map { "\nWHERE \($0)" } ?? ""))
        try addSample()
        for (index, value) in plan.protected.enumerated() { try part(.protected(index)) { try $0.add(value, as: .protected) } }
        for (index, value) in plan.features.enumerated() { try part(.feature(index)) { try $0.add(value, as: .feature) } }
        for (index, value) in plan.beside.enumerated() { try part(.beside(index)) { try $0.add(value, as: .beside) } }
        for (index, outcome) in plan.outcomes.enumerated() { try part(.outcome(index)) { try $0.add(outcome) } }
        guard issues.isEmpty else { throw RegisterPlanIssues(issues: issues) }
    }

    /// The statement. Its rows are those of the sample, in the order of their keys.
    var text: String {
        let columns = output.map { "\($0.sql) AS \(SQLText.identifier($0.name))" }.joined(separator: ",\n  ")
        return SQLStep.statement(
            steps, select: "SELECT\n  \(columns)\nFROM \"sample\" AS s\n\(joins.map { $0 + "\n" }.joined())ORDER BY s.\(StepColumn.row)")
    }

    func own(_ column: String) -> String { SQLText.identifier(column) }

    /// Runs a part of the work; what does not fit is noted with its place.
    mutating func part(_ part: RegisterPlanIssue.Part, _ work: (inout CohortSQL) throws -> Void) throws {
        do { try work(&self) } catch let problem as PlanProblem {
            issues.append(RegisterPlanIssue(part: part, key: problem.key, message: problem.message))
        }
    }

    func sql(_ expression: ScalarExpression, over columns: [String], dates: Set<String>, at key: String) throws(PlanProblem) -> String {
        do throws(ExpressionError) { return try expression.sql(over: columns, dates: dates) } catch { throw PlanProblem(key, error) }
    }

    /// Over the cohort's own row.
    func ownSQL(_ expression: ScalarExpression, at key: String) throws(PlanProblem) -> String {
        try sql(expression, over: ownColumns, dates: ownDates, at: key)
    }
}
