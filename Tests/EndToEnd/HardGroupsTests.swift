// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import TestSupport
import Testing

/// Groups about which little or nothing can be said, audited from the command line: `insufficient` or an error, never a silent omission.
@Suite struct HardGroupsTests {
    /// A birth with its score, outcome and group; an empty group is not recorded.
    struct Birth {
        var outcome: Int
        var score: Double
        var group: String
    }

    private static func births(_ count: Int, _ group: (Int) -> String) -> [Birth] {
        var random = Philox(seed: 7, stage: "test.hard-groups")
        return (0..<count).map { row in
            let risk = 0.02 + 0.4 * random.uniform() * random.uniform()
            return Birth(outcome: random.uniform() < risk ? 1 : 0, score: (risk * 1e4).rounded() / 1e4, group: group(row))
        }
    }

    private static func two(_ count: Int = 2_000) -> [Birth] { births(count) { $0 % 3 == 0 ? "A" : "B" } }

    private static func audit(_ births: [Birth], in folder: URL) throws -> CommandLineRun {
        let rows = births.enumerated().map { "\($1.outcome),\($1.score),\($1.group),WK\($0 % 20)" }
        try Data((["event,score,origin,area"] + rows).joined(separator: "\n").utf8).write(to: folder.appendingPathComponent("scored.csv"))
        return try CommandLineRun(
            [
                "audit", "scored.csv", "--outcome", "event", "--score", "score", "--protected", "origin", "--area", "area", "--capacity", "0.1",
                "--out", "audit", "--quiet",
            ], in: folder)
    }

    /// - Returns: the findings, of which each that has no number says why.
    private static func findings(_ births: [Birth]) throws -> [Finding] {
        try withTemporaryFolder { folder in
            let run = try audit(births, in: folder)
            try #require(run.code == 0, "\(run.messages)")
            let evidence = try EvidenceFile(decoding: Data(contentsOf: folder.appendingPathComponent("audit/evidence.json")))
            for finding in evidence.findings where finding.value == nil && finding.table == nil {
                #expect(finding.reason != nil, "\(finding.key) \(finding.about)")
            }
            let report = try String(contentsOf: folder.appendingPathComponent("audit/report.html"), encoding: .utf8)
            #expect(report.contains("</html>"))
            return evidence.findings
        }
    }

    private static func of(_ level: String, _ findings: [Finding], _ key: String) -> Finding? {
        findings.first { $0.key == key && $0.about.group == ["origin": level] }
    }

    private static let ratio = "fairness.ratio.observed-expected"

    @Test func aGroupOfThree() throws {
        let births = Self.two() + [(1, 0.3), (0, 0.2), (0, 0.05)].map { Birth(outcome: $0.0, score: $0.1, group: "C") }
        let findings = try Self.findings(births)
        #expect(Self.of("C", findings, Self.ratio)?.verdict == .insufficient)
        let own = findings.filter { $0.key.hasPrefix("fairness.") && $0.about.group == ["origin": "C"] }
        #expect(own.count > 20)
        #expect(own.allSatisfy { $0.value == nil && $0.count == nil })
        #expect(Self.of("A", findings, Self.ratio)?.value != nil)
    }

    @Test func aGroupWithoutEvents() throws {
        let births = Self.two().map { Birth(outcome: $0.group == "B" ? 0 : $0.outcome, score: $0.score, group: $0.group) }
        let findings = try Self.findings(births)
        #expect(Self.of("B", findings, Self.ratio)?.verdict == .insufficient)
        #expect(Self.of("B", findings, "fairness.prevalence")?.value == 0)
        for key in ["fairness.tpr", "fairness.fnr", "fairness.auc", "fairness.gap.fnr", "fairness.gap.auc"] {
            let finding = try #require(Self.of("B", findings, key), "\(key)")
            #expect(finding.value == nil && finding.reason != nil, "\(key)")
        }
    }

    @Test func oneGroupOnly() throws {
        let findings = try Self.findings(Self.births(2_000) { _ in "A" })
        #expect(Self.of("A", findings, Self.ratio)?.verdict == .insufficient)
        #expect(Self.of("A", findings, "fairness.fnr")?.value != nil)
        #expect(findings.filter { $0.key.hasPrefix("fairness.gap.") }.allSatisfy { $0.value == nil })
    }

    @Test func allScoresEqual() throws {
        let findings = try Self.findings(Self.two().map { Birth(outcome: $0.outcome, score: 0.1, group: $0.group) })
        #expect(findings.first { $0.key == "validation.auc" }?.value == 0.5)
        #expect(findings.first { $0.key == "validation.calibration-slope" }?.reason != nil)
        for level in ["A", "B"] { #expect(Self.of(level, findings, Self.ratio)?.verdict != nil) }
        // A tenth is selected all the same, by a hash of the row.
        let selected = try #require(findings.first { $0.key == "validation.selected" }?.value)
        #expect(abs(selected - 0.1) < 0.001)
    }

    @Test func scoresThatAreNoProbabilities() throws {
        let findings = try Self.findings(Self.two().map { Birth(outcome: $0.outcome, score: 100 * $0.score - 5, group: $0.group) })
        #expect(findings.first { $0.key == "validation.auc" }?.value != nil)
        #expect(findings.first { $0.key == "validation.observed-expected" }?.reason == "undefined.not-a-probability")
        for level in ["A", "B"] {
            #expect(Self.of(level, findings, Self.ratio)?.verdict == .insufficient)
            #expect(Self.of(level, findings, "fairness.fnr")?.value != nil)
        }
        #expect(findings.filter { $0.key == "stigma.false-alarms" }.allSatisfy { $0.verdict == .insufficient })
    }

    @Test func groupsThatAreNotRecorded() throws {
        let findings = try Self.findings(Self.births(3_000) { ["A", "B", ""][$0 % 3] })
        let shown = Set(findings.filter { $0.key == "fairness.fnr" }.compactMap { $0.about.group?["origin"] })
        #expect(shown.count == 3 && shown.isSuperset(of: ["A", "B"]))
        // Shown, not compared.
        #expect(Set(findings.filter { $0.key == "fairness.gap.fnr" }.compactMap { $0.about.group?["origin"] }) == ["A", "B"])
    }

    @Test func anAttributeThatIsKnownOfNobody() throws {
        let findings = try Self.findings(Self.births(1_000) { _ in "" })
        let verdicts = findings.filter { $0.key == Self.ratio && $0.about.attribute == "origin" }
        #expect(verdicts.map(\.verdict) == [.insufficient])
    }

    @Test func fiveHundredGroups() throws {
        let findings = try Self.findings(Self.births(20_000) { "G\($0 % 500)" })
        for key in ["fairness.fnr", "fairness.prevalence", Self.ratio] {
            #expect(Set(findings.filter { $0.key == key }.compactMap { $0.about.group?["origin"] }).count == 500, "\(key)")
        }
        #expect(findings.filter { $0.key == Self.ratio }.allSatisfy { $0.verdict != nil && $0.verdict != .information })
    }

    @Test func anOutcomeThatNobodyHas() throws {
        try withTemporaryFolder { folder in
            let run = try Self.audit(Self.two().map { Birth(outcome: 0, score: $0.score, group: $0.group) }, in: folder)
            #expect(run.code == 3)
            #expect(run.messages.contains("event"))
            #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("audit/evidence.json").path))
        }
    }
}
