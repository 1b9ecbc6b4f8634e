// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestSupport
import Testing

@Suite struct UsageTests {
    static let commands = ["new", "check", "run", "compare", "describe", "convert", "synthesize", "fit", "predict", "audit"]

    @Test func helpIsOnStandardOutput() throws {
        try withTemporaryFolder { folder in
            let run = try CommandLineRun(["--help"], in: folder)
            #expect(run.code == 0)
            #expect(Self.commands.allSatisfy { run.output.contains("\n  \($0) ") })
            #expect(run.messages.isEmpty)
        }
    }

    /// Every command has the options that all have.
    @Test(arguments: commands) func commonOptions(command: String) throws {
        try withTemporaryFolder { folder in
            let run = try CommandLineRun([command, "--help"], in: folder)
            #expect(run.code == 0 && run.messages.isEmpty)
            for option in ["--seed", "--threads", "--memory", "--lang", "--quiet", "--progress"] { #expect(run.output.contains(option), "\(option)") }
        }
    }

    /// The embedded database is told how much memory it may use.
    @Test func memoryIsALimit() throws {
        try withTemporaryFolder { folder in
            let little = try CommandLineRun(["synthesize", "r", "--births", "200000", "--memory", "64MiB"], in: folder)
            #expect(little.code == 3 && little.messages.contains("Raise --memory"), "\(little.messages)")
            let enough = try CommandLineRun(["synthesize", "r", "--births", "200000", "--memory", "2GiB"], in: folder)
            #expect(enough.code == 0, "\(enough.messages)")
        }
    }
}
