// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestSupport
import Testing

/// The example of raw registers runs from the registers to the report.
@Suite(.serialized) struct RegistersRunTests {
    @Test func fromRegistersToReport() throws {
        try withTemporaryFolder { folder in
            let example = SharedData.packageRoot.appendingPathComponent("examples/promising-start/study.yaml")
            try FileManager.default.copyItem(at: example, to: folder.appendingPathComponent("study.yaml"))
            let made = try CommandLineRun(
                ["synthesize", "data", "--births", "6000", "--seed", "1", "--registers", "parquet", "--quiet"], in: folder)
            #expect(made.code == 0, "\(made.messages)")
            let check = try CommandLineRun(["check", "study.yaml"], in: folder)
            #expect(check.code == 0, "\(check.messages)")
            let explained = try CommandLineRun(["run", "study.yaml", "--until", "cohort", "--explain", "--quiet"], in: folder)
            #expect(explained.code == 0 && explained.output.contains("-- household_income: value of INHBRUTINKH, of the household"))
            let cohort = try CommandLineRun(["run", "study.yaml", "--until", "cohort", "--quiet"], in: folder)
            #expect(cohort.code == 0, "\(cohort.messages)")
            let first = folder.appendingPathComponent("runs/promising-start/001")
            let found = try String(contentsOf: first.appendingPathComponent("evidence.json"), encoding: .utf8)
            #expect(found.contains("cohort.attrition") && found.contains("cohort.representation"), "who drops out is known before any model")
            #expect(try String(contentsOf: first.appendingPathComponent("log.jsonl"), encoding: .utf8).contains("protected-attributes-opened"))
            let run = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
            #expect(run.code == 0, "\(run.messages)")
            let latest = folder.appendingPathComponent("runs/promising-start/latest")
            #expect(FileManager.default.fileExists(atPath: latest.appendingPathComponent("report.html").path))
            let evidence = try String(contentsOf: latest.appendingPathComponent("evidence.json"), encoding: .utf8)
            #expect(evidence.contains("validation.auc") && evidence.contains("youth_care"))
        }
    }

    @Test func aWrongNameIsSaidWithItsPlace() throws {
        try withTemporaryFolder { folder in
            let example = SharedData.packageRoot.appendingPathComponent("examples/promising-start/study.yaml")
            let text = try String(contentsOf: example, encoding: .utf8).replacing("from: INHATAB", with: "from: INHATABB")
            try Data(text.utf8).write(to: folder.appendingPathComponent("study.yaml"))
            let made = try CommandLineRun(
                ["synthesize", "data", "--births", "1000", "--seed", "1", "--registers", "parquet", "--quiet"], in: folder)
            #expect(made.code == 0, "\(made.messages)")
            let check = try CommandLineRun(["check", "study.yaml"], in: folder)
            #expect(check.code == 3 && check.messages.contains("Did you mean \"INHATAB\"?"), "\(check.messages)")
        }
    }
}
