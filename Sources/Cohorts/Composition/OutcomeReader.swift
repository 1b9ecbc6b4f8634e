// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import RegisterFiles

/// Turns a column or a condition into an outcome of 0 and 1.
struct OutcomeReader {
    let table: Table
    let progress: ProgressMonitor

    func read(_ declaration: CohortDeclaration.Outcome) throws -> CohortOutcome {
        switch declaration.source {
        case .column(let name, let positive): try fromColumn(declaration.name, column: name, positive: positive)
        case .condition(let expression): try fromCondition(declaration.name, expression)
        }
    }

    private func fromColumn(_ outcome: String, column name: String, positive: String?) throws -> CohortOutcome {
        guard let column = table[name] else {
            throw CohortsError.unknownColumn(name, suggestion: NearestName.suggestion(for: name, among: table.columnNames))
        }
        let coded = column.coded()
        guard coded.codes.count == 2 else { throw CohortsError.outcomeLevels(outcome: outcome, levels: coded.codes.count) }
        let event = try position(of: positive, in: coded.codes, column: column, outcome: outcome)
        return CohortOutcome(name: outcome, values: coded.index.map { $0 == event ? 1 : 0 }, known: coded.index.map { $0 >= 0 })
    }

    /// The level that is the event: the one that is named, or the one that speaks for itself.
    private func position(of positive: String?, in codes: [String], column: Column, outcome: String) throws(CohortsError) -> Int32 {
        guard let positive else {
            let obvious = codes.indices.filter { ["1", "TRUE", "true", "True"].contains(codes[$0]) }
            guard obvious.count == 1 else { throw .positiveLevelNeeded(outcome: outcome) }
            return Int32(obvious[0])
        }
        if let exact = codes.firstIndex(of: positive) { return Int32(exact) }
        var labels = column.valueLabels
        if case .category(_, let levels) = column.values {
            for level in levels { labels[level.code] = level.label }
        }
        let matches = codes.indices.filter { labels[codes[$0]].map { $0.en == positive || $0.nl == positive } ?? false }
        guard let match = matches.first else { throw .positiveLevelUnknown(outcome: outcome) }
        guard matches.count == 1 else { throw .positiveLevelAmbiguous(outcome: outcome) }
        return Int32(match)
    }

    private func fromCondition(_ outcome: String, _ expression: ScalarExpression) throws -> CohortOutcome {
        let sql = try DerivedColumns.sql(expression, named: outcome, over: table)
        let cases = "CASE WHEN \(sql) THEN 1 WHEN NOT \(sql) THEN 0 END"
        let column = try DerivedColumns.evaluate([StoreExpression(name: outcome, sql: cases)], over: table, progress: progress)[0]
        guard case .integer(let values) = column.values else { throw CohortsError.expressionFailed(name: outcome, reason: "expected yes or no") }
        let known = values.indices.map { column.missingKind($0).isPresent }
        let levels = Set(values.indices.lazy.filter { known[$0] }.map { values[$0] })
        guard levels.count == 2 else { throw CohortsError.outcomeLevels(outcome: outcome, levels: levels.count) }
        return CohortOutcome(name: outcome, values: values.indices.map { known[$0] && values[$0] == 1 ? 1 : 0 }, known: known)
    }
}
