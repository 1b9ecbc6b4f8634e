// SPDX-License-Identifier: EUPL-1.2

import Learning

/// Fitted boosted trees.
public struct BoostedModel: RiskScorer {
    private let scorer: TreeEnsemble
    /// By how much the splits on each feature lowered the penalised loss, as a share of all; in the order of the features.
    public let gains: [(feature: String, share: Double)]
    public private(set) var rowCount: Int
    public private(set) var eventCount: Int

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

    /// The same trees, of rows that stood in several completed tables.
    func learned(fromRows rows: Int, events: Int) -> BoostedModel {
        var model = self
        (model.rowCount, model.eventCount) = (rows, events)
        return model
    }

    public func scores(_ features: Features, rows: [Int]) throws -> Scores { try scorer.scores(features, rows: rows) }
}
