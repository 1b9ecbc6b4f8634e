// SPDX-License-Identifier: EUPL-1.2

// Unsafe: hands buffers to zlib.

import CCompression

/// The gzip format (RFC 1952), with any number of members.
enum Gzip {
    private static let step = 4 << 20
    /// zlib's flag for "a gzip header, window as large as it says".
    private static let windowBits: Int32 = 15 + 16

    static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.count >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b }

    static func inflate(_ bytes: [UInt8], file: String) throws -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(min(bytes.count * 8, 1 << 30))
        var block = [UInt8](repeating: 0, count: step)
        var stream = z_stream()
        guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw RegisterFilesError.notReadable(file: file, reason: "no memory to decompress it")
        }
        defer { inflateEnd(&stream) }
        try bytes.withUnsafeBufferPointer { input in
            var position = 0
            while true {
                let available = min(input.count - position, Int(Int32.max))
                var status = Z_OK
                var written = 0
                block.withUnsafeMutableBufferPointer { block in
                    stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + position })
                    stream.avail_in = UInt32(available)
                    stream.next_out = block.baseAddress
                    stream.avail_out = UInt32(block.count)
                    status = CCompression.inflate(&stream, Z_NO_FLUSH)
                    position += available - Int(stream.avail_in)
                    written = block.count - Int(stream.avail_out)
                    output.append(contentsOf: block[..<written])
                }
                switch status {
                case Z_STREAM_END:
                    // Another member, or bytes that pad the file.
                    guard position + 1 < input.count, input[position] == 0x1f, input[position + 1] == 0x8b else { return }
                    guard inflateReset(&stream) == Z_OK else { throw RegisterFilesError.damaged(file: file, what: "its compressed data") }
                case Z_OK where written > 0 || position < input.count: continue
                case Z_OK, Z_BUF_ERROR: throw RegisterFilesError.truncated(file: file)
                default: throw RegisterFilesError.damaged(file: file, what: "its compressed data")
                }
            }
        }
        return output
    }
}
