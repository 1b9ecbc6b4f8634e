// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestSupport
import Testing

/// The folder of a run, file by file (docs/formats/run.md).
@Suite(.serialized) struct RunFilesTests {
    private func mode(_ url: URL) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int)
    }

    private func lines(_ url: URL) throws -> [[String: Any]] {
        try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func everythingIsWhereTheDesignPutsIt() throws {
        try withTemporaryFolder { folder in
            let births = try BirthsFolder(in: folder)
            let run = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
            #expect(run.code == 0, "\(run.messages)")
            let inside = try FileManager.default.contentsOfDirectory(atPath: births.run.path).sorted()
            #expect(
                inside == ["done", "evidence.csv", "evidence.json", "log.jsonl", "models", "private", "report.html", "study.yaml"])
            let kept = births.run.appendingPathComponent("private")
            #expect(try FileManager.default.contentsOfDirectory(atPath: kept.path).sorted() == ["scores", "stages", "times.jsonl"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: births.run.appendingPathComponent("models").path) == ["preterm.json"])
            #expect(try mode(kept) == 0o700 && mode(kept.appendingPathComponent("times.jsonl")) == 0o600)
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.appendingPathComponent("runs/births/latest").path) == "001")
        }
    }

    /// Times are apart from the log, which is the same bytes again.
    @Test func everyStepHasItsTime() throws {
        try withTemporaryFolder { folder in
            let births = try BirthsFolder(in: folder)
            #expect(try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder).code == 0)
            let log = try lines(births.run.appendingPathComponent("log.jsonl"))
            let times = try lines(births.run.appendingPathComponent("private/times.jsonl"))
            #expect(times.compactMap { $0["step"] as? String } == log.compactMap { $0["step"] as? String })
            #expect(times.allSatisfy { ($0["seconds"] as? Double ?? -1) >= 0 && ($0["ended"] as? String)?.hasSuffix("Z") == true })
            #expect(times.first { $0["step"] as? String == "fit" }?["kept"] as? Bool == false)
            #expect(log.allSatisfy { $0["seconds"] == nil && $0["ended"] == nil })
        }
    }
}
