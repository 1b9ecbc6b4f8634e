// SPDX-License-Identifier: EUPL-1.2
// Unsafe because a walk over millions of keys is bound by memory; every index comes from counts of the keys themselves.

import Basics
import StatMath

/// Donors of predictive mean matching, in the order of their predictions.
///
/// Source: Little (1988), J. Bus. Econ. Stat. 6, 287-296; how many donors: Morris, White and Royston (2014), BMC Med. Res. Methodol. 14, 75.
public struct Donors: Sendable {
    /// Distinct predictions, ascending, between two that are further than any recipient.
    private let values: [Float]
    private let distinct: Int
    /// Where each value's donors begin in `order`, and the end.
    private let starts: [Int32]
    /// The rows that may give, by prediction.
    private let order: [Int32]

    /// - Parameters:
    ///   - predictions: one a row of the table.
    ///   - rows: those that may give.
    public init(predictions: [Float], rows: [Int32]) {
        precondition(rows.count <= Int(Int32.max), "at most 2^31 - 1 donors")
        let (keys, order) = RankedKeys.sort(predictions, rows: rows)
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
    }

    public var count: Int { order.count }

    /// A donor for each recipient: the h-th nearest, h uniform on 1...k. Donors at one distance stand in random order, drawn for each recipient.
    ///
    /// - Parameters:
    ///   - predictions: one a recipient.
    ///   - k: how many donors are near enough, at least 1.
    ///   - streams: recipient `i` draws from item `items[i]`, whatever the others draw.
    /// - Returns: rows of donors; empty when there is none.
    public func draw(for predictions: [Float], nearest k: Int, streams: PhiloxStreams, items: [Int32]) -> [Int32] {
        precondition(k >= 1 && items.count == predictions.count, "at least one donor, and one item a recipient")
        guard !order.isEmpty else { return [] }
        let (keys, recipients) = RankedKeys.sort(predictions, rows: (0..<Int32(predictions.count)).map { $0 })
        let reach = min(k, order.count), distinct = distinct
        var result = [Int32](repeating: 0, count: predictions.count)
        let piece = 4096, pieces = (predictions.count + piece - 1) / piece
        result.withUnsafeMutableBufferPointer { result in
            nonisolated(unsafe) let result = result
            try? parallelFor(pieces) { index in
                values.withUnsafeBufferPointer { values in
                    starts.withUnsafeBufferPointer { starts in
                        let range = index * piece..<min(predictions.count, (index + 1) * piece)
                        let words = streams.blocks(0, of: range.map { items[Int(recipients[$0])] })
                        // The first value that is not below the recipient's; it only moves up, for recipients are sorted.
                        var right = max(1, Self.firstIndex(notBelow: RankedKeys.value(keys[range.lowerBound]), in: values, count: distinct + 1))
                        for place in range {
                            let prediction = RankedKeys.value(keys[place]), recipient = Int(recipients[place])
                            while values[right] < prediction { right += 1 }
                            // A draw of 32 bits, times a small bound: its bias is below the bound times 2^-32.
                            let rank = Int((UInt64(words[0, place - range.lowerBound]) &* UInt64(reach)) >> 32)
                            let tie = UInt64(words[1, place - range.lowerBound]) << 32 | UInt64(words[2, place - range.lowerBound])
                            // Where as many donors as distinct values are within reach, no two of them are equal.
                            let (lowest, highest) = (max(1, right - reach), min(distinct + 1, right + reach))
                            let position =
                                Int(starts[highest] - starts[lowest]) == highest - lowest
                                ? Int(starts[Self.pick(prediction, right: right, values: values, rank: rank, tie: tie)])
                                : Self.pick(prediction, right: right, values: values, starts: starts, rank: rank, tie: tie)
                            result[recipient] = order[position]
                        }
                    }
                }
            }
        }
        return result
    }

    /// Which distinct value gives, where no two donors are equal: only one on each side can be at one distance, and a coin says which comes first.
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
        return below < above || (below == above && coins & 1 == 1) ? left : right
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
