// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Fairness
import Metrics
import Protected
import TestSupport
import Testing

/// 3,000 generated rows: what fairlearn 0.15, AIF360 0.6 and scikit-learn 1.9 print for them at threshold .3.
@Suite("Other tools' numbers on one table", .needsSharedData)
struct FairlearnOracleTests {
    private let findings: [Bool: [Finding]]
    private let expected: OracleTable

    init() throws {
        let table = try OracleTable("oracles/fairness/table.csv")
        expected = try OracleTable("oracles/fairness/expected.csv")
        let attributes = try ["attribute", "sex"].map { try ProtectedAttribute.made($0, table[text: $0]) }
        var findings: [Bool: [Finding]] = [:]
        for weighted in [false, true] {
            let predictions = try Predictions(
                risk: table["score"], outcome: table["y"].map { UInt8($0) }, weights: weighted ? table["weight"] : nil)
            // Every rate that the oracle has, also true negatives, which are asked for by a limit.
            let audit = GroupAudit(minimumEvents: 1, limitsByKey: ["fairness.gap.tnr": 0.1])
            findings[weighted] = Verdicts.adjust(
                try audit.audit(predictions, selection: .threshold(0.3, of: predictions), attributes: attributes, context: testContext))
        }
        self.findings = findings
    }

    private static let names = ["selection_rate": "selection-rate", "tpr": "tpr", "fpr": "fpr", "fnr": "fnr", "tnr": "tnr"]
    private static let attributes = ["attribute": "attribute", "sex": "sex", "attributexsex": "attribute x sex"]

    private func value(_ row: [String], key: String, _ attribute: String) -> Double? {
        let levels = row[2].split(separator: "|").map(String.init).sorted()
        return findings[row[0] == "True"]?.first { finding in
            guard finding.key == key, finding.about.attribute == attribute else { return false }
            return levels.isEmpty || (finding.about.group ?? [:]).values.sorted() == levels
        }?.value
    }

    @Test func ratesOfEveryGroup() throws {
        var checked = 0
        for row in expected.rows where row[4] == "group" {
            guard let name = Self.names[row[3]], let attribute = Self.attributes[row[1]] else { continue }
            #expect(isClose(value(row, key: "fairness.\(name)", attribute), Double(row[5]), within: 1e-12), "\(row)")
            checked += 1
        }
        #expect(checked == 2 * 5 * (4 + 2 + 8))
    }

    @Test func largestDifferencesBetweenGroups() throws {
        for row in expected.rows where row[4] == "difference_between_groups" {
            guard let name = Self.names[row[3]], let attribute = Self.attributes[row[1]] else { continue }
            #expect(isClose(value(row, key: "fairness.worst-gap.\(name)", attribute), Double(row[5]), within: 1e-12), "\(row)")
        }
    }

    /// fairlearn prints the largest distance, and the ratio furthest from 1 (below it), of any group to all rows.
    @Test func differencesAndRatiosToAllRows() throws {
        for row in expected.rows where row[4].hasSuffix("_to_overall") {
            guard let name = Self.names[row[3]], let attribute = Self.attributes[row[1]] else { continue }
            let isRatio = row[4].hasPrefix("ratio"), key = isRatio ? "fairness.ratio.\(name)" : "fairness.gap.\(name)"
            let values = (findings[row[0] == "True"] ?? []).filter { $0.key == key && $0.about.attribute == attribute }.compactMap(\.value)
            let ours = isRatio ? values.map { min($0, 1 / $0) }.min() : values.map(\.magnitude).max()
            #expect(isClose(ours, Double(row[5]), within: 1e-12), "\(row)")
        }
    }

    @Test func areasUnderTheCurve() throws {
        var checked = 0
        for row in expected.rows where row[4] == "sklearn" && row[3] == "auc" {
            #expect(isClose(value(row, key: "fairness.auc", row[1]), Double(row[5]), within: 1e-12), "\(row)")
            checked += 1
        }
        #expect(checked == 6)
    }

    /// AIF360 subtracts the privileged group (m) from the unprivileged (f): so does a comparison with the level m.
    @Test func differencesOfAIF360() throws {
        let table = try OracleTable("oracles/fairness/table.csv")
        let predictions = try Predictions(risk: table["score"], outcome: table["y"].map { UInt8($0) })
        let audit = GroupAudit(
            compareTo: ["sex": .level("m")], limitsByKey: ["fairness.gap.fdr": 0.1, "fairness.gap.for": 0.1, "fairness.gap.accuracy": 0.1])
        let findings = Verdicts.adjust(
            try audit.audit(
                predictions, selection: .threshold(0.3, of: predictions), attributes: [ProtectedAttribute.made("sex", table[text: "sex"])],
                context: testContext))
        func gap(_ name: String) -> Double? { findings.about("fairness.gap.\(name)", "sex", "f")?.value }
        func theirs(_ name: String) -> Double? {
            expected.rows.first { $0[3] == name && $0[4] == "aif360" }.flatMap { Double($0[5]) }
        }
        #expect(isClose(gap("selection-rate"), theirs("statistical_parity_difference"), within: 1e-12))
        #expect(isClose(findings.about("fairness.ratio.selection-rate", "sex", "f")?.value, theirs("disparate_impact"), within: 1e-12))
        #expect(isClose(gap("tpr"), theirs("equal_opportunity_difference"), within: 1e-12))
        #expect(isClose(gap("tpr").flatMap { tpr in gap("fpr").map { (tpr + $0) / 2 } }, theirs("average_odds_difference"), within: 1e-12))
        #expect(isClose(gap("accuracy").map { -$0 }, theirs("error_rate_difference"), within: 1e-12))
        #expect(isClose(gap("fdr"), theirs("false_discovery_rate_difference"), within: 1e-12))
        #expect(isClose(gap("for"), theirs("false_omission_rate_difference"), within: 1e-12))
    }
}
