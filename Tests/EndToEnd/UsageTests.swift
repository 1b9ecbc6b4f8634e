// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestSupport
import Testing

@Suite struct UsageTests {
    @Test func helpIsOnStandardOutput() throws {
        try withTemporaryFolder { folder in
            let run = try CommandLineRun(["--help"], in: folder)
            #expect(run.code == 0)
            #expect(run.output.contains("evenkans"))
            #expect(run.messages.isEmpty)
        }
    }

    @Test(arguments: [["nonsense"], ["--threads"]])
    func wrongUseIsTwo(arguments: [String]) throws {
        try withTemporaryFolder { folder in
            let run = try CommandLineRun(arguments, in: folder)
            #expect(run.code == 2)
            #expect(run.output.isEmpty && !run.messages.isEmpty)
        }
    }
}
