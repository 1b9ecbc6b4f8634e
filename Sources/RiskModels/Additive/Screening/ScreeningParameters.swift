// SPDX-License-Identifier: EUPL-1.2

/// How many features an additive model learns from where there are more of them, and which it keeps whatever they say.
public struct ScreeningParameters: Hashable, Sendable {
    /// With at most so many features there is no screening.
    public var mostFeatures: Int
    /// Names of features that stay. Those of which something is known beforehand stay too.
    public var kept: Set<String>

    /// The sums of a fit grow with the square of the number of features; 150 dense ones are what a model has room for.
    public static let defaultMostFeatures = 150

    public init(mostFeatures: Int = Self.defaultMostFeatures, kept: Set<String> = []) {
        (self.mostFeatures, self.kept) = (mostFeatures, kept)
    }
}
