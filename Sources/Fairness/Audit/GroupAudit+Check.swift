// SPDX-License-Identifier: EUPL-1.2

import Metrics
import Protected

extension GroupAudit {
    func check(_ predictions: Predictions, _ selection: Selection?, _ attributes: [ProtectedAttribute], outcome: String?) throws(FairnessError) {
        for attribute in attributes where attribute.codes.count != predictions.count { throw .unequalLength(attribute.name) }
        if let selection, selection.isReached.count != predictions.count { throw .unequalLength("the selection") }
        let names = attributes.map(\.name)
        func isKnown(_ name: String) -> Bool { AttributeName.parts(name).allSatisfy(names.contains) }
        for name in compareTo.keys.sorted() where !isKnown(name) { throw .unknownAttribute(name, known: names) }
        for goal in goals where goal.isAbout(outcome) {
            guard let metric = AuditMetric(goal.metric) else { throw .unknownMetric(goal.metric, known: AuditMetric.names) }
            guard isKnown(goal.attribute) else { throw .unknownAttribute(goal.attribute, known: names) }
            guard metric.scales.contains(goal.compare) else { throw .comparisonNotMade(metric: metric.name, compare: goal.compare) }
            if case .rate(let rate) = metric, rate.needsSelection, selection == nil { throw .needsSelection(metric: metric.name) }
            try check(limit: goal.limit, of: goal.compare.key(metric))
        }
        for (key, limit) in limitsByKey.sorted(by: { $0.key < $1.key }) where Self.limitKeys.contains(key) { try check(limit: limit, of: key) }
    }

    private func check(limit: Double, of key: String) throws(FairnessError) {
        guard limit.isFinite, limit > 0, !key.hasPrefix("fairness.ratio.") || limit != 1 else { throw .limitNotUsable(key: key) }
    }
}
