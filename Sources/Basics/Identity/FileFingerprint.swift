// SPDX-License-Identifier: EUPL-1.2

import Foundation

extension Fingerprint {
    /// SHA-256 of a file's bytes, read in pieces.
    ///
    /// - Throws: when the file cannot be read, or `Cancelled`.
    public static func ofFile(_ url: URL, progress: ProgressMonitor) throws -> Fingerprint {
        let handle = try FileHandle(forReadingFrom: url)
        defer { try? handle.close() }
        var builder = FingerprintBuilder()
        while let piece = try handle.read(upToCount: 4 << 20), !piece.isEmpty {
            try progress.checkCancellation()
            builder.feed(data: piece)
        }
        return builder.finish()
    }
}
