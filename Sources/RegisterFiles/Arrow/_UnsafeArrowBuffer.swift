// SPDX-License-Identifier: EUPL-1.2

// Unsafe: loads numbers from bytes without alignment, after one check of the length, and hands buffers to the decompressors.

import CCompression

/// One buffer of a batch.
struct ArrowBuffer {
    let bytes: ArraySlice<UInt8>

    /// - Throws: `FlatTable.Malformed` unless `count` values are there.
    func values<Value: BitwiseCopyable>(_ count: Int, as type: Value.Type) throws -> [Value] {
        let width = MemoryLayout<Value>.size
        guard count >= 0, count <= bytes.count / width else { throw FlatTable.Malformed() }
        return bytes.withUnsafeBytes { raw in (0..<count).map { raw.loadUnaligned(fromByteOffset: $0 * width, as: type) } }
    }

    /// Bits, least significant first; an empty buffer holds only ones.
    func bits(_ count: Int) throws -> [Bool]? {
        if bytes.isEmpty { return nil }
        guard count >= 0, count <= bytes.count * 8 else { throw FlatTable.Malformed() }
        return (0..<count).map { bytes[bytes.startIndex + $0 >> 3] >> UInt8($0 & 7) & 1 != 0 }
    }

    enum Codec: Int8 { case lz4 = 0, zstd = 1 }

    /// More than any codec can compress; a claim beyond it is no buffer.
    private static let largestRatio = 1 << 17

    /// A compressed buffer: eight bytes with its length when decompressed (-1: as it is), then the data.
    func decompressed(_ codec: Codec) throws -> ArrowBuffer {
        guard !bytes.isEmpty else { return self }
        guard let length = try values(1, as: Int64.self).first else { throw FlatTable.Malformed() }
        let data = bytes.dropFirst(8)
        if length == -1 { return ArrowBuffer(bytes: data) }
        guard length >= 0, length <= 1 << 33, Int(length) <= data.count * Self.largestRatio + Self.largestRatio else { throw FlatTable.Malformed() }
        let output = try [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
            count = try data.withUnsafeBytes { try Self.decompress($0, into: buffer, codec) }
        }
        guard output.count == Int(length) else { throw FlatTable.Malformed() }
        return ArrowBuffer(bytes: output[...])
    }

    private static func decompress(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableBufferPointer<UInt8>, _ codec: Codec) throws -> Int {
        switch codec {
        case .zstd:
            let count = ZSTD_decompress(output.baseAddress, output.count, input.baseAddress, input.count)
            guard ZSTD_isError(count) == 0 else { throw FlatTable.Malformed() }
            return count
        case .lz4:
            var context: OpaquePointer?
            guard LZ4F_isError(LZ4F_createDecompressionContext(&context, UInt32(LZ4F_VERSION))) == 0 else { throw FlatTable.Malformed() }
            defer { LZ4F_freeDecompressionContext(context) }
            var (read, written) = (0, 0)
            while read < input.count {
                var (source, target) = (input.count - read, output.count - written)
                let hint = LZ4F_decompress(
                    context, output.baseAddress.map { $0 + written }, &target, input.baseAddress.map { $0 + read }, &source, nil)
                guard LZ4F_isError(hint) == 0, source + target > 0 else { throw FlatTable.Malformed() }
                (read, written) = (read + source, written + target)
                if hint == 0 { break }
            }
            return written
        }
    }
}

/// A 128-bit whole number as it lies in a buffer.
struct ArrowWide: BitwiseCopyable {
    var low: UInt64
    var high: Int64

    /// Rounded once: the parts as doubles would cancel below zero.
    var value: Double { Double(Int128(high) << 64 | Int128(low)) }
}

/// A text of a view: its length, and its bytes or where they are.
struct ArrowView: BitwiseCopyable {
    var length: Int32
    var prefix: UInt32
    var buffer: Int32
    var offset: Int32

    /// A short text lies behind its length.
    var inlined: [UInt8] {
        var text: [UInt8] = []
        for word in [prefix, UInt32(bitPattern: buffer), UInt32(bitPattern: offset)] {
            for shift in [0, 8, 16, 24] { text.append(UInt8(truncatingIfNeeded: word >> UInt32(shift))) }
        }
        return Array(text.prefix(Int(length)))
    }
}
