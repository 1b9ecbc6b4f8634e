// SPDX-License-Identifier: EUPL-1.2

import struct Foundation.URL

/// The bytes of a text file, decompressed where it is compressed, whatever its name.
struct TextFile {
    private let file: String
    private let bytes: [UInt8]

    init(_ url: URL) throws {
        try self.init(try FileBytes.read(url), file: url.lastPathComponent)
    }

    init(_ raw: [UInt8], file: String) throws {
        self.file = file
        if Gzip.isGzip(raw) {
            bytes = try Gzip.inflate(raw, file: file)
        } else if file.lowercased().hasSuffix(".gz") {
            throw raw.isEmpty ? RegisterFilesError.truncated(file: file) : .damaged(file: file, what: "it is not compressed as its name says")
        } else {
            bytes = raw
        }
    }

    /// The text as UTF-8; the encoding is detected unless it is given.
    consuming func decoded(as encoding: TextEncoding?) throws -> [UInt8] {
        let file = file
        return try (encoding ?? TextEncoding.detect(bytes)).decode(bytes, file: file)
    }
}
