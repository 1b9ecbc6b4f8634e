// SPDX-License-Identifier: EUPL-1.2

import Basics
import Metrics
import Protected
import StatMath

/// How well a model does for each group, and how far groups are apart: the settings of an audit.
///
/// Per attribute, and for each pair of attributes crossed: prevalence, selection rate, true and false positive rate, false negative rate,
/// predictive values, AUC and observed / expected of each group; their differences and ratios against a reference; and the largest gap
/// between any two groups. Crossed attributes are judged by what their groups do beyond each attribute apart (`Interaction`). Rows whose
/// attribute is not recorded are a group of their own, shown but not compared.
public struct GroupAudit: Hashable, Sendable {
    /// What an attribute's groups (or those of two joined by ` x `) are compared with; all rows where it is not named.
    public var compareTo: [String: Reference]
    /// 1 for single attributes only, 2 for their intersections as well.
    public var intersections: Int
    /// A rate with fewer rows in its denominator is not printed.
    public var minimumEvents: Int
    public var goals: [FairnessGoal]
    /// Limits by key: `fairness.gap.fnr`, `fairness.ratio.selection-rate`, `fairness.worst-gap.tpr`.
    public var limitsByKey: [String: Double]
    /// Of the intervals that are printed.
    public var level: Double
    public var seed: UInt64

    public init(
        compareTo: [String: Reference] = [:], intersections: Int = 2, minimumEvents: Int = 20, goals: [FairnessGoal] = [],
        limitsByKey: [String: Double] = [:], level: Double = 0.95, seed: UInt64 = 0
    ) {
        (self.compareTo, self.intersections, self.minimumEvents) = (compareTo, intersections, minimumEvents)
        (self.goals, self.limitsByKey, self.level, self.seed) = (goals, limitsByKey, level, seed)
    }

    /// Every key that `limitsByKey` may name.
    public static let limitKeys: [String] =
        ConfusionRate.allCases.flatMap { ["fairness.gap.\($0.rawValue)", "fairness.ratio.\($0.rawValue)", "fairness.worst-gap.\($0.rawValue)"] }
        + ["fairness.gap.auc", "fairness.worst-gap.auc", "fairness.ratio.observed-expected"]
        + (ConfusionRate.allCases.map(AuditMetric.rate) + [.observedExpected]).map(Interaction.key)

    var limits: Limits { Limits(goals: goals, byKey: limitsByKey) }

    /// The audit of one outcome's predictions.
    ///
    /// - Parameters:
    ///   - selection: who is selected at the operating point; without one, rates that need it are left out.
    ///   - attributes: of the same rows as the predictions, in the same order.
    ///   - context: what the findings have in common: outcome, model, rows.
    /// - Returns: findings whose verdicts are still open: hand those of all outcomes to `Verdicts.adjust` at once.
    /// - Throws: `FairnessError` or `ProtectedError` for settings that name what does not exist; `Cancelled`.
    public func audit(
        _ predictions: Predictions, selection: Selection?, attributes: [ProtectedAttribute], context: FindingContext,
        progress: ProgressMonitor = .silent
    ) throws -> [JudgedFinding] {
        try check(predictions, selection, attributes, outcome: context.about.outcome)
        guard predictions.count > 0 else { return [] }
        let clusters = predictions.design.clusters.map { ClusterOrder($0, count: predictions.design.clusterCount) }
        let cells = predictions.outcome.indices.map { 2 * predictions.outcome[$0] + (selection?.isReached[$0] == true ? 1 : 0) }
        let audits = try withIntersections(attributes).map { attribute in
            var counts = [Int](repeating: 0, count: attribute.levels.count)
            for code in attribute.codes { counts[Int(code)] += 1 }
            return AttributeAudit(
                settings: self, predictions: predictions, attribute: attribute,
                reference: try ResolvedReference(reference(for: attribute.name), of: attribute, counts: counts), context: context,
                clusters: clusters)
        }
        let scores = [AuditMetric.areaUnderCurve, .observedExpected].map { ($0, ScoreStatistic($0, predictions)) }
        let rates = self.rates.filter { selection != nil || !$0.needsSelection }
        return try parallelMap(audits.count, progress: progress) { index in
            let audit = audits[index], attribute = audit.attribute
            let confusion = GroupedConfusion(
                cells: cells, groups: attribute.codes, groupCount: attribute.levels.count, design: predictions.design, clusters: clusters)
            return audit.rateFindings(confusion, rates, at: selection?.at) + scores.flatMap { audit.scoreFindings($0.0, overall: $0.1) }
                + audit.interactionFindings(confusion, rates, at: selection?.at)
                + (audit.recorded.isEmpty ? [audit.nobodyKnown()] : [])
        }.flatMap { $0 }
    }

    func reference(for attribute: String) -> Reference {
        compareTo.sorted { $0.key < $1.key }.first { AttributeName.isSame($0.key, attribute) }?.value ?? .overall
    }

    /// The usual rates and those that goals name.
    var rates: [ConfusionRate] {
        let named =
            goals.compactMap { ConfusionRate(rawValue: $0.metric) }
            + limitsByKey.keys.compactMap { key in
                ConfusionRate.allCases.first { key.hasSuffix(".\($0.rawValue)") }
            }
        return ConfusionRate.allCases.filter { AuditMetric.always.contains($0) || named.contains($0) }
    }

    /// Single attributes, then every two crossed.
    private func withIntersections(_ attributes: [ProtectedAttribute]) -> [ProtectedAttribute] {
        guard intersections > 1 else { return attributes }
        let pairs = attributes.indices.flatMap { first in attributes.indices.filter { $0 > first }.map { (first, $0) } }
        return attributes + pairs.map { attributes[$0.0].crossed(with: attributes[$0.1]) }
    }
}
