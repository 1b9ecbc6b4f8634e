// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct ResumeTests {
    /// A run that is killed after each finished file in turn ends, when it is given again, with the bytes of an undisturbed run.
    @Test func killedRunsEndWithTheSameBytes() throws {
        try withTemporaryFolder { folder in
            let births = try BirthsFolder(in: folder)
            let whole = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
            #expect(whole.code == 0, "\(whole.messages)")
            let expected = try births.files()
            #expect(expected.keys.contains("report.html") && expected.keys.contains("done"))
            var finished = false
            for rename in 1...40 where !finished {
                try FileManager.default.removeItem(at: folder.appendingPathComponent("runs"))
                let killed = try CommandLineRun(
                    ["run", "study.yaml", "--quiet"], in: folder, environment: ["EVENKANS_FAULT_AFTER_RENAME": String(rename)])
                if killed.code == 0 {
                    finished = true
                    continue
                }
                #expect(killed.code == 137)
                let resumed = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
                #expect(resumed.code == 0, "killed after file \(rename): \(resumed.messages)")
                #expect(try births.files() == expected, "killed after file \(rename)")
            }
            #expect(finished, "a run writes fewer than 40 files")
        }
    }

    @Test func threadsDoNotChangeAByte() throws {
        try withTemporaryFolder { folder in
            let births = try BirthsFolder(in: folder)
            #expect(try CommandLineRun(["run", "study.yaml", "--quiet", "--threads", "1"], in: folder).code == 0)
            let one = try births.files()
            try FileManager.default.removeItem(at: folder.appendingPathComponent("runs"))
            #expect(try CommandLineRun(["run", "study.yaml", "--quiet", "--threads", "3"], in: folder).code == 0)
            #expect(try births.files() == one)
        }
    }

    /// A new label refits nothing; the test rows are counted when they are opened.
    @Test func aLabelRefitsNothingAndOpeningsAreCounted() throws {
        try withTemporaryFolder { folder in
            let births = try BirthsFolder(in: folder)
            #expect(try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder).code == 0)
            let text = try String(contentsOf: births.study, encoding: .utf8).replacingOccurrences(of: "born early", with: "born too early")
            try Data(text.utf8).write(to: births.study)
            #expect(try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder).code == 0)
            let stages = ["001", "002"].map { run in
                let stages = folder.appendingPathComponent("runs/births/\(run)/private/stages")
                return ((try? FileManager.default.contentsOfDirectory(atPath: stages.path)) ?? []).sorted()
            }
            #expect(stages[0] == stages[1] && !stages[0].isEmpty)
            for _ in 0..<2 { #expect(try CommandLineRun(["run", "study.yaml", "--final", "--quiet"], in: folder).code == 0) }
            let evidence = try String(contentsOf: folder.appendingPathComponent("runs/births/latest/evidence.json"), encoding: .utf8)
            #expect(evidence.contains("\"openings\":2") && evidence.contains("\"planChanges\":1"))
            let compared = try CommandLineRun(["compare", "runs/births/001", "runs/births/002", "--quiet"], in: folder)
            #expect(compared.code == 0 && compared.output.contains("born too early"), "\(compared.messages)")
        }
    }
}
