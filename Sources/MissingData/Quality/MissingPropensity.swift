// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// How likely each value of a column was to be missing, given all other columns as one completed table has them.
///
/// A logistic regression of the gaps on the design that the column is imputed from.
struct MissingPropensity {
    /// Of each row in which the column has a value, its own or its family's: p / (1 - p), the weight that makes such rows like those with a gap.
    let odds: [Int: Double]

    /// - Returns: `nil` where the regression is not found: too few gaps, or none.
    init?(_ tables: ImputedTables, column name: String) {
        let plan = tables.plan
        guard let index = plan.variables.firstIndex(where: { $0.name == name && $0.isTarget }), let chain = tables.chains.first else { return nil }
        let matrix = plan.workingMatrix()
        for (index, variable) in plan.variables.enumerated() where variable.isTarget {
            plan.put(variable.encoded(chain.values(index, plan)), of: variable, rows: variable.missing, into: matrix)
        }
        plan.refreshSiblings(matrix)
        let variable = plan.variables[index]
        let rows = RowList((variable.observed.indices + variable.missing.indices).sorted())
        let gaps = Set(variable.missing.indices), codes = rows.indices.map { gaps.contains($0) ? Int32(1) : 0 }
        let gathered = matrix.gather(rows, columns: plan.used[index]), sums = gathered.products(), n = Double(rows.count)
        let mean = (0..<gathered.columns).map { sums[$0, 0] / n }
        let deviation = (0..<gathered.columns).map { (max(0, sums[$0, $0] - n * mean[$0] * mean[$0]) / max(1, n - 1)).squareRoot() }
        let model = MultinomialRegression(rows: gathered, codes: codes, levels: 2, mean: mean, deviation: [0] + deviation.dropFirst())
        guard !gaps.isEmpty, let fit = model.fit(from: nil) else { return nil }
        let scores = matrix.gather(variable.observed, columns: plan.used[index]).predictions(fit.mode)
        odds = Dictionary(zip(variable.observed.indices, scores).map { (Int($0), exp(Double($1))) }, uniquingKeysWith: { first, _ in first })
        guard odds.values.allSatisfy(\.isFinite) else { return nil }
    }
}
