// SPDX-License-Identifier: EUPL-1.2
// Unsafe because the system's advisory lock belongs to a file descriptor.

import Foundation

/// Held by the one process that works on a study. The system releases it when the process ends, however it ends.
final class StudyLock: Sendable {
    private let descriptor: Int32

    /// Makes the folder where it is not there.
    ///
    /// - Throws: `StudyError.busy` when another process holds it.
    init(study: String, folder: URL) throws {
        try OutputPlace.make(folder: folder)
        let path = folder.appendingPathComponent(".lock").path
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StudyError.cannotWrite(file: ".lock") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StudyError.busy(study: study)
        }
    }

    deinit { close(descriptor) }
}
