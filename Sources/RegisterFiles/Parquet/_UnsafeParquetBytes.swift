// SPDX-License-Identifier: EUPL-1.2

// Unsafe: looks at numbers as bytes, and hands buffers to zstd.

import CCompression

/// Bytes of numbers, and their compression.
enum ParquetBytes {
    /// The lowest level: keys of persons hardly become smaller with more work.
    private static let level: Int32 = 1

    /// - Returns: `nil` when there is no memory for it.
    static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
        let bound = ZSTD_compressBound(bytes.count)
        var failed = false
        let result = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            let written = bytes.withUnsafeBytes { ZSTD_compress(output.baseAddress, bound, $0.baseAddress, bytes.count, level) }
            failed = ZSTD_isError(written) != 0
            count = failed ? 0 : written
        }
        return failed ? nil : result
    }

    /// Appends texts, each after its length in four bytes.
    static func append(_ texts: [String], to bytes: inout [UInt8]) {
        let size = texts.reduce(0) { $0 + 4 + $1.utf8.count }
        bytes += [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            let output = UnsafeMutableRawBufferPointer(buffer)
            for text in texts {
                var text = text
                text.withUTF8 { utf8 in
                    output.storeBytes(of: UInt32(truncatingIfNeeded: utf8.count).littleEndian, toByteOffset: filled, as: UInt32.self)
                    UnsafeMutableRawBufferPointer(rebasing: output[(filled + 4)...]).copyMemory(from: UnsafeRawBufferPointer(utf8))
                    filled += 4 + utf8.count
                }
            }
        }
    }

    /// Appends values in the order of the machine's bytes, the lowest first, leaving out those that are missing.
    static func append<Stored: BitwiseCopyable>(_ values: [Stored], missing: [UInt8]?, to bytes: inout [UInt8]) {
        guard let missing else {
            values.withUnsafeBytes { bytes.append(contentsOf: $0) }
            return
        }
        let present = values.indices.lazy.filter { missing[$0] == 0 }.map { values[$0] }
        Array(present).withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
}
