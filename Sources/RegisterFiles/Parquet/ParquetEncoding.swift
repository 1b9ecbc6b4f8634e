// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// How values lie in the pages of a Parquet file.
///
/// Source: Apache Parquet, "Data pages" and "Encodings" (parquet-format, Encodings.md).
enum ParquetEncoding {
    /// One bit a row that says whether there is a value, as a page begins with it.
    static func presence(_ missing: [UInt8]?, count: Int) -> [UInt8] {
        var levels: [UInt8] = []
        if let missing, missing.contains(where: { $0 != 0 }) {
            packed(missing.lazy.map { $0 == 0 ? 1 : 0 }, count: count, width: 1, to: &levels)
        } else {
            Varint.append(UInt64(count) << 1, to: &levels)
            levels.append(1)
        }
        return littleEndian(UInt32(levels.count)) + levels
    }

    /// Positions in a dictionary: their width, then one run of packed bits.
    static func positions(_ codes: some Collection<UInt32>, levels: Int) -> [UInt8] {
        let width = max(1, UInt32.bitWidth - UInt32(max(0, levels - 1)).leadingZeroBitCount)
        var bytes = [UInt8(width)]
        packed(codes, count: codes.count, width: width, to: &bytes)
        return bytes
    }

    /// A run of the hybrid encoding, in groups of eight values.
    private static func packed(_ values: some Collection<UInt32>, count: Int, width: Int, to bytes: inout [UInt8]) {
        let groups = (count + 7) / 8
        Varint.append(UInt64(groups) << 1 | 1, to: &bytes)
        bytes.reserveCapacity(bytes.count + groups * width)
        let end = bytes.count + groups * width
        var (pending, bits): (UInt64, Int) = (0, 0)
        for value in values {
            pending |= UInt64(value) << UInt64(bits)
            bits += width
            while bits >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: pending))
                pending >>= 8
                bits -= 8
            }
        }
        if bits > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
        while bytes.count < end { bytes.append(0) }
    }

    static func littleEndian(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
}
