// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Metrics
import Protected
import StatMath

/// Whose values are missing: the rate of each group and its gap to what the group is compared with.
///
/// The verdict is about the standardised difference: the gap between the group and the others (or the group that it is compared with), divided
/// by the root of the mean of their variances p(1-p); limit .1. A gap of two points is large at a rate of one percent and small at fifty.
/// Source: Austin (2009), Commun. Stat. Simul. Comput. 38, 1228-1234; the interval is Newcombe's, divided by the same root.
public struct MissingnessAudit: Hashable, Sendable {
    /// What an attribute's groups are compared with; all rows where it is not named.
    public var compareTo: [String: Reference]
    /// A rate with fewer rows in its denominator is not printed.
    public var minimumEvents: Int
    /// Limits by key.
    public var limitsByKey: [String: Double]
    /// Of the intervals that are printed.
    public var level: Double

    public init(compareTo: [String: Reference] = [:], minimumEvents: Int = 20, limitsByKey: [String: Double] = [:], level: Double = 0.95) {
        (self.compareTo, self.minimumEvents, self.limitsByKey, self.level) = (compareTo, minimumEvents, limitsByKey, level)
    }

    /// Every key that `limitsByKey` may name.
    public static let limitKeys = ["missing.gap"]

    var limit: Double { limitsByKey["missing.gap"] ?? 0.1 }

    /// Rates and gaps of every feature, for all rows and each group.
    ///
    /// - Parameters:
    ///   - attributes: of the same rows as the features.
    ///   - context: which rows, and the stage.
    /// - Returns: findings whose verdicts are still open: for `Verdicts.adjust`.
    /// - Throws: `ProtectedError` for a reference that does not exist; `Cancelled`.
    public func judged(
        _ features: [MissingFeature], attributes: [ProtectedAttribute], design: SamplingDesign = .independent, context: FindingContext,
        progress: ProgressMonitor = .silent
    ) throws -> [JudgedFinding] {
        let references = try attributes.map(reference)
        let clusters = design.clusters.map { ClusterOrder($0, count: design.clusterCount) }
        return try parallelMap(features.count, progress: progress) { index in
            let feature = features[index], own = feature.applying(design)
            let order = feature.rows == nil ? clusters : own.clusters.map { ClusterOrder($0, count: own.clusterCount) }
            let part = FeaturePart(audit: self, feature: feature.name, context: context, isWeighted: design.weights != nil)
            let all = GroupedConfusion(
                cells: feature.cells, groups: [Int32](repeating: 0, count: feature.cells.count), groupCount: 1, design: own, clusters: order)
            return [JudgedFinding(part.rate(all, of: 0))]
                + zip(attributes, references).flatMap { attribute, reference -> [JudgedFinding] in
                    let confusion = GroupedConfusion(
                        cells: feature.cells, groups: feature.applying(attribute.codes), groupCount: attribute.levels.count, design: own,
                        clusters: order)
                    return attribute.levels.indices.map { JudgedFinding(part.rate(confusion, of: $0, attribute: attribute)) }
                        + attribute.recorded.compactMap { part.gap(confusion, of: $0, attribute: attribute, reference: reference) }
                }
        }.flatMap { $0 }
    }

    func reference(for attribute: ProtectedAttribute) throws -> ResolvedReference {
        var counts = [Int](repeating: 0, count: attribute.levels.count)
        for code in attribute.codes { counts[Int(code)] += 1 }
        return try ResolvedReference(compareTo[attribute.name] ?? .overall, of: attribute, counts: counts)
    }
}

extension ProtectedAttribute {
    /// Groups that are compared: those of whom the attribute is known.
    var recorded: [Int] { levels.indices.filter { !levels[$0].isNotRecorded } }
}

/// One feature on its way through the audit.
private struct FeaturePart {
    let audit: MissingnessAudit
    let feature: String
    let context: FindingContext
    let isWeighted: Bool

    /// Below it a spread is that of a share of one in ten thousand.
    private static let leastSpread = 0.01

    func rate(_ confusion: GroupedConfusion, of group: Int, attribute: ProtectedAttribute? = nil) -> Finding {
        let estimate = confusion.estimate(.prevalence, in: .group(group))
        let total = estimate?.total ?? 0, isPrinted = total >= audit.minimumEvents
        let words = attribute == nil ? "missing.rate.all" : "missing.rate.group"
        return Finding(
            key: "missing.rate", about: about(attribute, group), value: isPrinted ? estimate?.value : nil,
            interval: isPrinted ? estimate?.wilson(level: audit.level) : nil,
            method: isPrinted ? (confusion.isSimple ? "wilson" : "wilson-effective") : nil, count: isPrinted ? estimate?.count : nil, total: total,
            verdict: .information, reason: isPrinted ? nil : MissingnessSentences.tooFew,
            support: support([estimate?.count ?? 0, total - (estimate?.count ?? 0)], attribute), stage: context.stage,
            says: Sentence(isPrinted ? words : MissingnessSentences.tooFew))
    }

    /// - Returns: `nil` for the group that others are compared with, and where nobody misses the feature on either side.
    func gap(_ confusion: GroupedConfusion, of group: Int, attribute: ProtectedAttribute, reference: ResolvedReference) -> JudgedFinding? {
        guard let part = reference.part(for: group) else { return nil }
        let others: GroupPart = part == .overall ? .complement(group) : part
        guard let own = confusion.estimate(.prevalence, in: .group(group)), let other = confusion.estimate(.prevalence, in: others),
            own.count + other.count > 0,
            let comparison = RateComparison(confusion: confusion, rate: .prevalence, group: group, reference: part).comparison(.difference)
        else { return nil }
        let interval = comparison.interval(level: audit.level), isPrinted = min(own.total, other.total) >= audit.minimumEvents
        let spread = max(Self.leastSpread, ((own.value * (1 - own.value) + other.value * (1 - other.value)) / 2).squareRoot())
        let standardised = (own.value - other.value) / spread
        let correlation = confusion.correlation(.prevalence, .group(group), others)
        let narrow = NewcombeDifference.interval(own, other, correlation: correlation, level: 0.9)
        let direction = interval.low <= 0 && 0 <= interval.high ? "unclear" : comparison.estimate > 0 ? "more" : "less"
        var arguments: [String: EvidenceValue] = ["limit": .number(audit.limit)]
        if isPrinted { arguments["standardised"] = .number(standardised) }
        if let group = reference.group { arguments["reference"] = .text(attribute.levels[group].code) }
        let finding = Finding(
            key: "missing.gap", about: about(attribute, group, comparedWith: reference.name), value: isPrinted ? comparison.estimate : nil,
            interval: isPrinted ? interval : nil, method: isPrinted ? comparison.method : nil, verdict: .information,
            reason: isPrinted ? nil : MissingnessSentences.tooFew,
            support: support([own.count, own.total - own.count, other.count, other.total - other.count], attribute), stage: context.stage,
            says: Sentence(isPrinted ? "missing.gap.\(direction)" : MissingnessSentences.tooFew, arguments))
        return JudgedFinding(
            finding,
            test: VerdictTest(
                source: .search, limit: audit.limit, p: comparison.p,
                narrow: Interval(low: narrow.low / spread, high: narrow.high / spread, level: 0.9), estimate: standardised, rows: own.total,
                minimumRows: audit.minimumEvents))
    }

    private func about(_ attribute: ProtectedAttribute?, _ group: Int, comparedWith name: String? = nil) -> About {
        var about = context.about
        (about.feature, about.attribute, about.compareTo) = (feature, attribute?.name, name)
        about.group = attribute.map { $0.levels[group].group }
        return about
    }

    private func support(_ cells: [Int], _ attribute: ProtectedAttribute?) -> Support {
        Support(cells: cells, weighted: isWeighted, rows: context.rows, by: context.by + [feature] + (attribute.map { [$0.name] } ?? []))
    }
}
