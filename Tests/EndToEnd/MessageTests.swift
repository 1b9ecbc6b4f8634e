// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestSupport
import Testing

/// What is said, where, and in which language.
@Suite(.serialized) struct MessageTests {
    @Test func quietSaysNothing() throws {
        try withTemporaryFolder { folder in
            _ = try BirthsFolder(in: folder)
            let register = "registers/births.parquet"
            for arguments in [
                ["synthesize", "s", "--births", "100"], ["convert", register, "births.csv"], ["check", "study.yaml"],
                ["new", "n", "--from", "births.csv"], ["run", "study.yaml"],
                ["audit", register, "--outcome", "nicuopname", "--score", "lft", "--protected", "etnic", "--out", "a"],
            ] {
                let run = try CommandLineRun(arguments + ["--quiet"], in: folder)
                #expect(run.code == 0 && run.output.isEmpty && run.messages.isEmpty, "\(arguments) \(run.output) \(run.messages)")
            }
            let refused = try CommandLineRun(["fit", register, "--outcome", "par", "--out", "nowhere/m.json", "--quiet"], in: folder)
            #expect(refused.code == 3 && refused.messages.split(separator: "\n").count == 1)
        }
    }

    /// A program that watches can read every line.
    @Test func jsonIsOneObjectALine() throws {
        try withTemporaryFolder { folder in
            _ = try BirthsFolder(in: folder, births: 20_000)
            let run = try CommandLineRun(["run", "study.yaml", "--progress", "json"], in: folder)
            let lines = try run.messages.split(separator: "\n").map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
            let steps = lines.compactMap { $0?["step"] as? String }
            #expect(lines.count == steps.count && steps.first == "read" && steps.last == "report")
            #expect(lines.allSatisfy { $0?["completed"] is Int && $0?["total"] is Int })
            #expect(lines.allSatisfy { $0?["seconds_left"] is Int || $0?["seconds_left"] is NSNull })
            #expect(lines.contains { $0?["seconds_left"] is Int })
            let refused = try CommandLineRun(["run", "nowhere.yaml", "--progress", "json"], in: folder)
            let error = try #require(try JSONSerialization.jsonObject(with: Data(refused.messages.utf8)) as? [String: Any])
            #expect(error["exit"] as? Int == 3 && (error["error"] as? String)?.contains("nowhere.yaml") == true)
        }
    }

    /// What a fit spent its time on: in the order of the work, and nothing without being asked.
    @Test func aFitSaysWhatItSpentItsTimeOn() throws {
        try withTemporaryFolder { folder in
            let births = (0..<400).map { "\($0 % 27),\($0 % 2),\($0 * 7919 % 11 < 4 ? 1 : 0)\n" }.joined()
            try Data(("age,smokes,small\n" + births).utf8).write(to: folder.appendingPathComponent("births.csv"))
            let fit = ["fit", "births.csv", "--outcome", "small", "--pairs", "1", "--out", "m.json"]
            let run = try CommandLineRun(fit + ["--progress", "json"], in: folder)
            let lines = try run.messages.split(separator: "\n").map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
            let parts = lines.filter { $0?["part"] != nil }
            #expect(run.code == 0, "\(run.messages)")
            #expect(parts.compactMap { $0?["part"] as? String } == ["reading", "rows", "algebra", "pairs", "writing"])
            #expect(parts.allSatisfy { ($0?["seconds"] as? Double ?? -1) >= 0 && ($0?["processor_seconds"] as? Double ?? -1) >= 0 })
            #expect(try !CommandLineRun(fit, in: folder).messages.contains("processor_seconds"))
        }
    }

    @Test func anImputationSaysWhatItSpentItsTimeOn() throws {
        try withTemporaryFolder { folder in
            let births = (0..<200).map { "\($0 % 5 == 0 ? "" : String($0 % 27)),\($0 % 2)\n" }.joined()
            try Data(("age,smokes\n" + births).utf8).write(to: folder.appendingPathComponent("births.csv"))
            let run = try CommandLineRun(["impute", "births.csv", "--out", "done", "-m", "1", "--progress", "json"], in: folder)
            let lines = try run.messages.split(separator: "\n").map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
            #expect(run.code == 0, "\(run.messages)")
            #expect(lines.compactMap { $0?["part"] as? String } == ["reading", "describing", "imputing", "writing", "reporting"])
        }
    }

    @Test(arguments: [(["--lang", "nl"], "C"), (["--language=nl"], "C"), ([], "nl_NL.UTF-8")])
    func dutchWhereItIsAskedFor(option: [String], locale: String) throws {
        try withTemporaryFolder { folder in
            for (arguments, words) in [
                (["describe", "nowhere.csv"], "bestaat niet"), (["fit", "--help"], "GEBRUIK:"), (["help", "fit"], "GEBRUIK:"), (["fit"], "Fout:"),
                (["describe", "x.csv", "--threads", "0"], "geheel getal"), (["mitigate"], "zit niet in deze versie"),
            ] {
                let run = try CommandLineRun(arguments + option, in: folder, environment: ["LC_ALL": locale])
                #expect((run.output + run.messages).contains(words), "\(arguments): \(run.output) \(run.messages)")
            }
        }
    }

    /// What a run leaves does not depend on whose terminal it was.
    @Test func theLanguageOfTheTerminalIsInNoFile() throws {
        try withTemporaryFolder { folder in
            let births = try BirthsFolder(in: folder)
            #expect(try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder).code == 0)
            let expected = try births.files()
            try FileManager.default.removeItem(at: folder.appendingPathComponent("runs"))
            #expect(try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder, environment: ["LC_ALL": "nl_NL.UTF-8"]).code == 0)
            #expect(try births.files() == expected)
        }
    }
}
