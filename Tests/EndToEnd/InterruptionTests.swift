// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestSupport
import Testing

/// Ctrl-C and a polite kill: stopped soon, nothing half-written, and the same command goes on.
@Suite(.serialized) struct InterruptionTests {
    private func leftovers(in folder: URL) -> [String] {
        (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".partial") }
    }

    @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))]) func nothingHalfWritten(signal: Int32, code: Int32) throws {
        try withTemporaryFolder { folder in
            let run = try CommandLineRun(["synthesize", "r", "--births", "1000000", "--progress", "json"], in: folder) { running in
                running.waitForMessage("synthesize")
                kill(running.process.processIdentifier, signal)
            }
            #expect(run.code == code)
            #expect(run.messages.contains("Stopped."))
            #expect(leftovers(in: folder) == [] && !FileManager.default.fileExists(atPath: folder.appendingPathComponent("r/births.parquet").path))
        }
    }

    /// The second process must not sweep away what the first is writing.
    @Test func aStudyIsRunByOneProcess() throws {
        try withTemporaryFolder { folder in
            _ = try BirthsFolder(in: folder, births: 20_000)
            var second: CommandLineRun?
            let first = try CommandLineRun(["run", "study.yaml", "--progress", "json"], in: folder) { running in
                running.waitForMessage(#""step":"cohort""#)
                second = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
            }
            #expect(first.code == 0, "\(first.messages)")
            #expect(second?.code == 3 && second?.messages.contains("Another evenkans") == true)
        }
    }

    @Test(arguments: ["fit", "validate", "report"]) func aStoppedRunGoesOn(step: String) throws {
        try withTemporaryFolder { folder in
            let births = try BirthsFolder(in: folder, births: 20_000)
            #expect(try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder).code == 0)
            let expected = try births.files()
            try FileManager.default.removeItem(at: folder.appendingPathComponent("runs"))
            let stopped = try CommandLineRun(["run", "study.yaml", "--progress", "json"], in: folder) { running in
                running.waitForMessage(#""step":"\#(step)""#)
                running.process.interrupt()
            }
            // The last step may be over before it is told.
            #expect(stopped.code == 130 || step == "report" && stopped.code == 0, "\(stopped.messages)")
            #expect(leftovers(in: folder) == [])
            if stopped.code == 130 { #expect(try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder).code == 0) }
            #expect(try births.files() == expected)
        }
    }
}
