// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Fairness
import Foundation
import StatMath
import TestSupport
import Testing

/// Findings of completed tables put together, beside the formulas written out.
@Suite struct CompletedTablesTests {
    /// Rubin's rules for a large table.
    private let tables = CompletedTables(clusters: nil) { estimates, variances, _ in
        guard (estimates + variances).allSatisfy(\.isFinite) else { return nil }
        let m = Double(estimates.count), mean = estimates.reduce(0, +) / m, within = variances.reduce(0, +) / m
        let between = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (m - 1), added = (1 + 1 / m) * between
        return CompletedTables.Pooled(
            estimate: mean, standardError: (within + added).squareRoot(), relativeIncrease: added / within, degreesOfFreedom: .infinity,
            fractionOfMissingInformation: added / (within + added))
    }

    private func finding(_ key: String, _ value: Double?, _ interval: (Double, Double)?, total: Int = 400) -> Finding {
        Finding(
            key: key, about: About(outcome: "small", strategy: "chained-equations"), value: value,
            interval: interval.map { Interval(low: $0.0, high: $0.1, level: 0.95) }, method: "any", total: total,
            support: Support(cells: [20, 380], rows: "rows"), stage: "test", says: Sentence(key))
    }

    @Test func whatIsTheSameStaysAsItIs() {
        let own = finding("validation.auc", 0.7, (0.65, 0.75))
        #expect(tables.finding([own, own, own]) == own)
    }

    @Test func anAreaIsPooledByItsLogOdds() throws {
        let values = [0.7, 0.72, 0.69], half = 0.2
        let own = values.map { value in
            let logit = Logistic.logit(value)
            return finding("validation.auc", value, (Logistic.expit(logit - half), Logistic.expit(logit + half)))
        }
        let logits = values.map(Logistic.logit), mean = logits.reduce(0, +) / 3, z = Normal.quantile(0.975)
        let between = logits.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2
        let error = ((half / z) * (half / z) + 4 / 3 * between).squareRoot()
        let pooled = tables.finding(own), interval = try #require(pooled.interval)
        #expect(((pooled.value ?? 0) - Logistic.expit(mean)).magnitude < 1e-12)
        #expect((interval[0] - Logistic.expit(mean - z * error)).magnitude < 1e-12)
        #expect((interval[1] - Logistic.expit(mean + z * error)).magnitude < 1e-12)
        #expect(pooled.method == "rubin-logit" && pooled.says?.arguments["imputations"] == .integer(3))
    }

    /// Lott and Reiter's interval with r = (1 + 1/m) B / W, from tables that all have 400 rows.
    @Test func aShareIsPooledByWilson() throws {
        let counts = [40, 44, 37], n = 400.0, z = Normal.quantile(0.975)
        let own = try counts.map { count -> Finding in
            let share = try #require(Proportion(count, of: 400)), wilson = share.wilson()
            return finding("fairness.fnr", share.value, (wilson.low, wilson.high))
        }
        let shares = counts.map { Double($0) / n }, q = shares.reduce(0, +) / 3
        let within = shares.reduce(0) { $0 + $1 * (1 - $1) / n } / 3, between = shares.reduce(0) { $0 + ($1 - q) * ($1 - q) } / 2
        let r = 4 / 3 * between / within, rows = q * (1 - q) / within, a = z * z / rows * (1 + r)
        let centre = (q + a / 2) / (1 + a), half = (centre * centre - q * q / (1 + a)).squareRoot()
        let interval = try #require(tables.finding(own).interval)
        #expect((interval[0] - (centre - half)).magnitude < 1e-9 && (interval[1] - (centre + half)).magnitude < 1e-9)
        #expect(interval[1] - interval[0] > (own[0].interval.map { $0[1] - $0[0] } ?? 1))
    }

    /// A gap's limits are not symmetric, and stay so.
    @Test func aGapKeepsItsSides() throws {
        let own = [0.1, 0.14].map { finding("fairness.gap.fnr", $0, ($0 - 0.05, $0 + 0.1)) }
        let pooled = tables.finding(own), interval = try #require(pooled.interval), value = try #require(pooled.value)
        #expect((value - 0.12).magnitude < 1e-12 && interval[1] - value > value - interval[0])
        #expect(value - interval[0] > 0.05 && interval[1] - value > 0.1 && pooled.says?.template == "fairness.gap.fnr.more")
    }

    /// Withheld in one table is withheld; a limit without a logarithm leaves a number without an interval.
    @Test func whatCannotBePooledIsNotMadeUp() {
        #expect(tables.finding([finding("fairness.fnr", 0.2, (0.1, 0.3)), finding("fairness.fnr", nil, nil)]).value == nil)
        let infinite = tables.finding([finding("fairness.ratio.fnr", 2, (0, 9)), finding("fairness.ratio.fnr", 1.5, (0, 8))])
        #expect(infinite.value == 1.75 && infinite.interval == nil && infinite.method == nil)
    }
}
