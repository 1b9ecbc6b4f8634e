// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import Protected
import StatMath

extension MissingnessAudit {
    /// How well the pattern of missing values alone tells each group from the others: a model that sees what is missing sees the group.
    ///
    /// The scores are of folds that did not see the row, so the area under the curve falls on both sides of .5 when there is nothing to see:
    /// .5 is its null, and no excess has to be taken off (methods 20 is about statistics that cannot fall below theirs).
    ///
    /// - Parameters:
    ///   - attribute: of the rows that were scored.
    ///   - scores: for each level, one a row.
    ///   - folds: of those rows; families whole.
    public func patterns(
        of attribute: ProtectedAttribute, scores: [[Double]], folds: [Int32], design: SamplingDesign, context: FindingContext
    ) throws -> [Finding] {
        let known = attribute.codes.indices.filter { !attribute.levels[Int(attribute.codes[$0])].isNotRecorded }
        let own = design.subset(known)
        return try attribute.recorded.compactMap { level in
            let members = known.map { UInt8(attribute.codes[$0] == Int32(level) ? 1 : 0) }, count = members.reduce(0) { $0 + Int($1) }
            guard min(count, members.count - count) >= minimumEvents else { return nil }
            let predictions = try Predictions(
                risk: known.map { scores[level][$0] }, outcome: members, scale: .score, weights: own.weights, weightKind: own.weightKind,
                clusters: own.clusters, clusterCount: own.clusterCount, folds: known.map { folds[$0] })
            guard let estimate = AreaUnderCurve.averagedOverFolds(predictions, level: self.level) else { return nil }
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
