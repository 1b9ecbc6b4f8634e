// SPDX-License-Identifier: EUPL-1.2
// Unsafe because sorting millions of keys is bound by memory; every index comes from counts of the keys themselves.

/// Single-precision numbers as keys that order as they do. What is not finite counts as 0.
enum RankedKeys {
    /// Values of a digit.
    private static let size = 2048
    /// Moves a key that putting right what two digits leave may take; beyond that three digits of the key itself are faster.
    private static let mostMoves = 2

    static func key(_ value: Float) -> UInt32 {
        let bits = clean(value).bitPattern
        return bits >> 31 == 0 ? bits | 1 << 31 : ~bits
    }

    static func value(_ key: UInt32) -> Float { Float(bitPattern: key >> 31 == 1 ? key & 0x7fff_ffff : ~key) }

    private static func clean(_ value: Float) -> Float { value.isFinite ? value + 0 : 0 }

    /// Keys of some rows in ascending order, and those rows; equals keep their order.
    ///
    /// - Parameter values: one a row of the table.
    static func sort(_ values: [Float], rows: [Int32]) -> (keys: [UInt32], order: [Int32]) {
        sortByPlace(values, rows: rows) ?? sortByDigits(values, rows: rows)
    }

    /// A radix sort of two digits of each value's place between the least and the greatest, in which few neighbours end in the wrong order.
    ///
    /// - Returns: `nil` where values crowd so that this takes longer than three digits of the keys.
    private static func sortByPlace(_ values: [Float], rows: [Int32]) -> (keys: [UInt32], order: [Int32])? {
        let count = rows.count
        var (least, greatest) = (Float.infinity, -Float.infinity)
        for row in rows {
            let value = clean(values[Int(row)])
            least = Swift.min(least, value)
            greatest = Swift.max(greatest, value)
        }
        let last = Float(size * size - 1), scale = last / (greatest - least)
        guard scale.isFinite, scale > 0 else { return nil }
        /// A value's place, from the upper half of an item that holds the value and its row.
        @inline(__always) func place(_ item: UInt64) -> Int {
            Int(Swift.min((Float(bitPattern: UInt32(truncatingIfNeeded: item >> 32)) - least) * scale, last))
        }
        var isSorted = true
        let result = room(count, digits: 2) { keys, order, space, ends in
            for index in 0..<count {
                let row = rows[index]
                let item = UInt64(clean(values[Int(row)]).bitPattern) << 32 | UInt64(UInt32(bitPattern: row))
                let place = place(item)
                space[index] = item
                ends[place & (size - 1)] &+= 1
                ends[size + place / size] &+= 1
            }
            accumulate(ends, digits: 2)
            for index in 0..<count {
                let item = space[index], digit = place(item) & (size - 1)
                space[count + Int(ends[digit])] = item
                ends[digit] &+= 1
            }
            for index in count..<2 * count {
                let item = space[index], digit = size + place(item) / size, end = Int(ends[digit])
                keys[end] = key(Float(bitPattern: UInt32(truncatingIfNeeded: item >> 32)))
                order[end] = Int32(truncatingIfNeeded: item)
                ends[digit] &+= 1
            }
            isSorted = insert(keys, order)
        }
        return isSorted ? result : nil
    }

    /// Sorts what is nearly sorted.
    ///
    /// - Returns: false where that would take too many moves.
    private static func insert(_ keys: UnsafeMutableBufferPointer<UInt32>, _ order: UnsafeMutableBufferPointer<Int32>) -> Bool {
        var movesLeft = mostMoves * keys.count
        for index in keys.indices.dropFirst() where keys[index - 1] > keys[index] {
            let (key, row) = (keys[index], order[index])
            var place = index
            while place > 0, keys[place - 1] > key {
                (keys[place], order[place]) = (keys[place - 1], order[place - 1])
                place -= 1
            }
            (keys[place], order[place]) = (key, row)
            movesLeft -= index - place
            guard movesLeft >= 0 else { return false }
        }
        return true
    }

    /// A radix sort of three digits of the keys.
    private static func sortByDigits(_ values: [Float], rows: [Int32]) -> (keys: [UInt32], order: [Int32]) {
        let count = rows.count
        return room(count, digits: 3) { keys, order, space, ends in
            for index in 0..<count {
                let row = rows[index], key = key(values[Int(row)])
                space[index] = UInt64(key) << 32 | UInt64(UInt32(bitPattern: row))
                ends[Int(key & 2047)] &+= 1
                ends[size + Int(key >> 11 & 2047)] &+= 1
                ends[2 * size + Int(key >> 22)] &+= 1
            }
            accumulate(ends, digits: 3)
            var (from, to) = (0, count)
            for digit in 0..<2 {
                let digits = digit * size, shift = UInt64(32 + 11 * digit)
                for index in from..<from + count {
                    let item = space[index], place = digits + Int(truncatingIfNeeded: item >> shift) & 2047
                    space[to + Int(ends[place])] = item
                    ends[place] &+= 1
                }
                swap(&from, &to)
            }
            for index in from..<from + count {
                let item = space[index], digit = 2 * size + Int(truncatingIfNeeded: item >> 54), place = Int(ends[digit])
                keys[place] = UInt32(truncatingIfNeeded: item >> 32)
                order[place] = Int32(truncatingIfNeeded: item)
                ends[digit] &+= 1
            }
        }
    }

    private typealias Room<Element> = UnsafeMutableBufferPointer<Element>

    /// Room for keys and rows, which `fill` must write all of, for two lists of items, and for how often each digit occurs, 0 at first.
    @inline(__always)
    private static func room(
        _ count: Int, digits: Int, _ fill: (_ keys: Room<UInt32>, _ order: Room<Int32>, _ space: Room<UInt64>, _ ends: Room<Int32>) -> Void
    ) -> (keys: [UInt32], order: [Int32]) {
        var keys: [UInt32] = []
        let order = [Int32](unsafeUninitializedCapacity: count) { order, written in
            written = count
            keys = [UInt32](unsafeUninitializedCapacity: count) { keys, written in
                written = count
                withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, 2 * count)) { space in
                    withUnsafeTemporaryAllocation(of: Int32.self, capacity: digits * size) { ends in
                        ends.initialize(repeating: 0)
                        fill(keys, order, space, ends)
                    }
                }
            }
        }
        return (keys, order)
    }

    /// From how often each digit occurs to where its first key goes.
    private static func accumulate(_ places: UnsafeMutableBufferPointer<Int32>, digits: Int) {
        for digit in 0..<digits {
            var sum: Int32 = 0
            for place in digit * size..<(digit + 1) * size { (places[place], sum) = (sum, sum &+ places[place]) }
        }
    }
}
