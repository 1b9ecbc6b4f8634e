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
