// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Evidence
import RegisterData

/// `private/scores/<outcome>.parquet`: the score of every judged row, of every model. It never leaves.
enum ScoresTable {
    static func table(of results: [OutcomeRun.Result], cohort: Cohort, outcome: CohortOutcome) throws -> Table {
        func gather<Value>(_ value: (OutcomeRun.Result, Int, Int) -> Value) -> [Value] {
            results.flatMap { result in result.judged.rows.enumerated().map { value(result, $0.offset, $0.element) } }
        }
        func levels(_ names: [String]) -> [Level] { names.map { Level(code: $0) } }
        let models = results.map(\.kind.rawValue)
        let number = Dictionary(uniqueKeysWithValues: models.enumerated().map { ($1, Int32($0)) })
        let scopes = Array(Set(results.map(\.judged.scope.text))).sorted()
        var columns = [
            Column(name: "row_key", values: .text(gather { _, _, row in cohort.rowKeys[row] })),
            Column(
                name: "rows",
                values: .category(
                    codes: gather { result, _, _ in Int32(scopes.firstIndex(of: result.judged.scope.text) ?? 0) }, levels: levels(scopes))),
            Column(name: "fold", values: .integer(gather { result, place, _ in Int64(result.judged.folds?[place] ?? -1) })),
            Column(name: "model", values: .category(codes: gather { result, _, _ in number[result.kind.rawValue] ?? 0 }, levels: levels(models))),
            Column(name: "y", values: .integer(gather { _, _, row in Int64(outcome.values[row]) })),
            Column(name: "risk", values: .number(gather { result, place, _ in result.judged.scores.risk[place] })),
            .limit("lower", gather { result, place, _ in result.judged.scores.hasLimits ? result.judged.scores.lower[place] : nil }),
            .limit("upper", gather { result, place, _ in result.judged.scores.hasLimits ? result.judged.scores.upper[place] : nil }),
            Column(name: "selected", values: .integer(gather { result, place, _ in result.selection?.isReached[place] == true ? 1 : 0 })),
        ]
        if let weights = cohort.weights(for: outcome) {
            columns.append(Column(name: "weight", values: .number(gather { _, _, row in weights.values[row] })))
        }
        if let clusters = cohort.clusters {
            columns.append(Column(name: "cluster", values: .integer(gather { _, _, row in Int64(clusters.index[row]) })))
        }
        return try Table(columns: columns)
    }
}
