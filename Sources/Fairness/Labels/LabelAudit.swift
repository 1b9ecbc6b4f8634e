// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import Protected
import StatMath

/// An outcome that another system recorded, for everybody alike: what a label is held against.
public struct ComparatorOutcome: Hashable, Sendable {
    /// The column's name in the plan.
    public let name: String
    /// 1 for an event, 0 for none, `nil` where it is not known; one a row of the predictions.
    public let values: [UInt8?]

    public init(name: String, values: [UInt8?]) { (self.name, self.values) = (name, values) }
}

/// Whom an earlier policy had flagged: those who were watched may have more on record, needed or not.
public struct PastFlag: Hashable, Sendable {
    public let name: String
    /// One a row of the predictions; `nil` where it is not known.
    public let isFlagged: [Bool?]

    public init(name: String, isFlagged: [Bool?]) { (self.name, self.isFlagged) = (name, isFlagged) }
}

/// Whether the outcome itself is recorded more often in some groups than their need explains: `label.detection-ratio`.
///
/// Of each outcome, observed by expected events in a group, divided by that of its reference; the ratio of the label divided by the ratio of
/// the comparator. Expected events come from a model of each outcome of its own, cross-fitted on the features and no attribute (methods 24):
/// what a group truly needs more, and the features do not tell, is in both. Limit 1/1.15 to 1.15. Without a comparator a biased label and
/// true need give the same data: `insufficient`, with the input that is needed (methods 31).
public struct LabelAudit: Hashable, Sendable {
    public var limit: Double
    /// All others where an attribute is not named.
    public var compareTo: [String: Reference]
    /// Fewest events of each outcome, in the group and in its reference, with which a number is printed.
    public var minimumEvents: Int
    /// More rows than this are sampled, whole clusters at a time.
    public var mostRows: Int
    public var level: Double
    public var seed: UInt64

    public init(
        limit: Double = 1.15, compareTo: [String: Reference] = [:], minimumEvents: Int = 20, mostRows: Int = 1_000_000, level: Double = 0.95,
        seed: UInt64 = 0
    ) {
        (self.limit, self.compareTo, self.minimumEvents, self.mostRows) = (limit, compareTo, minimumEvents, mostRows)
        (self.level, self.seed) = (level, seed)
    }

    /// - Parameters:
    ///   - predictions: whose outcome is the label; their weights, clusters and folds hold for both models. Their risks are not used.
    ///   - comparator: `nil` where there is none.
    ///   - history: `nil` where it is not known whom an earlier policy flagged.
    ///   - features: without any attribute that is audited.
    ///   - rows: the row of `features` of each row of the predictions; `nil` where they are the same rows.
    ///   - learner: one that cannot be led astray by a perfect prediction, so with a penalty.
    /// - Throws: `FairnessError`, `ProtectedError`; what the learner throws; `Cancelled`.
    public func audit(
        _ predictions: Predictions, comparator: ComparatorOutcome?, history: PastFlag?, features: Features, rows: [Int]? = nil,
        attributes: [ProtectedAttribute], learner: some RiskLearner, context: FindingContext, progress: ProgressMonitor = .silent
    ) throws -> [JudgedFinding] {
        let rows = rows ?? Array(0..<predictions.count)
        guard limit.isFinite, limit > 0, limit != 1 else { throw FairnessError.limitNotUsable(key: DetectionRatio.key) }
        try check(predictions, comparator, history, features, rows, attributes)
        let missing = (history == nil ? [needs("history", nil, context)] : [])
        guard let comparator else {
            return attributes.map { needs("comparator", $0.name, context) } + (history.map { [needs("comparator", flag: $0, context)] } ?? missing)
        }
        let places = UnitSample(seed: seed, stage: "label.sample").places(of: predictions, most: mostRows).filter { comparator.values[$0] != nil }
        let folds = OutOfFoldRisks(predictions, features: features, rows: rows, places: places, seed: seed)
        func expected(_ outcome: [UInt8]) throws -> [Double?] {
            try folds.risks(of: outcome, learner: learner, progress: progress)
        }
        let labels = places.map { predictions.outcome[$0] }, compared = places.compactMap { comparator.values[$0] }
        let (own, other) = (try expected(labels), try expected(compared))
        let kept = places.indices.filter { own[$0] != nil && other[$0] != nil }
        let part = predictions.subset(kept.map { places[$0] })
        let ratio = DetectionRatio(
            audit: self, design: part.design, label: kept.map { (labels[$0], own[$0] ?? 0) }, comparator: kept.map { (compared[$0], other[$0] ?? 0) },
            name: comparator.name, context: context)
        let groups = try attributes.flatMap { attribute -> [JudgedFinding] in
            let sides = try GroupSides(attribute.rows(kept.map { places[$0] }), compareTo[attribute.name] ?? .complement)
            guard
                sides.groups.count(where: { !$0.members.isEmpty }) > 1 || sides.groups.contains(where: { !$0.others.isEmpty && !$0.members.isEmpty })
            else { return [oneGroup(attribute.name, context)] }
            return sides.groups.map { side in
                var about = context.about
                about.attribute = attribute.name
                about.group = attribute.levels[side.level].group
                about.compareTo = sides.name
                return ratio.judged(side.members, side.others, about: about, by: attribute.name)
            }
        }
        guard let history else { return groups + missing }
        let flags = kept.map { history.isFlagged[places[$0]] }
        return groups + [
            ratio.judged(
                flags.indices.filter { flags[$0] == true }, flags.indices.filter { flags[$0] == false }, about: about(history, context),
                by: history.name,
                template: "label.detection-ratio.history")
        ]
    }

    private func check(
        _ predictions: Predictions, _ comparator: ComparatorOutcome?, _ history: PastFlag?, _ features: Features, _ rows: [Int],
        _ attributes: [ProtectedAttribute]
    ) throws(FairnessError) {
        let count = predictions.count
        guard rows.count == count, rows.allSatisfy({ (0..<features.rowCount).contains($0) }) else { throw .unequalLength("features") }
        if let comparator, comparator.values.count != count { throw .unequalLength(comparator.name) }
        if let comparator, comparator.values.contains(where: { ($0 ?? 0) > 1 }) { throw .notBinary(comparator.name) }
        if let history, history.isFlagged.count != count { throw .unequalLength(history.name) }
        for attribute in attributes where attribute.codes.count != count { throw .unequalLength(attribute.name) }
    }

    private func about(_ flag: PastFlag, _ context: FindingContext) -> About {
        var about = context.about
        about.column = flag.name
        about.compareTo = "complement"
        return about
    }

    /// Nobody can tell, and what would be needed to.
    private func needs(_ input: String, _ attribute: String?, _ context: FindingContext) -> JudgedFinding {
        var about = context.about
        about.attribute = attribute
        return insufficient("label.needs-\(input)", about, context)
    }

    private func needs(_ input: String, flag: PastFlag, _ context: FindingContext) -> JudgedFinding {
        insufficient("label.needs-\(input)", about(flag, context), context)
    }

    private func oneGroup(_ attribute: String, _ context: FindingContext) -> JudgedFinding {
        var about = context.about
        about.attribute = attribute
        return insufficient(AuditReasons.oneGroup, about, context)
    }

    private func insufficient(_ reason: String, _ about: About, _ context: FindingContext) -> JudgedFinding {
        JudgedFinding(
            Finding(
                key: DetectionRatio.key, about: about, verdict: .insufficient, why: reason, reason: reason, stage: context.stage,
                says: Sentence(reason)))
    }
}
