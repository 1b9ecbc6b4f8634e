// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import RegisterFiles

/// The rows of one table that meet the plan's rules, and at which rule the others left.
public struct RuledRows: Sendable {
    /// The rows that stay, in the order of the file.
    public let table: Table
    /// All rows, with the columns that protected attributes are made from.
    public let everyone: Table
    /// For each row of `everyone` the number of the rule at which it left; -1 for those that stay.
    public let leftAt: [Int]
    /// The names of the rules.
    public let steps: [String]

    /// - Throws: `CohortsError` for a rule that cannot be computed, or when no row is left; `Cancelled`.
    public init(_ table: Table, _ declaration: CohortDeclaration, progress: ProgressMonitor) throws {
        let whole = try DerivedColumns.adding(declaration.derived, to: table, progress: progress)
        var leftAt = [Int](repeating: -1, count: table.rowCount)
        for (number, rule) in declaration.rules.enumerated() {
            let meets = try Self.meets(rule, whole, progress)
            for row in leftAt.indices where leftAt[row] < 0 && meets[row] == rule.isExclusion { leftAt[row] = number }
        }
        let kept = leftAt.indices.filter { leftAt[$0] < 0 }
        guard !kept.isEmpty else { throw CohortsError.noRowsLeft }
        let groups = Set(declaration.protected.map(\.column))
        self.table = kept.count == table.rowCount ? table : try table.selecting(rows: kept)
        everyone = try Table(columns: whole.columns.filter { groups.contains($0.name) })
        self.leftAt = leftAt
        steps = declaration.rules.map(\.name)
    }

    /// What is not known does not meet a rule.
    private static func meets(_ rule: CohortRule, _ table: Table, _ progress: ProgressMonitor) throws -> [Bool] {
        func column(_ name: String) throws(CohortsError) -> Column {
            guard let column = table[name] else {
                throw .unknownColumn(name, suggestion: NearestName.suggestion(for: name, among: table.columnNames))
            }
            return column
        }
        let condition: String
        switch rule.test {
        case .known(let name):
            let column = try column(name)
            return (0..<table.rowCount).map { column.missingKind($0).isPresent }
        case .between(let name, let low, let high):
            condition = "\(SQLText.identifier(try column(name).name)) BETWEEN \(low) AND \(high)"
        case .condition(let expression):
            condition = try DerivedColumns.sql(expression, named: rule.name, over: table)
        }
        let cases = StoreExpression(name: rule.name, sql: "CASE WHEN \(condition) THEN 1 ELSE 0 END")
        let answer = try DerivedColumns.evaluate([cases], over: table, progress: progress)[0]
        guard case .integer(let values) = answer.values else {
            throw CohortsError.expressionFailed(name: rule.name, reason: "expected yes or no")
        }
        return values.map { $0 == 1 }
    }
}
