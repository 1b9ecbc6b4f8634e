// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestSupport
import Testing

/// What the design names and this version cannot do is known, refused with a sentence, and not in the help.
@Suite struct LaterTests {
    private static let fit = ["fit", "births.csv", "--outcome", "small", "--out", "m.json"]

    @Test(arguments: [
        ["mitigate", "births.csv", "--out", "m"],
        ["explain", "m.json", "births.csv", "--row", "3"],
        ["answers", "study.yaml"], ["release", "runs/births/001", "--out", "r"], ["verify", "runs/births/001", "--rerun"], ["studio"],
    ])
    func isRefused(arguments: [String]) throws {
        try withTemporaryFolder { folder in
            let run = try CommandLineRun(arguments, in: folder)
            #expect(run.code == 3 && run.messages.contains("` is not in this version: "), "\(run.messages)")
            let dutch = try CommandLineRun(arguments, in: folder, environment: ["LC_ALL": "nl_NL"])
            #expect(dutch.code == 3 && dutch.messages.contains("` zit niet in deze versie: "), "\(dutch.messages)")
        }
    }

    @Test(arguments: ["mitigate", "govern", "disclose"]) func stagesToo(stage: String) throws {
        try withTemporaryFolder { folder in
            let run = try CommandLineRun(["run", "study.yaml", "--until", stage], in: folder)
            #expect(run.code == 3)
        }
    }

    @Test(arguments: ["0", "2", "auto"]) func pairsAreTaken(pairs: String) throws {
        try withTemporaryFolder { folder in
            let births = "small,age\n" + (0..<300).map { "\($0 * 7919 % 13 < 5 ? 1 : 0),\(18 + $0 * 7 % 25)" }.joined(separator: "\n") + "\n"
            try Data(births.utf8).write(to: folder.appendingPathComponent("births.csv"))
            let run = try CommandLineRun(Self.fit + ["--pairs", pairs, "--quiet"], in: folder)
            #expect(run.code == 0, "\(run.messages)")
        }
    }

    @Test(arguments: ["fit", "audit", "new", "run"]) func helpPromisesNothing(command: String) throws {
        try withTemporaryFolder { folder in
            let help = try CommandLineRun([command, "--help"], in: folder).output
            for word in ["mitigate"] {
                #expect(!help.contains(word), "\(command) \(word)")
            }
            let overview = try CommandLineRun(["--help"], in: folder).output
            #expect(!overview.contains("mitigate"))
        }
    }
}
