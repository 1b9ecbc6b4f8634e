// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import Protected
import StatMath

extension MissingnessAudit {
    /// How well the pattern of missing values alone tells each group from the others: a model that sees what is missing sees the group.
    ///
    /// The scores were learned on other families than those that they are judged on, so the area under the curve falls on both sides of .5 when
    /// there is nothing to see: .5 is its null, and its interval holds. An average over folds has no such interval: what a fold's neighbours learn
    /// from it and what it learns from them go together, and the null gets wider than any fold's error says.
    ///
    /// - Parameters:
    ///   - attribute: of the rows that were scored.
    ///   - scores: for each level, one a row.
    ///   - design: weights and clusters of those rows.
    public func patterns(
        of attribute: ProtectedAttribute, scores: [[Double]], design: SamplingDesign, context: FindingContext
    ) throws -> [Finding] {
        let known = attribute.codes.indices.filter { !attribute.levels[Int(attribute.codes[$0])].isNotRecorded }
        let own = design.subset(known)
        return try attribute.recorded.compactMap { level in
            let members = known.map { UInt8(attribute.codes[$0] == Int32(level) ? 1 : 0) }, count = members.reduce(0) { $0 + Int($1) }
            guard min(count, members.count - count) >= minimumEvents else { return nil }
            let predictions = try Predictions(
                risk: known.map { scores[level][$0] }, outcome: members, scale: .score, weights: own.weights, weightKind: own.weightKind,
                clusters: own.clusters, clusterCount: own.clusterCount)
            guard let estimate = AreaUnderCurve.estimate(predictions, level: self.level) else { return nil }
            var about = context.about
            (about.attribute, about.group) = (attribute.name, attribute.levels[level].group)
            return Finding(
                key: "missing.pattern-auc", about: about, value: estimate.value, interval: estimate.interval, method: estimate.method, count: count,
                total: members.count, verdict: .information,
                support: Support(
                    cells: [count, members.count - count], weighted: design.weights != nil, rows: context.rows, by: context.by + [attribute.name]),
                stage: context.stage,
                says: Sentence("missing.pattern-auc", estimate.p(against: 0.5).map { ["p": .number($0)] } ?? [:]))
        }
    }
}
