// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// The bytes of a file that a command names.
enum InputFile {
    /// - Throws: `StudyError.notFound` or `StudyError.cannotRead`.
    static func bytes(_ file: URL) throws(StudyError) -> Data {
        guard FileManager.default.fileExists(atPath: file.path) else { throw .notFound(file: file.lastPathComponent) }
        guard let bytes = try? Data(contentsOf: file) else { throw .cannotRead(file: file.lastPathComponent) }
        return bytes
    }
}
