// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Fairness
import Metrics
import Protected
import StatMath
import TestSupport
import Testing

/// The largest difference between groups over completed tables.
@Suite struct LargestGapOfTablesTests {
    private static let rows = 3000

    private static let tables = CompletedTables(clusters: nil, seed: 7) { estimates, variances, _ in
        let m = Double(estimates.count), mean = estimates.reduce(0, +) / m, within = variances.reduce(0, +) / m
        let between = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (m - 1), added = (1 + 1 / m) * between
        return CompletedTables.Pooled(
            estimate: mean, standardError: (within + added).squareRoot(), relativeIncrease: added / within, degreesOfFreedom: .infinity,
            fractionOfMissingInformation: added / (within + added))
    }

    /// Three groups; of group C `missed` of ten events are not reached, of the others five. Tables differ in a few rows.
    private func judged(missed: Int, table: Int) throws -> [JudgedFinding] {
        let codes = (0..<Self.rows).map { Int32($0 % 3) }, outcome = (0..<Self.rows).map { UInt8($0 / 3 % 2) }
        let isReached = (0..<Self.rows).map { row in
            let turn = row / 6 % 10, own = turn >= (codes[row] == 2 ? missed : 5)
            return (row / 60 + table) % 9 == 0 ? turn >= 5 : own
        }
        let predictions = try Predictions(risk: outcome.indices.map { 0.3 + 0.4 * Double($0 % 97) / 97 }, outcome: outcome)
        let levels = ["A", "B", "C"].map { ProtectedLevel(code: $0, label: nil, group: ["origin": $0]) }
        return try GroupAudit(compareTo: ["origin": .complement], intersections: 1).audit(
            predictions, selection: Selection(at: ["capacity": 0.5], isReached: isReached),
            attributes: [ProtectedAttribute(name: "origin", levels: levels, codes: codes)],
            context: FindingContext(about: About(outcome: "small", model: "additive", rows: .outOfFold), rows: "rows"))
    }

    private func pooled(missed: Int) throws -> (worst: Finding, rates: [Finding]) {
        let all = Self.tables.findings(try (0..<4).map { try judged(missed: missed, table: $0) }).map(\.finding)
        return (try #require(all.first { $0.key == "fairness.worst-gap.fnr" }), all.filter { $0.key == "fairness.fnr" })
    }

    @Test func itIsOfThePooledValues() throws {
        let (worst, rates) = try pooled(missed: 8), values = rates.compactMap(\.value), interval = try #require(worst.interval)
        #expect(values.count == 3 && worst.method == "rubin-range")
        #expect(isClose(try #require(worst.value), (values.max() ?? 0) - (values.min() ?? 0), within: 1e-12))
        #expect(interval[0] > 0.15 && interval[0] < worst.value ?? 0 && interval[1] > worst.value ?? 1)
        #expect(worst.says?.arguments["highest"] == .text("C") && (worst.says?.arguments["p"]?.double ?? 1) < 0.01)
    }

    /// Groups that are alike are not told apart, and the interval is wider than that of one pair alone.
    @Test func chanceIsChance() throws {
        let (worst, rates) = try pooled(missed: 5), interval = try #require(worst.interval)
        #expect((worst.says?.arguments["p"]?.double ?? 0) > 0.2 && interval[0] == 0)
        let widths = rates.compactMap(\.interval).map { ($0[1] - $0[0]) / 2 }, pair = (2 * widths[0] * widths[0]).squareRoot()
        #expect(interval[1] - (worst.value ?? 0) > pair)
    }
}
