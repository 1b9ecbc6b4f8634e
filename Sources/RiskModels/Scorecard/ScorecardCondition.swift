// SPDX-License-Identifier: EUPL-1.2

/// What a card gives points for: a yes-or-no question about a row, or the steps of a counted feature.
public struct ScorecardCondition: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// The value is known and at least this.
        case atLeast(Double)
        /// The value is below this; of a feature that no training row lacks.
        case below(Double)
        /// `atLeast` of a feature with two values, of which this is the larger.
        case isValue(Double)
        /// A level of a nominal feature, by its code.
        case level(String)
        /// The value is missing for this reason.
        case missing(String)
        /// Whole steps of 1 above `from`, no more than up to `to`; a value that is missing makes none. Points count once a step.
        case steps(from: Int, to: Int)
    }

    public let feature: String
    public let kind: Kind

    public init(feature: String, kind: Kind) {
        (self.feature, self.kind) = (feature, kind)
    }

    /// The value at which a numeric condition begins, or ends, to hold.
    var cut: Double? {
        switch kind {
        case .atLeast(let cut), .below(let cut), .isValue(let cut): cut
        case .level, .missing, .steps: nil
        }
    }

    /// The values at which the points change.
    var cuts: [Double] {
        if case .steps(let from, let to) = kind { return from < to ? (from + 1...to).map(Double.init) : [] }
        return cut.map { [$0] } ?? []
    }

    /// "Below" for "at least", where that is the opposite.
    var turned: ScorecardCondition {
        if case .atLeast(let cut) = kind { ScorecardCondition(feature: feature, kind: .below(cut)) } else { self }
    }
}
