// SPDX-License-Identifier: EUPL-1.2

/// Which features a fit learned from where there were more than it has room for, and why.
public struct Screening: Hashable, Sendable {
    /// Why a feature is in the model, or that it is not.
    public enum Decision: String, Hashable, Sendable, CaseIterable {
        /// The plan named it, or something is known of it beforehand.
        case named
        /// Among those that say most alone.
        case alone
        /// Among those that say most beyond the features already kept.
        case beyond
        /// Left out.
        case out
    }

    public struct Candidate: Hashable, Sendable {
        public let feature: String
        public let decision: Decision
        /// Standardised score statistic beside a model with an intercept alone: about 0 with variance 1 for a feature that says nothing.
        public let alone: Double
        /// The same beside the main effects of the features kept in the first round; `nil` for those.
        public let beyond: Double?
    }

    /// In the order of the features.
    public let candidates: [Candidate]

    public var keptCount: Int { candidates.count { $0.decision != .out } }
    public var leftOut: [String] { candidates.filter { $0.decision == .out }.map(\.feature) }
}
