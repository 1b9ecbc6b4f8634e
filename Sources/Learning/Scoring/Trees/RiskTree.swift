// SPDX-License-Identifier: EUPL-1.2

/// One tree of a model of trees: questions about a row, and at each end what it adds to the log-odds.
public struct RiskTree: Hashable, Sendable {
    /// A question or an end. Nodes are known by their position; a question leads to later nodes only, so that every way ends.
    public enum Node: Hashable, Sendable {
        /// What the tree adds, as log-odds.
        case leaf(logOdds: Double)
        /// Is the number below `below`? A row without a number goes to `missing`.
        case threshold(feature: Int, below: Double, yes: Int, no: Int, missing: Int)
        /// Is the row's bin of the feature one of `bins`? A level, a missing kind, or the last bin: `other`.
        case bins(feature: Int, bins: [Int], yes: Int, no: Int)
    }

    /// The first node is asked first.
    public var nodes: [Node]

    public init(nodes: [Node]) { self.nodes = nodes }

    public var leafCount: Int {
        nodes.count { if case .leaf = $0 { true } else { false } }
    }
}

/// A model of trees as its file holds it: everything needed to score a row elsewhere, and nothing else.
///
/// logit(risk) = intercept + sum over trees of what the tree adds. Numbers are compared as they are (a tree that was learned on
/// numbers of single precision has thresholds that say the same of doubles). There is no posterior, so a risk has no limits.
/// The format: `docs/formats/model.md`.
public struct TreeEnsemble: Hashable, Sendable {
    /// `boosted`.
    public var kind: String
    /// Name of the outcome in the plan, if there is one.
    public var outcome: String?
    /// Log-odds.
    public var intercept: Double
    /// Numeric features have one value bin, without edges; then, as for levels, a bin for each missing kind, and last `other`.
    public var features: [FeatureBins]
    public var trees: [RiskTree]
    /// What is done with a row that lacks a value of which there is no bin; `nil` for a model that has a bin for whatever was missing.
    public var gaps: GapRule?

    public init(kind: String, outcome: String? = nil, intercept: Double, features: [FeatureBins], trees: [RiskTree], gaps: GapRule? = nil) {
        self.kind = kind
        self.outcome = outcome
        self.intercept = intercept
        self.features = features
        self.trees = trees
        self.gaps = gaps
    }
}
