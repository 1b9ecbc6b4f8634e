// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestSupport
import Testing

/// Each exit code that the design fixes: 0 done; 2 usage; 3 a study or data error; 4 a rule; 70 a defect; and Ctrl-C.
@Suite(.serialized) struct ExitCodeTests {
    private static let births = "small,age\n" + (0..<300).map { "\($0 * 7919 % 13 < 5 ? 1 : 0),\(18 + $0 * 7 % 25)" }.joined(separator: "\n") + "\n"

    private func withBirths(_ body: (URL) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try Data(Self.births.utf8).write(to: folder.appendingPathComponent("births.csv"))
            try body(folder)
        }
    }

    @Test func doneIsZero() throws {
        try withBirths { folder in
            let run = try CommandLineRun(["describe", "births.csv"], in: folder)
            #expect(run.code == 0 && run.output.contains("300 rows"))
        }
    }

    @Test(arguments: [
        ["nonsense"], ["--threads"], ["fit"], ["fit", "births.csv", "--out", "m.json"], ["describe", "births.csv", "--threads", "0"],
        ["describe", "births.csv", "--memory", "much"], ["describe", "births.csv", "--memory", "1MB"], ["run", "study.yaml", "--until", "lunch"],
        ["fit", "births.csv", "--outcome", "small", "--pairs", "-1", "--out", "m.json"],
        ["audit", "births.csv", "--outcome", "small", "--score", "age", "--protected", "age", "--threshold", "1", "--capacity", "1", "--out", "a"],
    ])
    func wrongUseIsTwo(arguments: [String]) throws {
        try withBirths { folder in
            let run = try CommandLineRun(arguments, in: folder)
            #expect(run.code == 2)
            #expect(run.output.isEmpty && run.messages.contains("Error: "))
        }
    }

    @Test(arguments: [
        (["describe", "nowhere.csv"], "nowhere.csv"), (["describe", "."], "folder"), (["check", "nowhere.yaml"], "nowhere.yaml"),
        (["fit", "births.csv", "--outcome", "smal", "--out", "m.json"], "Did you mean \"small\"?"),
        (["fit", "births.csv", "--outcome", "small", "--out", "nowhere/m.json"], "m.json"),
        (["convert", "births.csv", "births.xlsx"], ".parquet"), (["predict", "births.csv", "births.csv", "--out", "s.csv"], "model file"),
        (["compare", "a", "b"], "evidence.json"), (["run", "nowhere.yaml"], "nowhere.yaml"),
        (["synthesize", "births.csv", "--births", "10"], "births.csv"),
    ])
    func aMistakeInStudyOrDataIsThree(arguments: [String], word: String) throws {
        try withBirths { folder in
            let run = try CommandLineRun(arguments, in: folder)
            #expect(run.code == 3, "\(run.messages)")
            #expect(run.output.isEmpty && run.messages.contains(word), "\(run.messages)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["births.csv"])
        }
    }

    /// Microdata of Statistics Netherlands are never for deciding about a person.
    @Test(arguments: ["check", "run"]) func whatARuleForbidsIsFour(command: String) throws {
        try withBirths { folder in
            let study = """
                study: births
                purpose: individual-screening
                legal: {environment: cbs-microdata, basis: [gdpr-9-2-j, uavg-24], controller: us, project: "1"}
                data: births.csv
                columns: {small: outcome, age: feature}
                outcomes: [{name: small, column: small}]
                """
            try Data(study.utf8).write(to: folder.appendingPathComponent("study.yaml"))
            let run = try CommandLineRun([command, "study.yaml", "--quiet"], in: folder)
            #expect(run.code == 4 && run.messages.contains("articles 37, 41 and 42"), "\(run.messages)")
        }
    }

    /// As when a check of the language fails, or a pointer is wild.
    @Test(arguments: [SIGILL, SIGSEGV, SIGTRAP]) func aDefectIsSeventy(signal: Int32) throws {
        try withTemporaryFolder { folder in
            let run = try CommandLineRun(["synthesize", "r", "--births", "1000000", "--progress", "json"], in: folder) { running in
                running.waitForMessage()
                kill(running.process.processIdentifier, signal)
            }
            #expect(run.code == 70)
            #expect(run.messages.hasSuffix("A defect in evenkans. Please report it with the command that you gave.\n"))
        }
    }
}
