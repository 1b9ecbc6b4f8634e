// SPDX-License-Identifier: EUPL-1.2

import Crypto
import Foundation

/// A SHA-256 digest: the identity of a file, a table, a set of rows or a stage's input.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
    /// Sixty-four lower-case hexadecimal digits.
    public let hex: String

    /// - Returns: `nil` unless `hex` is 64 lower-case hexadecimal digits.
    public init?(hex: String) {
        guard hex.utf8.count == 64, hex.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
        self.hex = hex
    }

    fileprivate init(digest: SHA256.Digest) {
        var text = ""
        text.reserveCapacity(64)
        for byte in digest {
            text.append(Self.digits[Int(byte >> 4)])
            text.append(Self.digits[Int(byte & 15)])
        }
        hex = text
    }

    public var description: String { hex }

    /// The first twelve digits, for people.
    public var short: String { String(hex.prefix(12)) }

    /// The digest as a browser wants it in the policy of a page.
    public var base64: String {
        let pairs = Array(hex.utf8)
        let bytes = stride(from: 0, to: pairs.count, by: 2).compactMap { UInt8(String(decoding: pairs[$0..<$0 + 2], as: UTF8.self), radix: 16) }
        return Data(bytes).base64EncodedString()
    }

    private static let digits = Array("0123456789abcdef")
}

extension Fingerprint: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Fingerprint(hex: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected 64 hexadecimal digits")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}

/// Something whose identity is the hash of its content.
public protocol Fingerprinted {
    /// Feeds everything that matters to the result; nothing that does not (a label, a path).
    func feed(_ builder: inout FingerprintBuilder)
}

extension Fingerprinted {
    public var fingerprint: Fingerprint {
        var builder = FingerprintBuilder()
        feed(&builder)
        return builder.finish()
    }
}

/// Hashes typed values with their lengths, so that `"ab", "c"` and `"a", "bc"` differ.
public struct FingerprintBuilder {
    private var hash = SHA256()

    public init() {}

    public mutating func feed(_ text: String) {
        var copy = text
        copy.withUTF8 { bytes in
            feed(bytes.count)
            hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
        }
    }

    public mutating func feed(_ value: Int) { feedBytes(of: UInt64(bitPattern: Int64(value)).littleEndian) }
    public mutating func feed(_ value: UInt64) { feedBytes(of: value.littleEndian) }
    public mutating func feed(_ value: Bool) { feed(value ? 1 : 0) }
    public mutating func feed(_ value: Double) { feed(value.bitPattern) }
    public mutating func feed(_ value: Fingerprint) { feed(value.hex) }
    public mutating func feed(_ value: some Fingerprinted) { value.feed(&self) }

    public mutating func feed(_ value: String?) {
        feed(value != nil)
        if let value { feed(value) }
    }

    /// The bytes of an array of plain numbers, with its length.
    public mutating func feed<Number: BitwiseCopyable>(array: [Number]) {
        feed(array.count)
        array.withUnsafeBytes { hash.update(bufferPointer: $0) }
    }

    /// A file's or line's bytes without their length.
    public mutating func feed(data: Data) { hash.update(data: data) }

    /// Raw bytes without their length: for streaming a file.
    public mutating func feed(bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

    private mutating func feedBytes(of value: UInt64) {
        withUnsafeBytes(of: value) { hash.update(bufferPointer: $0) }
    }

    public func finish() -> Fingerprint { Fingerprint(digest: hash.finalize()) }
}
