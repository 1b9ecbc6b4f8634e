// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Where a result is to go: looked at before the work, so that nobody waits an hour for a folder that is not there.
enum OutputPlace {
    /// - Throws: `StudyError.cannotWrite` when the file's folder is not there or is not ours to write in, or the file is a folder.
    static func check(file: URL) throws(StudyError) {
        let files = FileManager.default
        let isFolder = (try? file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
        guard !isFolder, files.isWritableFile(atPath: file.deletingLastPathComponent().path) else {
            throw .cannotWrite(file: file.lastPathComponent)
        }
    }

    /// Makes the folder where it is not there.
    ///
    /// - Throws: `StudyError.cannotWrite` when that cannot be.
    static func make(folder: URL) throws(StudyError) {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .cannotWrite(file: folder.lastPathComponent)
        }
        guard FileManager.default.isWritableFile(atPath: folder.path) else { throw .cannotWrite(file: folder.lastPathComponent) }
    }
}
