// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Protected
import StatMath
import Testing

@Suite("Largest gaps against chance")
struct WorstGapTests {
    private func number(_ finding: Finding, _ name: String) -> Double? {
        if case .number(let value)? = finding.says?.arguments[name] { value } else { nil }
    }

    private func worst(_ predictions: Predictions, _ groups: [String], seed: UInt64 = 1) throws -> Finding {
        let findings = Verdicts.adjust(
            try GroupAudit(minimumEvents: 5, seed: seed).audit(
                predictions, selection: .threshold(0.5, of: predictions), attributes: [.made("wic", groups)], context: testContext))
        return try #require(findings.about("fairness.worst-gap.tpr", "wic"))
    }

    /// The same p and mean as shuffling the group of each event 4,000 times, row by row.
    @Test func drawingCountsIsShufflingRows() throws {
        let (predictions, groups) = try predictions([
            ("a", ConfusionCounts(truePositives: 30, falsePositives: 9, falseNegatives: 20, trueNegatives: 50)),
            ("b", ConfusionCounts(truePositives: 18, falsePositives: 9, falseNegatives: 12, trueNegatives: 50)),
            ("c", ConfusionCounts(truePositives: 5, falsePositives: 9, falseNegatives: 9, trueNegatives: 50)),
        ])
        let finding = try worst(predictions, groups)
        var events = predictions.outcome.indices.filter { predictions.outcome[$0] == 1 }.map { predictions.risk[$0] > 0.5 }
        let labels = zip(groups, predictions.outcome).filter { $0.1 == 1 }.map(\.0)
        func range() -> Double {
            let rates = ["a", "b", "c"].map { group in
                let own = events.indices.filter { labels[$0] == group }
                return Double(own.count { events[$0] }) / Double(own.count)
            }
            return (rates.max() ?? 0) - (rates.min() ?? 0)
        }
        let observed = range()
        var random = Philox(seed: 2, stage: "test.shuffle"), sum = 0.0, atLeast = 0
        for _ in 0..<4000 {
            random.shuffle(&events)
            sum += range()
            if range() >= observed - 1e-12 { atLeast += 1 }
        }
        #expect(abs((finding.value ?? 9) - observed) < 1e-12)
        #expect(abs((number(finding, "p") ?? 9) - Double(atLeast) / 4000) < 0.04)
        #expect(abs((number(finding, "chance") ?? 9) - sum / 4000) < 0.01)
        #expect(finding.says?.arguments["highest"] == "a" && finding.says?.arguments["lowest"] == "c")
    }

    /// Families share a risk and a group. Shuffling whole families keeps the test's size; shuffling rows would not (methods 19).
    @Test func sizeWithFamilies() throws {
        var rejections = (families: 0, rows: 0), random = Philox(seed: 31, stage: "test.size")
        let runs = 150
        for _ in 0..<runs {
            var risk: [Double] = [], clusters: [Int32] = [], groups: [String] = []
            for family in 0..<80 {
                let chance = random.uniform() < 0.5 ? 0.1 : 0.9, group = ["a", "b", "c"][random.below(3)]
                for _ in 0..<(1 + random.below(4)) {
                    risk.append(random.uniform() < chance ? 0.9 : 0.1)
                    clusters.append(Int32(family))
                    groups.append(group)
                }
            }
            let ones = [UInt8](repeating: 1, count: risk.count)
            let clustered = try Predictions(risk: risk, outcome: ones, clusters: clusters, clusterCount: 80)
            if number(try worst(clustered, groups), "p") ?? 1 <= 0.05 { rejections.families += 1 }
            if number(try worst(Predictions(risk: risk, outcome: ones), groups), "p") ?? 1 <= 0.05 { rejections.rows += 1 }
        }
        // 5% of 150 is 7.5, standard error 2.7.
        #expect(rejections.families <= 15)
        #expect(rejections.rows >= 20)
    }

    @Test func aDifferenceIsFound() throws {
        let (predictions, groups) = try predictions([
            ("a", ConfusionCounts(truePositives: 80, falsePositives: 9, falseNegatives: 20, trueNegatives: 50)),
            ("b", ConfusionCounts(truePositives: 50, falsePositives: 9, falseNegatives: 50, trueNegatives: 50)),
        ])
        let finding = try worst(predictions, groups)
        #expect(number(finding, "p") ?? 1 <= 0.001)
        #expect((finding.interval?[0] ?? 0) > 0.1 && (finding.interval?[1] ?? 1) < 0.45)
    }

    /// Clusters that span groups, or weights, leave normal theory: nearly the same answer for the same rows.
    @Test func normalTheoryAgreesWithPermutation() throws {
        let (simple, groups) = try predictions([
            ("a", ConfusionCounts(truePositives: 300, falsePositives: 9, falseNegatives: 200, trueNegatives: 50)),
            ("b", ConfusionCounts(truePositives: 280, falsePositives: 9, falseNegatives: 220, trueNegatives: 50)),
            ("c", ConfusionCounts(truePositives: 270, falsePositives: 9, falseNegatives: 230, trueNegatives: 50)),
        ])
        let weighted = try Predictions(risk: simple.risk, outcome: simple.outcome, weights: simple.risk.map { _ in 2 })
        let (a, b) = (try worst(simple, groups), try worst(weighted, groups))
        #expect(a.says?.arguments["null"] == "permutation" && b.says?.arguments["null"] == "normal")
        #expect(abs((number(a, "p") ?? 9) - (number(b, "p") ?? 0)) < 0.04)
        #expect(abs((number(a, "chance") ?? 9) - (number(b, "chance") ?? 0)) < 0.003)
    }
}
