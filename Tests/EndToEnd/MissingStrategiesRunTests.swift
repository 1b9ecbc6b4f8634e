// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import TestSupport
import Testing

/// The study's conclusions under other treatments of missing values, from the study file to the report.
@Suite(.serialized) struct MissingStrategiesRunTests {
    private static let strategies = ["complete-case", "weighting", "chained-equations", "chained-equations-indicators", "submodels"]

    private func run(in folder: URL, _ options: [String] = [], births: Int = 3000, replacing: [(String, String)] = []) throws -> EvidenceFile {
        let study = try BirthsFolder(in: folder, births: births)
        var plan = try String(contentsOf: study.study, encoding: .utf8)
        for (old, new) in replacing { plan = plan.replacingOccurrences(of: old, with: new) }
        plan += "\nmodel: {kind: logistic, bootstrap: 0}"
        plan += "\nmissing: {sensitivity: {strategies: [\(Self.strategies.joined(separator: ", "))], imputations: 2, iterations: 2, resamples: 60}}\n"
        try Data(plan.utf8).write(to: study.study)
        let run = try CommandLineRun(["run", "study.yaml", "--quiet"] + options, in: folder)
        #expect(run.code == 0, "\(run.messages)")
        return try EvidenceFile(decoding: try Data(contentsOf: study.run.appendingPathComponent("evidence.json")))
    }

    @Test func strategiesStandSideBySide() throws {
        try withTemporaryFolder { folder in
            let evidence = try run(in: folder)
            #expect(evidence["missing.strategy"].compactMap(\.about.strategy) == ["native"] + Self.strategies)
            for key in ["auc", "log-loss", "brier", "observed-expected"] {
                let found = evidence["validation.\(key)"]
                #expect(found.compactMap(\.about.strategy) == ["native"] + Self.strategies)
                // The study's own treatment, judged again, says what the study says.
                #expect(found.first { $0.about.strategy == nil }?.value == found.first { $0.about.strategy == "native" }?.value)
                #expect(Set(found.compactMap(\.value)).count == 6)
            }
            for strategy in Self.strategies {
                let gaps = evidence["fairness.gap.fnr"].filter { $0.about.strategy == strategy }
                #expect(!gaps.isEmpty && gaps.allSatisfy { $0.verdict != nil && $0.about.attribute == "etnic" })
            }
            // Beside the study on the same rows, with intervals.
            for key in ["auc", "brier", "observed-expected"] {
                let differences = evidence["missing.difference.\(key)"]
                #expect(differences.compactMap(\.about.strategy) == Self.strategies)
                #expect(differences.allSatisfy { ($0.interval?.count ?? 0) == 2 && $0.verdict == .information })
            }
            let changes = evidence["missing.difference.gap.fnr"]
            #expect(!changes.isEmpty && changes.allSatisfy { $0.about.attribute == "etnic" && $0.about.compareTo != nil && $0.about.at != nil })
            // A flip names what changed.
            for flip in evidence.findings where flip.key.hasPrefix("missing.flip.") {
                #expect(flip.says?.arguments["from"] != flip.says?.arguments["to"] && flip.about.strategy != nil)
            }
            #expect(Set(evidence.findings.map { [$0.key, "\($0.about)"] }).count == evidence.findings.count)
            let runFolder = folder.appendingPathComponent("runs/births/001")
            let log = try String(contentsOf: runFolder.appendingPathComponent("log.jsonl"), encoding: .utf8)
            #expect(log.contains("\"missingness\"") && log.contains("\"chained-equations\""))
            let page = try String(contentsOf: runFolder.appendingPathComponent("report.html"), encoding: .utf8)
            #expect(page.contains("If missing values were treated otherwise") && page.contains("Als we anders met ontbrekende waarden omgaan"))
            #expect(page.contains("On the rows that both judge") && page.contains("Op de rijen die beide toetsen"))
        }
    }

    @Test func theSameBytesForAnyThreadCount() throws {
        let files = try ["1", "2"].map { threads in
            try withTemporaryFolder { folder -> Data in
                _ = try run(in: folder, ["--threads", threads], births: 1500)
                return try Data(contentsOf: folder.appendingPathComponent("runs/births/001/evidence.json"))
            }
        }
        #expect(files[0] == files[1])
    }

    /// Nothing to treat otherwise: every treatment says the same, and no verdict changes.
    @Test func withoutGapsAllTreatmentsAgree() throws {
        try withTemporaryFolder { folder in
            let evidence = try run(
                in: folder, births: 1500, replacing: [("rookgedrag: feature", "rookgedrag: ignore"), ("bmi: feature", "bmi: ignore")])
            for key in ["validation.auc", "validation.brier", "fairness.gap.fnr", "fairness.fnr"] {
                let values = Dictionary(grouping: evidence[key].filter { $0.about.strategy != "native" }) { "\($0.about.group ?? [:])" }
                #expect(!values.isEmpty)
                for same in values.values {
                    #expect(same.count == 1 + Self.strategies.count)
                    #expect(Set(same.map { "\($0.value ?? -1) \($0.interval ?? []) \($0.verdict?.rawValue ?? "")" }).count == 1, "\(key)")
                }
            }
            #expect(!evidence.findings.contains { $0.key.hasPrefix("missing.flip.") })
        }
    }

    /// Opened test rows stay out of it.
    @Test func aFinalRunComparesOutOfFold() throws {
        try withTemporaryFolder { folder in
            let evidence = try run(in: folder, ["--final"], births: 1500)
            #expect(evidence.findings.filter { $0.about.strategy != nil }.allSatisfy { $0.about.rows == .outOfFold })
            #expect(evidence["validation.auc"].contains { $0.about.strategy == nil && $0.about.rows == .test })
        }
    }
}
