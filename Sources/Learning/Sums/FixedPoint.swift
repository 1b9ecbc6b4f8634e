// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// The scale at which row weights and gradients become integers, so that sums are exact in any order.
///
/// Weights p(1-p) are held in units of 2^-19 and gradients y-p in units of 2^-40; large case weights take the bits that they
/// need. The scale is fixed once for all rows: the sums of a fold can then be subtracted from those of all rows without error.
public struct FixedPoint: Hashable, Sendable {
    public let weightBits: Int
    public let gradientBits: Int

    /// - Parameters:
    ///   - largestCaseWeight: of any row.
    ///   - totalCaseWeight: over all rows.
    public init(largestCaseWeight: Double = 1, totalCaseWeight: Double) {
        // A quarter of the case weight must fit 32 bits; the sum of all gradients 62.
        weightBits = min(19, 33 - Self.bits(largestCaseWeight))
        gradientBits = min(40, 62 - Self.bits(totalCaseWeight))
    }

    /// The smallest k with value < 2^k, at least 0.
    private static func bits(_ value: Double) -> Int { max(0, Int(log2(max(value, 1)).rounded(.down)) + 1) }

    public var weightUnit: Double { scalbn(1, -weightBits) }
    public var gradientUnit: Double { scalbn(1, -gradientBits) }

    /// - Parameter weight: case weight times p(1-p), at most a quarter of the largest case weight.
    @inlinable @inline(__always)
    public func quantise(weight: Double, scale: Double) -> UInt32 { UInt32(weight * scale + 0.5) }
}
