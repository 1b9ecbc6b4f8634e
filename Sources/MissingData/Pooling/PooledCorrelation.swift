// SPDX-License-Identifier: EUPL-1.2

import StatMath
import func Foundation.atanh
import func Foundation.tanh

/// Multiple correlations of a linear model in m completed tables, pooled on Fisher's scale: atanh of the root of R squared.
///
/// Source: Harel (2009), Journal of Applied Statistics 36, 1109-1118.
public struct PooledCorrelation: Hashable, Sendable {
    /// On Fisher's scale.
    public let transformed: PooledEstimate

    /// - Parameters:
    ///   - squares: R squared, or its adjusted form, in [0, 1).
    ///   - rowCount: of a completed table, at least 4.
    public init(squares: [Double], rowCount: Int) throws(MissingDataError) {
        guard squares.allSatisfy({ (0..<1).contains($0) }), rowCount > 3 else {
            throw .pooling(expected: "R squared from 0 to below 1, of at least four rows")
        }
        transformed = try PooledEstimate(
            squares.map { atanh($0.squareRoot()) }, variances: squares.map { _ in 1 / Double(rowCount - 3) })
    }

    /// R squared.
    public var square: Double { Self.square(transformed.estimate) }

    public func interval(level: Double = 0.95) -> Interval {
        let interval = transformed.interval(level: level)
        return Interval(low: Self.square(max(0, interval.low)), high: Self.square(interval.high), level: level)
    }

    private static func square(_ z: Double) -> Double { tanh(z) * tanh(z) }
}
