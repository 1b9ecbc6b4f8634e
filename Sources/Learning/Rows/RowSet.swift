// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What a set of rows may be used for. Only `Training` rows can be learned from.
public protocol RowPurpose: Sendable {
    /// The name in evidence.
    static var name: String { get }
}

/// Rows that models, bins, thresholds and imputers are learned from.
public enum Training: RowPurpose { public static let name = "train" }
/// Training rows held out of one fold's fit: what `run` judges on.
public enum HeldOut: RowPurpose { public static let name = "oof" }
/// Rows that only `--final` opens.
public enum Test: RowPurpose { public static let name = "test" }

/// All rows of one cohort: what a row set is a subset of.
public struct Universe: Hashable, Sendable {
    public let count: Int
    public let fingerprint: Fingerprint

    public init(count: Int, fingerprint: Fingerprint) {
        (self.count, self.fingerprint) = (count, fingerprint)
    }
}

/// A set of rows of one universe with a purpose in its type, so that a test row cannot be learned from by mistake.
public struct RowSet<Purpose: RowPurpose>: Hashable, Sendable {
    public let universe: Universe
    /// Bit `row % 64` of word `row / 64`.
    private let bitmap: [UInt64]
    public let count: Int

    /// - Parameter isMember: one entry a row of the universe.
    public init(_ universe: Universe, isMember: [Bool]) {
        precondition(isMember.count == universe.count, "one entry a row of the universe")
        var bitmap = [UInt64](repeating: 0, count: (universe.count + 63) / 64)
        var count = 0
        for (row, member) in isMember.enumerated() where member {
            bitmap[row >> 6] |= 1 << UInt64(row & 63)
            count += 1
        }
        self.init(universe: universe, bitmap: bitmap, count: count)
    }

    private init(universe: Universe, bitmap: [UInt64], count: Int) {
        (self.universe, self.bitmap, self.count) = (universe, bitmap, count)
    }

    public func contains(_ row: Int) -> Bool { bitmap[row >> 6] & (1 << UInt64(row & 63)) != 0 }

    /// The rows in ascending order.
    public var indices: [Int] {
        var result: [Int] = []
        result.reserveCapacity(count)
        for (word, bits) in bitmap.enumerated() {
            var left = bits
            while left != 0 {
                result.append(word << 6 + left.trailingZeroBitCount)
                left &= left - 1
            }
        }
        return result
    }

    /// - Precondition: both sets are of one universe.
    public func isDisjoint<Other>(with other: RowSet<Other>) -> Bool {
        precondition(universe == other.universe, "row sets of different cohorts")
        return zip(bitmap, other.bitmap).allSatisfy { $0 & $1 == 0 }
    }

    /// The rows that are not in `other`, for the same purpose.
    public func subtracting<Other>(_ other: RowSet<Other>) -> RowSet {
        precondition(universe == other.universe, "row sets of different cohorts")
        let rest = zip(bitmap, other.bitmap).map { $0 & ~$1 }
        return RowSet(universe: universe, bitmap: rest, count: rest.reduce(0) { $0 + $1.nonzeroBitCount })
    }

    /// Identity of some of its rows.
    public func fingerprint(of rows: [Int]) -> Fingerprint {
        var isMember = [Bool](repeating: false, count: universe.count)
        for row in rows where contains(row) { isMember[row] = true }
        return RowSet(universe, isMember: isMember).fingerprint
    }

    /// Identity of the set, for evidence and cache keys.
    public var fingerprint: Fingerprint {
        var builder = FingerprintBuilder()
        builder.feed(Purpose.name)
        builder.feed(universe.fingerprint)
        builder.feed(array: bitmap)
        return builder.finish()
    }
}
