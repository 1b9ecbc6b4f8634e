// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

/// A file on its way: beside its place, under a name that starts with a point.
enum PartialFile {
    static func remove(_ url: URL) { try? FileManager.default.removeItem(at: url) }

    static func move(_ aside: URL, over destination: URL) throws {
        do {
            try AtomicFile.write(to: destination) { try FileManager.default.moveItem(at: aside, to: $0) }
        } catch {
            remove(aside)
            throw RegisterFilesError.notWritable(
                file: destination.lastPathComponent, reason: "the folder is not there, is not yours to write in, or the disk is full")
        }
    }

    static func create(_ url: URL, file: String) throws(RegisterFilesError) -> FileHandle {
        if FileManager.default.createFile(atPath: url.path, contents: nil), let handle = try? FileHandle(forUpdating: url) { return handle }
        throw .notWritable(file: file, reason: "the folder is not there, is not yours to write in, or the disk is full")
    }
}
