// SPDX-License-Identifier: EUPL-1.2

// Unsafe: compares and copies the bytes of a cell through raw pointers, once a cell of a file.

/// Numbers distinct byte strings in the order in which they first occur.
struct ByteInterner {
    private var arena: [UInt8] = []
    /// Where each string starts in the arena; one more than there are strings.
    private var starts: [Int] = [0]
    /// Open addressing: number of the string plus one, 0 where empty. The size is a power of two.
    private var slots = [Int32](repeating: 0, count: 64)

    var count: Int { starts.count - 1 }

    func string(_ number: Int) -> String { String(decoding: arena[starts[number]..<starts[number + 1]], as: UTF8.self) }

    mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: Self.hash(bytes)) & mask
        while true {
            let number = slots[slot]
            if number == 0 { break }
            if isEqual(Int(number) - 1, bytes) { return number - 1 }
            slot = (slot + 1) & mask
        }
        arena.append(contentsOf: bytes)
        starts.append(arena.count)
        slots[slot] = Int32(count)
        if 2 * count > slots.count { grow() }
        return Int32(count - 1)
    }

    private func isEqual(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = starts[number]
        guard starts[number + 1] - start == bytes.count else { return false }
        return arena.withUnsafeBufferPointer { known in
            for index in 0..<bytes.count where known[start + index] != bytes[index] { return false }
            return true
        }
    }

    private mutating func grow() {
        var larger = [Int32](repeating: 0, count: slots.count * 4)
        let mask = larger.count - 1
        arena.withUnsafeBufferPointer { known in
            for number in 0..<count {
                var slot = Int(truncatingIfNeeded: Self.hash(UnsafeBufferPointer(rebasing: known[starts[number]..<starts[number + 1]]))) & mask
                while larger[slot] != 0 { slot = (slot + 1) & mask }
                larger[slot] = Int32(number + 1)
            }
        }
        slots = larger
    }

    /// Eight bytes a step, mixed by the multiplier of Knuth's multiplicative hashing (The Art of Computer Programming 3, 6.4).
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let raw = UnsafeRawBufferPointer(bytes)
        var hash = UInt64(bytes.count) &* 0x9e37_79b9_7f4a_7c15
        var index = 0
        while index + 8 <= raw.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x9e37_79b9_7f4a_7c15
            hash ^= hash >> 29
            index += 8
        }
        var rest: UInt64 = 0
        while index < raw.count {
            rest = rest << 8 | UInt64(raw[index])
            index += 1
        }
        hash = (hash ^ rest) &* 0x9e37_79b9_7f4a_7c15
        return hash ^ hash >> 32
    }
}
