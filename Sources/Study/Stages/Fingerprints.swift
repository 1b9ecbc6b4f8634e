// SPDX-License-Identifier: EUPL-1.2

import Basics
import Challenger
import Evidence
import Fairness
import Foundation
import Metrics

extension FingerprintBuilder {
    mutating func feed(_ predictions: Predictions) {
        feed(array: predictions.risk)
        feed(array: predictions.outcome)
        feed(predictions.scale.rawValue)
        feed(array: predictions.design.weights ?? [])
        feed(predictions.design.weightKind.rawValue)
        feed(array: predictions.design.clusters ?? [])
        feed(array: predictions.folds ?? [])
        feed(array: predictions.tieBreak ?? [])
    }

    mutating func feed(_ selection: Selection?) {
        feed(selection != nil)
        guard let selection else { return }
        for (rule, value) in selection.at.sorted(by: { $0.key < $1.key }) {
            feed(rule)
            feed(value)
        }
        feed(array: selection.isReached)
    }

    mutating func feed(_ audit: GroupAudit) {
        for (attribute, reference) in audit.compareTo.sorted(by: { $0.key < $1.key }) {
            feed(attribute)
            feed(reference.text)
        }
        feed(audit.intersections)
        feed(audit.minimumEvents)
        for goal in audit.goals {
            feed(goal.outcome)
            feed(goal.metric)
            feed(goal.attribute)
            feed(goal.compare.rawValue)
            feed(goal.limit)
        }
        for (key, limit) in audit.limitsByKey.sorted(by: { $0.key < $1.key }) {
            feed(key)
            feed(limit)
        }
        feed(audit.level)
        feed(audit.seed)
    }
}

extension FingerprintBuilder {
    mutating func feed(_ boosted: BoostedParameters) {
        feed(boosted.trees)
        feed(boosted.depth)
        feed(boosted.rate)
        feed(boosted.minimumChildWeight)
        feed(boosted.ridge)
        feed(boosted.rowShare)
        feed(boosted.minimumRows)
        feed(boosted.seed)
    }
}

extension About {
    /// What it is about, as one text.
    var identity: String { [outcome, model, rows?.text, strategy].map { $0 ?? "" }.joined(separator: "|") }
}

extension Reference {
    var text: String {
        switch self {
        case .overall: "overall"
        case .complement: "complement"
        case .largest: "largest"
        case .level(let level): "level:\(level)"
        }
    }
}
