// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import Protected
import StatMath

/// What one term of an additive model adds to the log-odds of each row.
public struct ScoreTerm: Hashable, Sendable {
    public enum Values: Hashable, Sendable {
        /// One a row.
        case rows([Double])
        /// One a bin, and the bin of each row.
        case bins([Double], codes: [UInt16])
    }

    /// A feature, or two of which the joint effect is meant, joined by ` x `.
    public let feature: String
    public let values: Values

    public init(feature: String, values: Values) { (self.feature, self.values) = (feature, values) }

    var count: Int {
        switch values {
        case .rows(let values): values.count
        case .bins(_, let codes): codes.count
        }
    }

    /// - Returns: `nil` for a bin that has no value.
    func value(_ row: Int) -> Double? {
        switch values {
        case .rows(let values): values[row]
        case .bins(let values, let codes): values.indices.contains(Int(codes[row])) ? values[Int(codes[row])] : nil
        }
    }
}

/// From which features the difference in mean log-odds between a group and its reference comes. Exact for an additive model: the means of
/// its terms differ by amounts that add up to the difference of the mean log-odds.
///
/// `proxy.score-gap` is the whole difference, `proxy.contribution` each feature's part of it. Information: a part may be a true cause.
public struct GapContributions: Hashable, Sendable {
    /// All others where an attribute is not named.
    public var compareTo: [String: Reference]
    /// Fewer rows of a group than this give no number.
    public var minimumRows: Int
    public var level: Double

    public init(compareTo: [String: Reference] = [:], minimumRows: Int = 20, level: Double = 0.95) {
        (self.compareTo, self.minimumRows, self.level) = (compareTo, minimumRows, level)
    }

    /// - Parameters:
    ///   - terms: of the rows of the predictions; an intercept is the same for all and left out.
    /// - Throws: `FairnessError` for terms or attributes of other rows, `ProtectedError` for a reference that does not exist.
    public func findings(
        _ terms: [ScoreTerm], design: SamplingDesign, attributes: [ProtectedAttribute], context: FindingContext
    ) throws -> [JudgedFinding] {
        guard let rows = attributes.first?.codes.count, !terms.isEmpty else { return [] }
        for attribute in attributes where attribute.codes.count != rows { throw FairnessError.unequalLength(attribute.name) }
        let values = try terms.map { term in
            let values = term.count == rows ? (0..<rows).compactMap(term.value) : []
            guard values.count == rows, values.allSatisfy(\.isFinite) else { throw FairnessError.unequalLength(term.feature) }
            return values
        }
        return try attributes.flatMap { attribute in
            let sides = try GroupSides(attribute, compareTo[attribute.name] ?? .complement)
            return sides.groups.flatMap { side -> [JudgedFinding] in
                let counts = (side.members.count, side.others.count)
                guard min(counts.0, counts.1) >= minimumRows else {
                    return [finding("proxy.score-gap", nil, nil, sides, side, counts, design, context, share: nil)]
                }
                let total = (0..<rows).map { row in values.reduce(0) { $0 + $1[row] } }
                let gap = difference(total, side, design)
                let parts = zip(terms, values).map { ($0.feature, difference($1, side, design)) }
                    .sorted { (-($0.1?.value.magnitude ?? 0), $0.0) < (-($1.1?.value.magnitude ?? 0), $1.0) }
                return [finding("proxy.score-gap", nil, gap, sides, side, counts, design, context, share: nil)]
                    + parts.map { feature, part in
                        let share = gap.flatMap { gap in part.flatMap { gap.value == 0 ? nil : $0.value / gap.value } }
                        return finding("proxy.contribution", feature, part, sides, side, counts, design, context, share: share)
                    }
            }
        }
    }

    /// The difference of two weighted means, its variance linearised.
    private func difference(_ values: [Double], _ side: GroupSides.Side, _ design: SamplingDesign) -> Estimate? {
        func mean(_ rows: [Int]) -> (mean: Double, weight: Double)? {
            let weight = Sum.exact(count: rows.count) { design.weights?[rows[$0]] ?? 1 }
            guard weight > 0 else { return nil }
            return (Sum.exact(count: rows.count) { (design.weights?[rows[$0]] ?? 1) * values[rows[$0]] } / weight, weight)
        }
        guard let own = mean(side.members), let other = mean(side.others) else { return nil }
        var influence = [Double](repeating: 0, count: values.count)
        for row in side.members { influence[row] += (values[row] - own.mean) / own.weight }
        for row in side.others { influence[row] -= (values[row] - other.mean) / other.weight }
        let variance = design.linearisedVariance(rows: values.count) { influence[$0] }
        return Estimate(own.mean - other.mean, variance: variance, method: "linearised", level: level)
    }

    private func finding(
        _ key: String, _ feature: String?, _ estimate: Estimate?, _ sides: GroupSides, _ side: GroupSides.Side, _ counts: (Int, Int),
        _ design: SamplingDesign, _ context: FindingContext, share: Double?
    ) -> JudgedFinding {
        var about = context.about
        about.attribute = sides.attribute.name
        about.group = sides.attribute.levels[side.level].group
        about.compareTo = sides.name
        about.feature = feature
        let reason = estimate == nil ? AuditReasons.tooFew : nil
        return JudgedFinding(
            Finding(
                key: key, about: about, value: estimate?.value, interval: estimate?.interval, method: estimate?.method, count: counts.0,
                total: counts.0 + counts.1, verdict: .information, reason: reason,
                support: Support(
                    cells: [counts.0, counts.1], weighted: design.weights != nil, rows: context.rows, by: context.by + [sides.attribute.name]),
                stage: context.stage, says: Sentence(reason ?? key, share.map { ["share": .number($0)] } ?? [:])))
    }
}
