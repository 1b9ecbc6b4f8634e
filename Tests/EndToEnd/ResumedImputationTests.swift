// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import TestSupport
import Testing

/// An imputation that is killed goes on where it was.
@Suite(.serialized) struct ResumedImputationTests {
    private static let arguments = ["impute", "births.csv", "-m", "12", "--iterations", "60", "--no-long", "--quiet"]

    private static func births(in folder: URL) throws {
        var random = Philox(seed: 8, stage: "test.resumed"), lines = ["age,income,smokes"]
        for _ in 0..<4000 {
            let age = 20 + random.below(20), income = 1000 + 40 * age + random.below(800), smokes = random.uniform() < 0.2
            lines.append("\(age),\(random.uniform() < 0.2 ? "" : "\(income)"),\(random.uniform() < 0.3 ? "" : smokes ? "yes" : "no")")
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appendingPathComponent("births.csv"))
    }

    private func files(_ folder: URL) throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try names.reduce(into: [:]) { $0[$1] = try Data(contentsOf: folder.appendingPathComponent($1)) }
    }

    @Test func aKilledImputationEndsWithTheSameBytes() throws {
        try withTemporaryFolder { folder in
            try Self.births(in: folder)
            #expect(try CommandLineRun(Self.arguments + ["--out", "whole"], in: folder).code == 0)
            let kept = folder.appendingPathComponent("done/.unfinished")
            let killed = try CommandLineRun(Self.arguments + ["--out", "done"], in: folder) { running in
                // The first chain is kept when it is done.
                while running.process.isRunning, ((try? FileManager.default.contentsOfDirectory(atPath: kept.path)) ?? []).count < 2 { usleep(500) }
                kill(running.process.processIdentifier, SIGKILL)
            }
            #expect(killed.code == SIGKILL)
            let chains = try FileManager.default.contentsOfDirectory(atPath: kept.path).filter { $0.hasSuffix(".plist") }
            #expect(!chains.isEmpty)
            for chain in chains {
                let mode = try FileManager.default.attributesOfItem(atPath: kept.appendingPathComponent(chain).path)[.posixPermissions] as? Int
                #expect(mode == 0o600)
            }
            let again = try CommandLineRun(Self.arguments + ["--out", "done"], in: folder)
            #expect(again.code == 0, "\(again.messages)")
            #expect(!FileManager.default.fileExists(atPath: kept.path))
            #expect(try files(folder.appendingPathComponent("done")) == files(folder.appendingPathComponent("whole")))
        }
    }
}
