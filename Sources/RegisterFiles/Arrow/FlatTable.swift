// SPDX-License-Identifier: EUPL-1.2

/// A table of a FlatBuffers message: fields by number, each at an offset that a table of offsets tells. Every access is checked.
///
/// Source: FlatBuffers internals (https://flatbuffers.dev/internals).
struct FlatTable {
    struct Malformed: Error {}

    private let bytes: ArraySlice<UInt8>
    private let position: Int
    private let offsets: Int
    private let offsetCount: Int

    /// The root of a message.
    init(root bytes: ArraySlice<UInt8>) throws {
        try self.init(bytes, at: bytes.startIndex + Int(try Self.load(bytes, bytes.startIndex, as: UInt32.self)))
    }

    private init(_ bytes: ArraySlice<UInt8>, at position: Int) throws {
        self.bytes = bytes
        self.position = position
        offsets = position - Int(try Self.load(bytes, position, as: Int32.self))
        offsetCount = (Int(try Self.load(bytes, offsets, as: UInt16.self)) - 4) / 2
    }

    private static func load<Value: FixedWidthInteger>(_ bytes: ArraySlice<UInt8>, _ position: Int, as _: Value.Type) throws -> Value {
        let width = Value.bitWidth / 8
        guard position >= bytes.startIndex, position <= bytes.endIndex - width else { throw Malformed() }
        var value: Value = 0
        for index in 0..<width { value |= Value(truncatingIfNeeded: bytes[position + index]) << (8 * index) }
        return value
    }

    /// Where a field lies, or `nil` where it was left out.
    private func place(_ field: Int) throws -> Int? {
        guard field < offsetCount else { return nil }
        let offset = try Self.load(bytes, offsets + 4 + 2 * field, as: UInt16.self)
        return offset == 0 ? nil : position + Int(offset)
    }

    func integer<Value: FixedWidthInteger>(_ field: Int, default value: Value) throws -> Value {
        guard let place = try place(field) else { return value }
        return try Self.load(bytes, place, as: Value.self)
    }

    private func target(_ place: Int) throws -> Int { place + Int(try Self.load(bytes, place, as: UInt32.self)) }

    func table(_ field: Int) throws -> FlatTable? {
        guard let place = try place(field) else { return nil }
        return try FlatTable(bytes, at: try target(place))
    }

    func string(_ field: Int) throws -> String? {
        guard let place = try place(field) else { return nil }
        let start = try target(place)
        let count = Int(try Self.load(bytes, start, as: UInt32.self))
        guard start + 4 <= bytes.endIndex, count <= bytes.endIndex - start - 4 else { throw Malformed() }
        return String(decoding: bytes[(start + 4)..<(start + 4 + count)], as: UTF8.self)
    }

    func tables(_ field: Int) throws -> [FlatTable] {
        guard let (start, count) = try vector(field, width: 4) else { return [] }
        return try (0..<count).map { try FlatTable(bytes, at: try target(start + 4 * $0)) }
    }

    /// A vector of 64-bit numbers, or of structures of so many of them, one after the other.
    func words(_ field: Int, perItem: Int = 1) throws -> [Int64] {
        guard let (start, count) = try vector(field, width: 8 * perItem) else { return [] }
        return try (0..<(count * perItem)).map { try Self.load(bytes, start + 8 * $0, as: Int64.self) }
    }

    private func vector(_ field: Int, width: Int) throws -> (start: Int, count: Int)? {
        guard let place = try place(field) else { return nil }
        let start = try target(place)
        let count = Int(try Self.load(bytes, start, as: UInt32.self))
        guard count <= (bytes.endIndex - start - 4) / width else { throw Malformed() }
        return (start + 4, count)
    }
}
