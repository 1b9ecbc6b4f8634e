// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import TestSupport
import Testing

/// The demonstration's register leaves the question about smoking open more often in origin B: a run must find that, and nothing else of the kind.
@Suite struct MissingnessRunTests {
    @Test func theKnownBiasIsFoundAndNoOther() throws {
        try withTemporaryFolder { folder in
            _ = try BirthsFolder(in: folder, births: 12_000)
            let run = try CommandLineRun(["run", "study.yaml", "--until", "missing", "--quiet"], in: folder)
            #expect(run.code == 0, "\(run.messages)")
            let file = folder.appendingPathComponent("runs/births/001/evidence.json")
            let evidence = try JSONDecoder().decode(EvidenceFile.self, from: try Data(contentsOf: file))
            let concerns = evidence["missing.gap"].filter { $0.verdict == .concern }
            #expect(concerns.contains { $0.about.feature == "rookgedrag" && $0.about.group == ["etnic": "B"] && ($0.value ?? 0) > 0.1 })
            #expect(concerns.allSatisfy { $0.about.feature == "rookgedrag" })
            let auc = try #require(evidence["missing.pattern-auc"].first { $0.about.group == ["etnic": "B"] }?.value)
            #expect(auc > 0.55 && auc < 0.7)
            for key in ["missing.kinds", "missing.patterns", "missing.flux", "missing.rate", "missing.adjusted-gap", "missing.outcome-gap"] {
                #expect(!evidence[key].isEmpty, "\(key)")
            }
            let log = try String(contentsOf: folder.appendingPathComponent("runs/births/001/log.jsonl"), encoding: .utf8)
            #expect(log.contains("\"missingness\""))
            // The same again, from the stage that was kept.
            #expect(try CommandLineRun(["run", "study.yaml", "--quiet", "--threads", "1"], in: folder).code == 0)
            let page = try String(contentsOf: folder.appendingPathComponent("runs/births/001/report.html"), encoding: .utf8)
            #expect(page.contains(">Missing values</h2>") && page.contains(">Ontbrekende waarden</h2>"))
        }
    }

    @Test func nothingMissingIsOneSentence() throws {
        try withTemporaryFolder { folder in
            let births = try BirthsFolder(in: folder, births: 1500)
            let plan = try String(contentsOf: births.study, encoding: .utf8)
                .replacingOccurrences(of: "rookgedrag: feature", with: "rookgedrag: ignore").replacingOccurrences(
                    of: "bmi: feature", with: "bmi: ignore")
            try Data(plan.utf8).write(to: births.study)
            let run = try CommandLineRun(["run", "study.yaml", "--until", "missing", "--quiet"], in: folder)
            #expect(run.code == 0, "\(run.messages)")
            let data = try Data(contentsOf: births.run.appendingPathComponent("evidence.json"))
            let missing = try JSONDecoder().decode(EvidenceFile.self, from: data).findings.filter { $0.key.hasPrefix("missing.") }
            #expect(missing.map(\.key) == ["missing.kinds"] && missing[0].table?.rows.isEmpty == true)
        }
    }

    /// Columns beside the score are looked at too; a table without any says nothing of them.
    @Test func anAuditLooksAtTheOtherColumns() throws {
        try withTemporaryFolder { folder in
            func write(_ name: String, hasFeature: Bool) throws {
                let lines = (0..<3000).map { row in
                    let isB = row % 3 == 0, lacks = row % 10 < (isB ? 5 : 1)
                    return "\(row % 7 == 0 ? 1 : 0),0.\(10 + row * 37 % 80),\(isB ? "B" : "A")" + (hasFeature ? ",\(lacks ? "" : "\(row % 40)")" : "")
                }
                let text = (["y,score,origin" + (hasFeature ? ",income" : "")] + lines).joined(separator: "\n") + "\n"
                try Data(text.utf8).write(to: folder.appendingPathComponent(name))
            }
            func audit(_ name: String, _ options: [String] = []) throws -> EvidenceFile {
                let run = try CommandLineRun(
                    ["audit", name, "--outcome", "y", "--score", "score", "--protected", "origin:A", "--out", "a", "--quiet"] + options, in: folder)
                #expect(run.code == 0, "\(run.messages)")
                return try EvidenceFile(decoding: try Data(contentsOf: folder.appendingPathComponent("a/evidence.json")))
            }
            try write("with.csv", hasFeature: true)
            try write("without.csv", hasFeature: false)
            let gap = try #require(try audit("with.csv")["missing.gap"].first)
            #expect(gap.verdict == .concern && gap.about.feature == "income" && gap.about.group == ["origin": "B"])
            #expect(try audit("with.csv", ["--limit", "missing.gap:2"])["missing.gap"].first?.verdict == .fine)
            #expect(try audit("without.csv").findings.allSatisfy { !$0.key.hasPrefix("missing.") })
        }
    }
}
