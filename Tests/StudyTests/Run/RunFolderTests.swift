// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Study
import TestSupport
import Testing

@Suite struct RunFolderTests {
    @Test func finishedRunsGetTheNextNumber() throws {
        try withTemporaryFolder { parent in
            let first = try RunFolder(study: "births", in: parent)
            #expect(first.number == 1 && !first.isResumed && first.url.lastPathComponent == "001")
            try first.finish()
            let second = try RunFolder(study: "births", in: parent)
            #expect(second.number == 2)
            let latest = try FileManager.default.destinationOfSymbolicLink(atPath: first.studyFolder.appendingPathComponent("latest").path)
            #expect(latest == "001")
        }
    }

    @Test func interruptedRunKeepsItsNumber() throws {
        try withTemporaryFolder { parent in
            _ = try RunFolder(study: "births", in: parent)
            let again = try RunFolder(study: "births", in: parent)
            #expect(again.number == 1 && again.isResumed)
        }
    }

    @Test func privateFolderIsClosedToOthers() throws {
        try withTemporaryFolder { parent in
            let run = try RunFolder(study: "births", in: parent)
            for folder in [run.privateFolder, run.stages] {
                let mode = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int
                #expect(mode == 0o700)
            }
        }
    }

    @Test func leftoversOfAKilledWriteAreRemoved() throws {
        try withTemporaryFolder { parent in
            let run = try RunFolder(study: "births", in: parent)
            let leftover = run.url.appendingPathComponent(".evidence.json.17.partial")
            try Data("half".utf8).write(to: leftover)
            _ = try RunFolder(study: "births", in: parent)
            #expect(!FileManager.default.fileExists(atPath: leftover.path))
        }
    }
}
