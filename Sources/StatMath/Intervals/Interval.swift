// SPDX-License-Identifier: EUPL-1.2

/// A confidence (or credible) interval.
public struct Interval: Hashable, Sendable, Codable {
    public let low: Double
    public let high: Double
    /// Nominal coverage, .95 unless said.
    public let level: Double

    public init(low: Double, high: Double, level: Double = 0.95) {
        (self.low, self.high, self.level) = (low, high, level)
    }

    public func contains(_ value: Double) -> Bool { low <= value && value <= high }

    public var width: Double { high - low }
}
