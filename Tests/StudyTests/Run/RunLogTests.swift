// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Study
import TestSupport
import Testing

@Suite struct RunLogTests {
    private func writeThreeLines(to file: URL) throws -> String {
        var log = RunLog(file: file)
        try log.record("read", ["rows": "100"])
        try log.record("fit", ["outcome": "small", "features": "19"])
        try log.record("audit")
        return log.head
    }

    @Test func chainHolds() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("log.jsonl")
            let head = try writeThreeLines(to: file)
            #expect(try RunLog.verify(Data(contentsOf: file)).get() == head)
        }
    }

    @Test func sameStepsGiveTheSameBytes() throws {
        try withTemporaryFolder { folder in
            let files = ["a.jsonl", "b.jsonl"].map { folder.appendingPathComponent($0) }
            for file in files { _ = try writeThreeLines(to: file) }
            #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]))
        }
    }

    /// A changed, a removed and a swapped line are each found.
    @Test func tamperingBreaksTheChain() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("log.jsonl")
            _ = try writeThreeLines(to: file)
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
            let changed = [lines[0].replacingOccurrences(of: "100", with: "101"), lines[1], lines[2]]
            let removed = [lines[0], lines[2]]
            let swapped = [lines[1], lines[0], lines[2]]
            for forged in [changed, removed, swapped] {
                let result = RunLog.verify(Data((forged.joined(separator: "\n") + "\n").utf8))
                #expect(throws: RunLog.BrokenChain.self) { try result.get() }
            }
        }
    }
}
