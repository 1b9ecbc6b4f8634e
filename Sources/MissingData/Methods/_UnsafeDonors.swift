// SPDX-License-Identifier: EUPL-1.2
// Unsafe because a radix sort and a walk over millions of keys are bound by memory; every index comes from counts of the keys themselves.

import Basics
import StatMath

/// Donors of predictive mean matching, in the order of their predictions.
///
/// Source: Little (1988), J. Bus. Econ. Stat. 6, 287-296; how many donors: Morris, White and Royston (2014), BMC Med. Res. Methodol. 14, 75.
public struct Donors: Sendable {
    /// Distinct predictions, ascending, between two that are further than any recipient.
    private let values: [Float]
    private let distinct: Int
    /// Whether no two donors have one prediction.
    private let isDistinct: Bool
    /// Where each value's donors begin in `order`, and the end.
    private let starts: [Int32]
    /// Donors by prediction.
    private let order: [Int32]

    /// - Parameter predictions: one a donor.
    public init(predictions: [Float]) {
        precondition(predictions.count <= Int(Int32.max), "at most 2^31 - 1 donors")
        let (keys, order) = RankedKeys.sort(predictions)
        var distinct = 0
        var starts = [Int32](repeating: 0, count: keys.count + 2), values = [Float](repeating: -.infinity, count: keys.count + 2)
        keys.withUnsafeBufferPointer { keys in
            starts.withUnsafeMutableBufferPointer { starts in
                values.withUnsafeMutableBufferPointer { values in
                    var last: UInt32?
                    for index in keys.indices {
                        distinct += keys[index] == last ? 0 : 1
                        if keys[index] != last { starts[distinct] = Int32(index) }
                        values[distinct] = RankedKeys.value(keys[index])
                        last = keys[index]
                    }
                    starts[distinct + 1] = Int32(keys.count)
                    values[distinct + 1] = .infinity
                }
            }
        }
        (self.values, self.starts, self.order, self.distinct) = (values, starts, order, distinct)
        isDistinct = distinct == keys.count
    }

    public var count: Int { order.count }

    /// A donor for each recipient: the h-th nearest, h uniform on 1...k. Donors at one distance stand in random order, drawn for each recipient.
    ///
    /// - Parameters:
    ///   - predictions: one a recipient.
    ///   - k: how many donors are near enough, at least 1.
    ///   - streams: recipient `i` draws from item `items[i]`, whatever the others draw.
    /// - Returns: positions of donors; empty when there is none.
    public func draw(for predictions: [Float], nearest k: Int, streams: PhiloxStreams, items: [Int32]) -> [Int32] {
        precondition(k >= 1 && items.count == predictions.count, "at least one donor, and one item a recipient")
        guard !order.isEmpty else { return [] }
        let (keys, recipients) = RankedKeys.sort(predictions)
        let reach = min(k, order.count), isDistinct = isDistinct, distinct = distinct
        var result = [Int32](repeating: 0, count: predictions.count)
        let piece = 4096, pieces = (predictions.count + piece - 1) / piece
        result.withUnsafeMutableBufferPointer { result in
            nonisolated(unsafe) let result = result
            try? parallelFor(pieces) { index in
                values.withUnsafeBufferPointer { values in
                    starts.withUnsafeBufferPointer { starts in
                        let range = index * piece..<min(predictions.count, (index + 1) * piece)
                        // The first value that is not below the recipient's; it only moves up, for recipients are sorted.
                        var right = max(1, Self.firstIndex(notBelow: RankedKeys.value(keys[range.lowerBound]), in: values, count: distinct + 1))
                        for place in range {
                            let prediction = RankedKeys.value(keys[place]), recipient = Int(recipients[place])
                            while values[right] < prediction { right += 1 }
                            let words = streams.block(0, of: UInt64(UInt32(bitPattern: items[recipient])))
                            // A draw of 32 bits, times a small bound: its bias is below the bound times 2^-32.
                            let rank = Int((UInt64(words[0]) &* UInt64(reach)) >> 32), tie = UInt64(words[1]) << 32 | UInt64(words[2])
                            let position =
                                isDistinct
                                ? Self.pick(prediction, right: right, values: values, rank: rank, tie: tie)
                                : Self.pick(prediction, right: right, values: values, starts: starts, rank: rank, tie: tie)
                            result[recipient] = order[position]
                        }
                    }
                }
            }
        }
        return result
    }

    /// Where no two donors are equal: only one on each side can be at one distance, and a coin says which comes first.
    @inline(__always)
    private static func pick(_ prediction: Float, right start: Int, values: UnsafeBufferPointer<Float>, rank: Int, tie: UInt64) -> Int {
        var (left, right, coins) = (start - 1, start, tie)
        for _ in 0..<rank {
            let below = prediction - values[left], above = values[right] - prediction
            // Without a branch: which side is nearer cannot be foreseen.
            let step = (below < above ? 1 : 0) | ((below == above ? 1 : 0) & Int(truncatingIfNeeded: coins & 1))
            left -= step
            right += 1 - step
            coins >>= 1
        }
        let below = prediction - values[left], above = values[right] - prediction
        return (below < above || (below == above && coins & 1 == 1) ? left : right) - 1
    }

    private static func pick(
        _ prediction: Float, right start: Int, values: UnsafeBufferPointer<Float>, starts: UnsafeBufferPointer<Int32>, rank: Int, tie: UInt64
    ) -> Int {
        var (left, right, rank) = (start - 1, start, rank)
        while true {
            let below = prediction - values[left], above = values[right] - prediction
            let leftCount = below <= above ? Int(starts[left + 1] - starts[left]) : 0
            let rightCount = above <= below ? Int(starts[right + 1] - starts[right]) : 0
            if rank < leftCount + rightCount {
                let chosen = Int(tie.multipliedFullWidth(by: UInt64(leftCount + rightCount)).high)
                return chosen < leftCount ? Int(starts[left]) + chosen : Int(starts[right]) + chosen - leftCount
            }
            rank -= leftCount + rightCount
            if below <= above { left -= 1 }
            if above <= below { right += 1 }
        }
    }

    private static func firstIndex(notBelow value: Float, in values: UnsafeBufferPointer<Float>, count: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Single-precision numbers as keys that order as they do. What is not finite counts as 0.
enum RankedKeys {
    static func key(_ value: Float) -> UInt32 {
        let bits = value.isFinite ? (value + 0).bitPattern : 0
        return bits >> 31 == 0 ? bits | 1 << 31 : ~bits
    }

    static func value(_ key: UInt32) -> Float { Float(bitPattern: key >> 31 == 1 ? key & 0x7fff_ffff : ~key) }

    /// Keys in ascending order, and where each stood; equals keep their order. A radix sort of three digits.
    static func sort(_ values: [Float]) -> (keys: [UInt32], order: [Int32]) {
        let count = values.count, size = 2048
        var keys: [UInt32] = []
        let order = [Int32](unsafeUninitializedCapacity: count) { order, written in
            written = count
            keys = [UInt32](unsafeUninitializedCapacity: count) { keys, written in
                written = count
                withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, 2 * count)) { space in
                    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 3 * size) { places in
                        places.initialize(repeating: 0)
                        for index in 0..<count {
                            let key = key(values[index])
                            space[index] = UInt64(key) << 32 | UInt64(index)
                            places[Int(key & 2047)] &+= 1
                            places[size + Int(key >> 11 & 2047)] &+= 1
                            places[2 * size + Int(key >> 22)] &+= 1
                        }
                        var (from, to) = (0, count)
                        for digit in 0..<3 {
                            var sum: Int32 = 0
                            for place in digit * size..<(digit + 1) * size { (places[place], sum) = (sum, sum &+ places[place]) }
                        }
                        for digit in 0..<2 {
                            let digits = digit * size, shift = UInt64(32 + 11 * digit)
                            for index in from..<from + count {
                                let item = space[index], place = digits + Int(truncatingIfNeeded: item >> shift) & 2047
                                space[to + Int(places[place])] = item
                                places[place] &+= 1
                            }
                            swap(&from, &to)
                        }
                        for index in from..<from + count {
                            let item = space[index], digit = 2 * size + Int(truncatingIfNeeded: item >> 54), place = Int(places[digit])
                            keys[place] = UInt32(truncatingIfNeeded: item >> 32)
                            order[place] = Int32(truncatingIfNeeded: item)
                            places[digit] &+= 1
                        }
                    }
                }
            }
        }
        return (keys, order)
    }
}
