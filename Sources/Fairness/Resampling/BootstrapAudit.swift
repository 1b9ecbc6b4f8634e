// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Metrics
import Protected
import StatMath

/// Intervals from resampled families, beside those from formulas: of performance as a whole, and of every group's rates and gaps.
public struct BootstrapAudit: Sendable {
    public let audit: GroupAudit
    public let bootstrap: FamilyBootstrap
    public let rule: FamilyBootstrap.Rule

    public init(_ audit: GroupAudit, bootstrap: FamilyBootstrap, rule: FamilyBootstrap.Rule) {
        (self.audit, self.bootstrap, self.rule) = (audit, bootstrap, rule)
    }

    private static let key = "resampled."

    /// `resampled.auc` and so on of all rows; `resampled.fnr` and `resampled.gap.fnr` of each group of the single attributes.
    ///
    /// A number that the audit would not print for too few cases is not printed here either.
    /// - Throws: `ProtectedError` for a reference that does not exist; `Cancelled`.
    public func findings(
        _ predictions: Predictions, selection: Selection?, attributes: [ProtectedAttribute], context: FindingContext,
        progress: ProgressMonitor = .silent
    ) throws -> [Finding] {
        guard predictions.count > 0 else { return [] }
        let groupings = attributes.map { FamilyBootstrap.Groups(codes: $0.codes, count: $0.levels.count) }
        let drawn = try bootstrap.run(predictions, rule: rule, groupings: groupings, progress: progress)
        let rates = audit.rates.filter { selection != nil || !$0.needsSelection }
        var findings = overall(predictions, drawn, context)
        for (number, attribute) in attributes.enumerated() {
            findings += try ofGroups(attribute, predictions, selection, rates, drawn.cells[number], context)
        }
        return findings
    }

    private func overall(_ predictions: Predictions, _ drawn: ResampledPerformance, _ context: FindingContext) -> [Finding] {
        let events = predictions.events, others = predictions.nonEvents
        return [
            (PerformanceMetric.auc, drawn.areaUnderCurve), (.observedExpected, drawn.observedExpected), (.brier, drawn.brier),
        ].compactMap { metric, values in
            guard let estimate = metric.estimate(predictions), let interval = PercentileInterval.of(values) else { return nil }
            return finding(
                metric.rawValue, estimate.value, interval, formula: estimate.interval, cells: [events, others],
                weighted: predictions.design.weights != nil, context)
        }
    }

    private func ofGroups(
        _ attribute: ProtectedAttribute, _ predictions: Predictions, _ selection: Selection?, _ rates: [ConfusionRate],
        _ groups: [[SIMD4<Double>]], _ context: FindingContext
    ) throws -> [Finding] {
        let all = (0..<bootstrap.resamples).map { resample in groups.reduce(SIMD4<Double>.zero) { $0 + $1[resample] } }
        let cells = predictions.outcome.indices.map { 2 * predictions.outcome[$0] + (selection?.isReached[$0] == true ? 1 : 0) }
        let design = predictions.design, clusters = design.clusters.map { ClusterOrder($0, count: design.clusterCount) }
        let confusion = GroupedConfusion(
            cells: cells, groups: attribute.codes, groupCount: attribute.levels.count, design: design, clusters: clusters)
        let reference = try ResolvedReference(
            audit.reference(for: attribute.name), of: attribute, counts: confusion.counts.map(\.rows))
        let recorded = attribute.levels.indices.filter { !attribute.levels[$0].isNotRecorded }
        return rates.flatMap { rate -> [Finding] in
            recorded.flatMap { group -> [Finding] in
                var context = context
                context.by.append(attribute.name)
                (context.about.attribute, context.about.group) = (attribute.name, attribute.levels[group].group)
                context.about.at = rate.needsSelection ? selection?.at : nil
                func isEnough(_ part: GroupPart) -> Bool { (rate.proportion(in: confusion.counts(of: part))?.total ?? 0) >= audit.minimumEvents }
                guard isEnough(.group(group)), let estimate = confusion.estimate(rate, in: .group(group)) else { return [] }
                let own = groups[group].map { rate.share.value(in: $0) }, counts = confusion.counts[group]
                let support = [counts.count(rate.numerator), counts.count(rate.denominator) - counts.count(rate.numerator)]
                var findings: [Finding] = []
                if let interval = PercentileInterval.of(own) {
                    findings.append(
                        finding(
                            rate.rawValue, estimate.value, interval, formula: estimate.wilson(level: audit.level), cells: support,
                            weighted: design.weights != nil, context))
                }
                guard let part = reference.part(for: group), isEnough(part) else { return findings }
                let comparison = RateComparison(confusion: confusion, rate: rate, group: group, reference: part).comparison(.difference)
                let other = (0..<own.count).map { rate.share.value(in: part.cells(groups, all, $0)) }
                if let comparison, let interval = PercentileInterval.of(zip(own, other).map { $0 - $1 }) {
                    context.about.compareTo = reference.name
                    findings.append(
                        finding(
                            "gap.\(rate.rawValue)", comparison.estimate, interval, formula: comparison.interval(level: audit.level), cells: support,
                            weighted: design.weights != nil, context))
                }
                return findings
            }
        }
    }

    /// - Parameter formula: the interval that the audit prints.
    private func finding(
        _ name: String, _ value: Double, _ interval: Interval, formula: Interval?, cells: [Int], weighted: Bool, _ context: FindingContext
    ) -> Finding {
        var arguments: [String: EvidenceValue] = ["resamples": .integer(bootstrap.resamples), "metric": .text(name)]
        if let formula { (arguments["formula_low"], arguments["formula_high"]) = (.number(formula.low), .number(formula.high)) }
        return Finding(
            key: Self.key + name, about: context.about, value: value, interval: interval, method: "family-bootstrap-percentile",
            verdict: .information, support: Support(cells: cells, weighted: weighted, rows: context.rows, by: context.by), stage: context.stage,
            says: Sentence("resampled", arguments))
    }

    static let sentences = [
        SentenceTemplate(
            "resampled", en: "From {resamples} resamples of families: {value:3} (between {low:3} and {high:3}).",
            nl: "Uit {resamples} keer opnieuw getrokken gezinnen: {value:3} (tussen {low:3} en {high:3}).")
    ]
}

extension GroupPart {
    /// The resampled confusion matrix of these rows.
    ///
    /// - Parameters:
    ///   - groups: of each group, one a resample.
    ///   - all: of all rows.
    func cells(_ groups: [[SIMD4<Double>]], _ all: [SIMD4<Double>], _ resample: Int) -> SIMD4<Double> {
        switch self {
        case .group(let group): groups[group][resample]
        case .complement(let group): all[resample] - groups[group][resample]
        case .overall: all[resample]
        }
    }
}
