// SPDX-License-Identifier: EUPL-1.2
// Unsafe because an array of numbers is kept as its bytes: a property list would box each of them.

import Foundation

/// An array of doubles that is stored as its bytes.
struct PackedDoubles: Codable, Sendable, Hashable {
    var values: [Double]

    init(_ values: [Double]) { self.values = values }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let data = try container.decode(Data.self)
        guard data.count.isMultiple(of: MemoryLayout<Double>.stride) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected whole doubles")
        }
        values = unsafe [Double](unsafeUninitializedCapacity: data.count / MemoryLayout<Double>.stride) { buffer, count in
            unsafe count = data.copyBytes(to: buffer) / MemoryLayout<Double>.stride
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(unsafe values.withUnsafeBytes { unsafe Data($0) })
    }
}
