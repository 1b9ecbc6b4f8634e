// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import Protected
import StatMath

/// How often a feature is missing in each group among rows alike in other features, up to a constant.
public struct AlikeRates: Sendable {
    public let feature: String
    /// One a level; `nil` for a level without rows.
    public let values: [Double?]
    public let covariance: Matrix
    /// Share of each level in the rows.
    public let shares: [Double]
    /// Rows of each level, unweighted.
    public let rows: [Int]

    public init(feature: String, values: [Double?], covariance: Matrix, shares: [Double], rows: [Int]) {
        precondition(values.count == covariance.rows && values.count == shares.count && values.count == rows.count, "one entry a level")
        (self.feature, self.values, self.covariance, self.shares, self.rows) = (feature, values, covariance, shares, rows)
    }
}

extension MissingnessAudit {
    /// The gap that is left among rows alike in other features: information beside the gap itself, never its verdict. What the groups differ
    /// in may be why nobody wrote the value down, and is no excuse for it.
    public func adjusted(_ rates: [AlikeRates], of attribute: ProtectedAttribute, context: FindingContext) throws -> [Finding] {
        let reference = try reference(for: attribute)
        return rates.flatMap { rates in
            attribute.recorded.compactMap { group -> Finding? in
                guard let part = reference.part(for: group), rates.values[group] != nil,
                    let contrast = Self.contrast(of: group, with: part, rates), rates.rows[group] >= minimumEvents
                else { return nil }
                let value = zip(contrast, rates.values).reduce(0) { $0 + $1.0 * ($1.1 ?? 0) }
                var variance = 0.0
                for first in contrast.indices {
                    for second in contrast.indices { variance += contrast[first] * contrast[second] * rates.covariance[first, second] }
                }
                let half = Normal.quantile(0.5 + level / 2) * max(0, variance).squareRoot()
                var about = context.about
                (about.feature, about.attribute, about.compareTo) = (rates.feature, attribute.name, reference.name)
                about.group = attribute.levels[group].group
                let rest = rates.rows.reduce(0, +) - rates.rows[group]
                return Finding(
                    key: "missing.adjusted-gap", about: about, value: value, interval: Interval(low: value - half, high: value + half, level: level),
                    method: "least-squares-robust", verdict: .information,
                    support: Support(cells: [rates.rows[group], rest], rows: context.rows, by: context.by + [rates.feature, attribute.name]),
                    stage: context.stage, says: Sentence("missing.adjusted-gap"))
            }
        }
    }

    /// What of each level makes up the gap; `nil` where there is nothing to compare with.
    private static func contrast(of group: Int, with part: GroupPart, _ rates: AlikeRates) -> [Double]? {
        var result = [Double](repeating: 0, count: rates.values.count)
        switch part {
        case .group(let other):
            guard rates.values[other] != nil else { return nil }
            result[other] = -1
        case .overall: for level in result.indices { result[level] = -rates.shares[level] }
        case .complement:
            let rest = 1 - rates.shares[group]
            guard rest > 0 else { return nil }
            for level in result.indices where level != group { result[level] = -rates.shares[level] / rest }
        }
        result[group] += 1
        return result
    }
}
