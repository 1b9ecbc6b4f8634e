// SPDX-License-Identifier: EUPL-1.2

// Unsafe: fills arrays through the C library's read.

import Glibc

import struct Foundation.URL

/// The bytes of a whole file, with errors that name it.
enum FileBytes {
    static func read(_ url: URL) throws -> [UInt8] {
        let file = url.lastPathComponent
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw errno == ENOENT ? RegisterFilesError.notFound(file: file) : reason(file) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw reason(file) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw RegisterFilesError.isFolder(file: file) }
        // A pipe has no size; one byte more than the size shows its end.
        var bytes: [UInt8] = []
        var room = max(Int(status.st_size), 64 << 10) + 1
        while true {
            var received = 0
            let more = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                while count < buffer.count {
                    received = Glibc.read(descriptor, buffer.baseAddress.unsafelyUnwrapped + count, min(buffer.count - count, 1 << 30))
                    if received < 0, errno == EINTR { continue }
                    guard received >= 0 else { throw reason(file) }
                    if received == 0 { break }
                    count += received
                }
            }
            if bytes.isEmpty { bytes = more } else { bytes.append(contentsOf: more) }
            if received == 0 { return bytes }
            room = 64 << 20
        }
    }

    /// The first and the last bytes.
    static func ends(of url: URL, count: Int) throws -> (head: [UInt8], tail: [UInt8]) {
        let file = url.lastPathComponent
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw errno == ENOENT ? RegisterFilesError.notFound(file: file) : reason(file) }
        defer { close(descriptor) }
        func bytes(at offset: Int) throws -> [UInt8] {
            try [UInt8](unsafeUninitializedCapacity: count) { buffer, received in
                received = pread(descriptor, buffer.baseAddress, count, offset)
                if received < 0 {
                    received = 0
                    throw reason(file)
                }
            }
        }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        return (try bytes(at: 0), try bytes(at: max(0, size - count)))
    }

    static func reason(_ file: String) -> RegisterFilesError { .notReadable(file: file, reason: String(cString: strerror(errno))) }
}
