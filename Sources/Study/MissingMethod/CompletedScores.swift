// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// Scores of the same rows of several completed tables, put together.
enum CompletedScores {
    /// The mean risk of each row; its limits by Rubin's rules on the logit scale, around it.
    static func pooled(_ tables: [Scores]) -> Scores {
        guard tables.count > 1 else { return tables.first ?? Scores(risk: []) }
        let m = Double(tables.count), rows = tables[0].risk.indices, z = Normal.quantile(0.975)
        func mean(_ value: (Scores) -> Double) -> Double { tables.reduce(0) { $0 + value($1) } / m }
        func logit(_ risk: Double) -> Double { Logistic.logit(min(max(risk, 1e-12), 1 - 1e-12)) }
        let risk = rows.map { row in mean { $0.risk[row] } }
        guard tables.allSatisfy(\.hasLimits) else { return Scores(risk: risk) }
        var lower = risk, upper = risk
        for row in rows {
            let centre = mean { logit($0.risk[row]) }
            let between = (m + 1) / (m - 1) * mean { (logit($0.risk[row]) - centre) * (logit($0.risk[row]) - centre) }
            let within = mean { table in
                let half = (logit(table.upper[row]) - logit(table.lower[row])) / 2
                return half * half
            }
            let half = (within + z * z * between).squareRoot()
            (lower[row], upper[row]) = (Logistic.expit(logit(risk[row]) - half), Logistic.expit(logit(risk[row]) + half))
        }
        return Scores(risk: risk, lower: lower, upper: upper)
    }
}
