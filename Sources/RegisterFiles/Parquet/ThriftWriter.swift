// SPDX-License-Identifier: EUPL-1.2

/// Thrift's compact protocol, as far as Parquet's descriptions need it.
///
/// Source: Apache Thrift, "Thrift compact protocol" (doc/specs/thrift-compact-protocol.md).
struct ThriftWriter {
    private enum Kind: UInt8 { case i32 = 5, i64 = 6, binary = 8, list = 9, structure = 12 }

    private(set) var bytes: [UInt8] = []
    private var lastField: [Int] = [0]

    mutating func field(_ id: Int, _ value: Int32) {
        header(id, .i32)
        zigzag(Int64(value))
    }

    mutating func field(_ id: Int, _ value: Int64) {
        header(id, .i64)
        zigzag(value)
    }

    mutating func field(_ id: Int, _ text: String) {
        header(id, .binary)
        binary(text)
    }

    mutating func field(_ id: Int, structure: (inout ThriftWriter) -> Void) {
        header(id, .structure)
        element(structure)
    }

    mutating func field(_ id: Int, integers: [Int32]) {
        listHeader(id, .i32, integers.count)
        for value in integers { zigzag(Int64(value)) }
    }

    mutating func field(_ id: Int, texts: [String]) {
        listHeader(id, .binary, texts.count)
        for text in texts { binary(text) }
    }

    mutating func field<Element>(_ id: Int, list: [Element], _ write: (inout ThriftWriter, Element) -> Void) {
        listHeader(id, .structure, list.count)
        for item in list { element { write(&$0, item) } }
    }

    /// The end of the outermost structure.
    mutating func stop() { bytes.append(0) }

    private mutating func element(_ write: (inout ThriftWriter) -> Void) {
        lastField.append(0)
        write(&self)
        bytes.append(0)
        lastField.removeLast()
    }

    private mutating func header(_ id: Int, _ kind: Kind) {
        let step = id - (lastField.last ?? 0)
        lastField[lastField.count - 1] = id
        if (1...15).contains(step) {
            bytes.append(UInt8(step) << 4 | kind.rawValue)
        } else {
            bytes.append(kind.rawValue)
            zigzag(Int64(id))
        }
    }

    private mutating func listHeader(_ id: Int, _ kind: Kind, _ count: Int) {
        header(id, .list)
        if count < 15 {
            bytes.append(UInt8(count) << 4 | kind.rawValue)
        } else {
            bytes.append(0xf0 | kind.rawValue)
            Varint.append(UInt64(count), to: &bytes)
        }
    }

    private mutating func binary(_ text: String) {
        Varint.append(UInt64(text.utf8.count), to: &bytes)
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func zigzag(_ value: Int64) { Varint.append(UInt64(bitPattern: (value << 1) ^ (value >> 63)), to: &bytes) }
}

/// Seven bits a byte, the lowest first.
enum Varint {
    static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
