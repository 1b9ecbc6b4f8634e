// SPDX-License-Identifier: EUPL-1.2

import Learning

/// Fitted boosted trees.
public struct BoostedModel: RiskScorer {
    private let scorer: TreeEnsemble
    /// By how much the splits on each feature lowered the penalised loss, as a share of all; in the order of the features.
    public let gains: [(feature: String, share: Double)]
    public let rowCount: Int
    public let eventCount: Int

    init(scorer: TreeEnsemble, gains: [Double], rowCount: Int, eventCount: Int) {
        self.scorer = scorer
        let total = gains.reduce(0, +)
        self.gains = zip(scorer.features, gains).map { ($0.feature, total > 0 ? $1 / total : 0) }
        (self.rowCount, self.eventCount) = (rowCount, eventCount)
    }

    public var leafCount: Int { scorer.trees.reduce(0) { $0 + $1.leafCount } }
    public var treeCount: Int { scorer.trees.count }

    /// The model as its file holds it.
    public func ensemble(outcome: String? = nil) -> TreeEnsemble {
        var model = scorer
        model.outcome = outcome
        return model
    }

    public func scores(_ features: Features, rows: [Int]) throws -> Scores { try scorer.scores(features, rows: rows) }
}
