// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import Metrics
import Protected
import StatMath

/// A quantity as the register has it beside its true value, for a sample of rows in which somebody looked.
public struct ValidationSample: Hashable, Sendable {
    /// The feature.
    public let column: String
    /// Rows of the sample among the audited rows.
    public let rows: [Int]
    /// One a row of the sample; finite and not negative.
    public let recorded: [Double]
    public let actual: [Double]

    public init(column: String, rows: [Int], recorded: [Double], actual: [Double]) {
        (self.column, self.rows, self.recorded, self.actual) = (column, rows, recorded, actual)
    }
}

/// Whether a feature is recorded less fully in some groups: `measurement.ratio`.
///
/// The recorded part of the true sum in a group, divided by that part in its reference. Limit .85 to 1/.85. Without a validation sample an
/// under-recorded feature and a truly smaller value give the same data: `insufficient`, with the input that is needed (methods 31).
public struct MeasurementAudit: Hashable, Sendable {
    public var limit: Double
    /// All others where an attribute is not named.
    public var compareTo: [String: Reference]
    /// Fewest rows of the sample in a group, and in its reference, with which a number is printed.
    public var minimumRows: Int
    public var level: Double

    public init(limit: Double = 0.85, compareTo: [String: Reference] = [:], minimumRows: Int = 20, level: Double = 0.95) {
        (self.limit, self.compareTo, self.minimumRows, self.level) = (limit, compareTo, minimumRows, level)
    }

    private static let key = "measurement.ratio"

    /// - Parameters:
    ///   - samples: one a feature; empty where nobody looked.
    ///   - design: weights and clusters of all audited rows.
    /// - Throws: `FairnessError` for a sample whose lists differ in length, whose rows do not exist or occur twice, or whose values are negative
    ///   or not finite; `ProtectedError`.
    public func audit(
        _ samples: [ValidationSample], design: SamplingDesign, attributes: [ProtectedAttribute], context: FindingContext
    ) throws -> [JudgedFinding] {
        guard limit.isFinite, limit > 0, limit != 1 else { throw FairnessError.limitNotUsable(key: Self.key) }
        guard !samples.isEmpty else { return attributes.map { insufficient("measurement.needs-validation", $0.name, nil, context) } }
        return try attributes.flatMap { attribute in
            try samples.flatMap { try judged($0, design, attribute, context) }
        }
    }

    private func judged(
        _ sample: ValidationSample, _ design: SamplingDesign, _ attribute: ProtectedAttribute, _ context: FindingContext
    ) throws -> [JudgedFinding] {
        let count = sample.rows.count
        guard sample.recorded.count == count, sample.actual.count == count, Set(sample.rows).count == count,
            sample.rows.allSatisfy(attribute.codes.indices.contains)
        else { throw FairnessError.unequalLength(sample.column) }
        guard (sample.recorded + sample.actual).allSatisfy({ $0.isFinite && $0 >= 0 }) else { throw FairnessError.notAQuantity(sample.column) }
        let part = SamplingDesign(
            weights: design.weights.map { weights in sample.rows.map { weights[$0] } }, weightKind: design.weightKind,
            clusters: design.clusters.map { clusters in sample.rows.map { clusters[$0] } }, clusterCount: design.clusterCount)
        let sides = try GroupSides(attribute.rows(sample.rows), compareTo[attribute.name] ?? .complement)
        guard sides.groups.contains(where: { !$0.members.isEmpty && !$0.others.isEmpty }) else {
            return [insufficient(AuditReasons.oneGroup, attribute.name, sample.column, context)]
        }
        return sides.groups.map { side in
            let own = ratio(sample, part, side.members), other = ratio(sample, part, side.others)
            var about = context.about
            (about.attribute, about.group) = (attribute.name, attribute.levels[side.level].group)
            (about.compareTo, about.column) = (sides.name, sample.column)
            var arguments: [String: EvidenceValue] = [:]
            if let own, let other { arguments = ["own": .number(exp(own.value)), "other": .number(exp(other.value))] }
            let (members, others) = (side.members.count, side.others.count)
            // Records that are right in every row of a large enough sample leave nothing to chance.
            let isEnough = min(members, others) >= minimumRows
            return RatioVerdict(
                key: Self.key, about: about, limit: limit, rows: members, minimumRows: minimumRows,
                support: Support(
                    cells: [members, others], weighted: design.weights != nil, rows: context.rows, by: context.by + [attribute.name],
                    filters: ["validation sample"]),
                stage: context.stage, template: Self.key, arguments: arguments, count: members, total: members + others
            )
            .judged(
                own.flatMap { own in other.flatMap { (own - $0).comparison(part, isCertain: isEnough) } }, isPrinted: isEnough, level: level)
        }
    }

    /// Recorded by true sum of some rows of the sample.
    private func ratio(_ sample: ValidationSample, _ design: SamplingDesign, _ rows: [Int]) -> LogRatio? {
        var isMember = [Bool](repeating: false, count: sample.rows.count)
        for row in rows { isMember[row] = true }
        return LogRatio(
            count: sample.rows.count, design: design, where: { isMember[$0] }, numerator: { sample.recorded[$0] }, denominator: { sample.actual[$0] })
    }

    private func insufficient(_ reason: String, _ attribute: String, _ column: String?, _ context: FindingContext) -> JudgedFinding {
        var about = context.about
        (about.attribute, about.column) = (attribute, column)
        return JudgedFinding(
            Finding(key: Self.key, about: about, verdict: .insufficient, why: reason, reason: reason, stage: context.stage, says: Sentence(reason)))
    }
}
