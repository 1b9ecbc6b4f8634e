// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Metrics
import Protected
import StatMath

extension MissingnessAudit {
    /// How much more often the outcome happens where a value is missing than where it is there: of all rows, and within each group.
    ///
    /// A link that differs by group means that "missing" is not the same news about everybody, and that leaving rows out shifts groups apart.
    ///
    /// - Parameters:
    ///   - features: of the rows of which the outcome is known.
    ///   - outcome: 1 for an event, one a row.
    ///   - context: with the outcome.
    public func linked(
        _ features: [MissingFeature], outcome: [UInt8], attributes: [ProtectedAttribute], design: SamplingDesign = .independent,
        context: FindingContext, progress: ProgressMonitor = .silent
    ) throws -> [Finding] {
        let clusters = design.clusters.map { ClusterOrder($0, count: design.clusterCount) }
        return try parallelMap(features.count, progress: progress) { index in
            let feature = features[index], own = feature.applying(design)
            let order = feature.rows == nil ? clusters : own.clusters.map { ClusterOrder($0, count: own.clusterCount) }
            let cells = feature.applying(outcome).map { 2 * $0 }
            func findings(_ codes: [Int32], _ count: Int, _ attribute: ProtectedAttribute?) -> [Finding] {
                // Two groups of each level: with the value, and without it.
                let groups = zip(codes, feature.cells).map { 2 * $0 + Int32($1 / 2) }
                let confusion = GroupedConfusion(cells: cells, groups: groups, groupCount: 2 * count, design: own, clusters: order)
                return (0..<count).compactMap { link(confusion, of: $0, attribute, feature.name, isWeighted: design.weights != nil, context) }
            }
            return findings([Int32](repeating: 0, count: cells.count), 1, nil)
                + attributes.flatMap { findings(feature.applying($0.codes), $0.levels.count, $0) }
        }.flatMap { $0 }
    }

    /// - Returns: `nil` where the value is missing nowhere, or there nowhere, or of too few.
    private func link(
        _ confusion: GroupedConfusion, of level: Int, _ attribute: ProtectedAttribute?, _ feature: String, isWeighted: Bool,
        _ context: FindingContext
    ) -> Finding? {
        let (absent, present) = (2 * level + 1, 2 * level)
        guard let own = confusion.estimate(.prevalence, in: .group(absent)), let other = confusion.estimate(.prevalence, in: .group(present)),
            min(own.total, other.total) >= minimumEvents,
            let comparison = RateComparison(confusion: confusion, rate: .prevalence, group: absent, reference: .group(present)).comparison(
                .difference)
        else { return nil }
        let interval = comparison.interval(level: self.level)
        let direction = interval.low <= 0 && 0 <= interval.high ? "unclear" : comparison.estimate > 0 ? "more" : "less"
        var about = context.about
        (about.feature, about.attribute) = (feature, attribute?.name)
        about.group = attribute.map { $0.levels[level].group }
        return Finding(
            key: "missing.outcome-gap", about: about, value: comparison.estimate, interval: interval, method: comparison.method, count: own.total,
            total: own.total + other.total, verdict: .information,
            support: Support(
                cells: [own.count, own.total - own.count, other.count, other.total - other.count], weighted: isWeighted, rows: context.rows,
                by: context.by + [feature] + (attribute.map { [$0.name] } ?? [])),
            stage: context.stage, says: Sentence("missing.outcome-gap.\(attribute == nil ? "all" : "group").\(direction)"))
    }
}
