// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Testing

@Suite struct AtomicFileTests {
    struct Fault: Error {}

    /// Runs in a folder of its own, which is removed afterwards.
    func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("atomic-file-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    func files(_ folder: URL) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

    @Test func replacesTheOldFile() throws {
        try inFolder { folder in
            let file = folder.appendingPathComponent("evidence.json")
            try AtomicFile.write(Data("old".utf8), to: file)
            try AtomicFile.write(Data("new".utf8), to: file, permissions: 0o600)
            #expect(try Data(contentsOf: file) == Data("new".utf8))
            #expect(try files(folder) == ["evidence.json"])
            #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
        }
    }

    /// A fault half-way leaves the old file as it was, and nothing beside it.
    @Test func aFaultLosesNothing() throws {
        try inFolder { folder in
            let file = folder.appendingPathComponent("evidence.json")
            try AtomicFile.write(Data("old".utf8), to: file)
            #expect(throws: Fault.self) {
                try AtomicFile.write(to: file) { aside in
                    try Data("ha".utf8).write(to: aside)
                    throw Fault()
                }
            }
            #expect(try Data(contentsOf: file) == Data("old".utf8))
            #expect(try files(folder) == ["evidence.json"])
        }
    }

    @Test func aMissingFolderIsAnError() throws {
        try inFolder { folder in
            #expect(throws: (any Error).self) { try AtomicFile.write(Data(), to: folder.appendingPathComponent("no/such/file")) }
            let left = try files(folder)
            #expect(left.isEmpty)
        }
    }
}
