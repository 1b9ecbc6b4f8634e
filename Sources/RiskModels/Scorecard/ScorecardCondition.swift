// SPDX-License-Identifier: EUPL-1.2

/// A yes-or-no question about a row, to which a card gives points.
public struct ScorecardCondition: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// The value is known and at least this.
        case atLeast(Double)
        /// The same of a feature with two values, of which this is the larger.
        case isValue(Double)
        /// A level of a nominal feature, by its code.
        case level(String)
        /// The value is missing for this reason.
        case missing(String)
    }

    public let feature: String
    public let kind: Kind

    public init(feature: String, kind: Kind) {
        (self.feature, self.kind) = (feature, kind)
    }

    /// The value from which a numeric condition holds.
    var cut: Double? {
        switch kind {
        case .atLeast(let cut), .isValue(let cut): cut
        case .level, .missing: nil
        }
    }
}
