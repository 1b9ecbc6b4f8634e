// SPDX-License-Identifier: EUPL-1.2
// Unsafe because a kernel reads and writes through pointers; lengths are those of the arrays that are made here.

import CKernels

/// The same block of many items of a stage.
public struct PhiloxBlocks: Sendable {
    @usableFromInline let words: [UInt32]
    @usableFromInline let count: Int

    fileprivate init(words: [UInt32], count: Int) { (self.words, self.count) = (words, count) }

    /// - Parameters:
    ///   - word: 0...3.
    ///   - place: where the item stands in the list that was asked for.
    @inlinable public subscript(word: Int, place: Int) -> UInt32 { words[word * count + place] }

    /// The first two words of an item as a number between 0 and 1: the first that `Philox.uniform` gives.
    @inlinable public func uniform(_ place: Int) -> Double { (Double((UInt64(self[0, place]) | UInt64(self[1, place]) << 32) >> 11) + 0.5) * 0x1p-53 }
}

extension PhiloxStreams {
    /// What `block` gives for each of many items, several times as fast.
    ///
    /// - Parameter items: numbers below 2^32, such as rows.
    public func blocks(_ number: UInt32, of items: [Int32]) -> PhiloxBlocks {
        let count = items.count, unsigned = items.map { UInt32(bitPattern: $0) }
        let words = [UInt32](unsafeUninitializedCapacity: 4 * count) { words, written in
            guard let target = words.baseAddress else { return }
            unsigned.withUnsafeBufferPointer { unsigned in
                guard let source = unsigned.baseAddress else { return }
                kernel_philox(key[0], key[1], number, source, Int32(count), target)
                written = 4 * count
            }
        }
        return PhiloxBlocks(words: words, count: count)
    }
}
