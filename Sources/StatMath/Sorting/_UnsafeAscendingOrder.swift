// SPDX-License-Identifier: EUPL-1.2
// Unsafe because a radix sort of a million keys is bound by memory; every index comes from a count of the keys themselves.

/// Positions of numbers in ascending order; equal numbers keep the order in which they stand.
///
/// A radix sort, least significant digits first.
///
/// - Parameter values: without NaN. -0 counts as 0.
public func ascendingOrder(_ values: [Double]) -> [Int32] {
    // Bits that order as the numbers do: the sign flipped, negative numbers inverted.
    ascendingOrder(
        values.map { value -> UInt64 in
            let bits = (value + 0).bitPattern
            return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
        })
}

/// Positions of whole numbers, such as hashes, in ascending order; equal numbers keep the order in which they stand.
public func ascendingOrder(_ values: [UInt64]) -> [Int32] {
    precondition(values.count <= Int(Int32.max), "at most 2^31 - 1 numbers")
    var keys = values
    var order = (0..<Int32(values.count)).map { $0 }
    guard values.count > 1 else { return order }
    let digitBits: UInt64 = 11, size = 1 << Int(digitBits)
    var nextKeys = keys, nextOrder = order
    for shift in stride(from: UInt64(0), to: 64, by: Int(digitBits)) {
        var starts = [Int](repeating: 0, count: size)
        keys.withUnsafeBufferPointer { keys in
            starts.withUnsafeMutableBufferPointer { starts in
                for key in keys { starts[Int(truncatingIfNeeded: key >> shift) & (size - 1)] += 1 }
            }
        }
        if starts.contains(values.count) { continue }
        var sum = 0
        for digit in 0..<size { (starts[digit], sum) = (sum, sum + starts[digit]) }
        keys.withUnsafeBufferPointer { keys in
            order.withUnsafeBufferPointer { order in
                nextKeys.withUnsafeMutableBufferPointer { nextKeys in
                    nextOrder.withUnsafeMutableBufferPointer { nextOrder in
                        starts.withUnsafeMutableBufferPointer { starts in
                            for index in keys.indices {
                                let digit = Int(truncatingIfNeeded: keys[index] >> shift) & (size - 1)
                                let place = starts[digit]
                                starts[digit] = place + 1
                                nextKeys[place] = keys[index]
                                nextOrder[place] = order[index]
                            }
                        }
                    }
                }
            }
        }
        swap(&keys, &nextKeys)
        swap(&order, &nextOrder)
    }
    return order
}
