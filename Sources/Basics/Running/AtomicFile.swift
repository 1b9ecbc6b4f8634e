// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Writes a file aside and renames it into place, so that a killed process leaves the old file or the new one, never half of one.
public enum AtomicFile {
    /// - Parameters:
    ///   - permissions: POSIX mode of the new file.
    ///   - write: receives a path in the same folder; what it leaves there becomes the file.
    public static func write(to destination: URL, permissions: Int = 0o644, _ write: (URL) throws -> Void) throws {
        let aside = destination.deletingLastPathComponent().appendingPathComponent(".\(destination.lastPathComponent).\(UInt32.random(in: 0 ... .max)).partial")
        do {
            try write(aside)
            try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: aside.path)
            guard rename(aside.path, destination.path) == 0 else {
                throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: destination.path])
            }
        } catch {
            try? FileManager.default.removeItem(at: aside)
            throw error
        }
    }

    public static func write(_ data: Data, to destination: URL, permissions: Int = 0o644) throws {
        try write(to: destination, permissions: permissions) { try data.write(to: $0) }
    }
}
