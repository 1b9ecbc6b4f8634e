// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RegisterData
import Metrics

/// One outcome as every strategy sees it: the training rows with their folds.
package struct StrategyRows: Fingerprinted, Sendable {
    let outcome: String
    let data: TrainingData
    let folds: [Fold]
    let structural: StructuralKinds
    /// Of each row of the universe: decides its draws, and orders it among rows of equal risk.
    let keys: [UInt64]
    /// How gaps are filled by a strategy that does.
    let rules: ImputationRules
    /// `nil` where rows have no families.
    let families: GapFamilies?

    package init(
        outcome: String, data: TrainingData, folds: [Fold], structural: StructuralKinds, keys: [UInt64], rules: ImputationRules = ImputationRules(),
        years: [Int?]? = nil
    ) {
        (self.outcome, self.data, self.folds, self.structural, self.keys, self.rules) = (outcome, data, folds, structural, keys, rules)
        families = GapFamilies(clusters: data.clusters, years: years, shared: rules.family)
    }

    /// Of each row of the universe, whether it has every value that it could have.
    var isComplete: [Bool] {
        var result = [Bool](repeating: true, count: data.features.rowCount)
        for column in data.features.columns {
            for (row, isGap) in structural.gaps(of: column).enumerated() where isGap { result[row] = false }
        }
        return result
    }

    /// A treatment that gives no kind of gap a bin, but those that did not apply.
    func gaps(_ treatment: MissingTreatment) -> TreatedGaps {
        TreatedGaps(treatment, data.features, structural: structural, keys: keys).with(families: families)
    }

    package func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(outcome)
        builder.feed(data.features)
        builder.feed(array: data.outcome)
        builder.feed(data.rows.fingerprint)
        builder.feed(data.weights?.kind.rawValue)
        builder.feed(array: data.weights?.values ?? [])
        builder.feed(array: data.clusters?.index ?? [])
        for fold in folds {
            builder.feed(fold.training.fingerprint)
            builder.feed(fold.heldOut.fingerprint)
        }
        builder.feed(structural)
        builder.feed(array: keys)
        builder.feed(rules)
        if let families { builder.feed(families) }
    }
}

extension RowSet {
    /// Those of its rows that are marked.
    func marked(_ isMarked: [Bool]) -> RowSet {
        RowSet(universe, isMember: isMarked.indices.map { isMarked[$0] && contains($0) })
    }
}

extension TrainingData {
    /// The same rows with other features, or other weights.
    func with(features: Features? = nil, outcome: [UInt8]? = nil, weights: CaseWeights?) -> TrainingData {
        TrainingData(
            features: features ?? self.features, outcome: outcome ?? self.outcome, rows: rows, weights: weights, clusters: clusters, offset: offset)
    }
}
