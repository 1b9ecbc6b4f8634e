// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Study
import TestSupport
import Testing

@Suite struct OpeningsTests {
    private func plan(_ text: String) -> Fingerprint {
        var builder = FingerprintBuilder()
        builder.feed(text)
        return builder.finish()
    }

    @Test func opensAreCountedOverRunsAndPlanChanges() throws {
        try withTemporaryFolder { folder in
            var openings = try Openings(studyFolder: folder)
            try openings.note(plan: plan("a"), run: 1, opensTest: false)
            try openings.note(plan: plan("a"), run: 2, opensTest: true)
            try openings.note(plan: plan("b"), run: 3, opensTest: false)
            try openings.note(plan: plan("a"), run: 4, opensTest: true)
            let reread = try Openings(studyFolder: folder)
            #expect(reread.openings == 2)
            #expect(reread.planChanges == 2)
        }
    }

    /// A run that was killed and resumed has looked once.
    @Test func aResumedRunCountsOnce() throws {
        try withTemporaryFolder { folder in
            for _ in 0..<3 {
                var openings = try Openings(studyFolder: folder)
                try openings.note(plan: plan("a"), run: 1, opensTest: true)
            }
            #expect(try Openings(studyFolder: folder).openings == 1)
        }
    }

    @Test func aDamagedFileIsAnErrorNotAZero() throws {
        try withTemporaryFolder { folder in
            try Data("{\"kind\":\"opening\"".utf8).write(to: folder.appendingPathComponent("openings.jsonl"))
            #expect(throws: StudyError.self) { try Openings(studyFolder: folder) }
        }
    }
}
