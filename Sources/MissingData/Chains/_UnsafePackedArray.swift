// SPDX-License-Identifier: EUPL-1.2
// Unsafe because an array of numbers is kept as its bytes: a property list would box each of them.

import Foundation

/// An array that is stored as its bytes.
struct PackedArray<Element: BitwiseCopyable & Sendable & Hashable>: Codable, Sendable, Hashable {
    let values: [Element]

    init(_ values: [Element]) { self.values = values }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let data = try container.decode(Data.self)
        guard data.count.isMultiple(of: MemoryLayout<Element>.stride) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected whole numbers of elements")
        }
        values = unsafe [Element](unsafeUninitializedCapacity: data.count / MemoryLayout<Element>.stride) { buffer, count in
            unsafe count = data.copyBytes(to: buffer) / MemoryLayout<Element>.stride
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(unsafe values.withUnsafeBytes { unsafe Data($0) })
    }
}
