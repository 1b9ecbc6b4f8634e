// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Synchronization

/// Writes a file aside and renames it into place, so that a killed process leaves the old file or the new one, never half of one.
public enum AtomicFile {
    private static let unfinished = Mutex<Set<String>>([])

    /// - Parameters:
    ///   - permissions: POSIX mode of the new file.
    ///   - write: receives a path in the same folder; what it leaves there becomes the file.
    public static func write(to destination: URL, permissions: Int = 0o644, _ write: (URL) throws -> Void) throws {
        let name = ".\(destination.lastPathComponent).\(UInt32.random(in: 0 ... .max)).partial"
        let aside = destination.deletingLastPathComponent().appendingPathComponent(name)
        unfinished.withLock { _ = $0.insert(aside.path) }
        defer { unfinished.withLock { _ = $0.remove(aside.path) } }
        do {
            try write(aside)
            try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: aside.path)
            try move(aside, over: destination)
        } catch {
            try? FileManager.default.removeItem(at: aside)
            throw error
        }
    }

    public static func write(_ data: Data, to destination: URL, permissions: Int = 0o644) throws {
        try write(to: destination, permissions: permissions) { try data.write(to: $0) }
    }

    /// Puts a symbolic link in place of whatever was there.
    public static func link(_ name: URL, to destination: String) throws {
        let aside = name.deletingLastPathComponent().appendingPathComponent(".\(name.lastPathComponent).partial")
        unfinished.withLock { _ = $0.insert(aside.path) }
        defer { unfinished.withLock { _ = $0.remove(aside.path) } }
        try? FileManager.default.removeItem(at: aside)
        try FileManager.default.createSymbolicLink(atPath: aside.path, withDestinationPath: destination)
        try move(aside, over: name)
    }

    private static func move(_ aside: URL, over destination: URL) throws {
        guard rename(aside.path, destination.path) == 0 else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: destination.path])
        }
        FaultPoint.afterRename()
    }

    /// Removes what unfinished writes left aside: for a process that is about to be stopped in the middle of one.
    public static func removeUnfinished() {
        for path in unfinished.withLock({ $0.sorted() }) { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Removes what a killed process left aside in a folder.
    public static func removePartials(in folder: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where name.hasPrefix(".") && name.hasSuffix(".partial") {
            try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }
}
