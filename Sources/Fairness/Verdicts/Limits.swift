// SPDX-License-Identifier: EUPL-1.2

import Metrics

/// A comparison that was registered before anybody looked: a line of the plan's `fairness: goals`.
public struct FairnessGoal: Hashable, Sendable, Codable {
    /// `nil` for every outcome.
    public var outcome: String?
    /// A name of `AuditMetric`.
    public var metric: String
    /// An attribute, or two joined by ` x `.
    public var attribute: String
    public var compare: ComparisonScale
    /// The largest difference, or the ratio furthest from 1, that is accepted: .8 and 1.25 are the same limit of a ratio.
    public var limit: Double

    public init(outcome: String? = nil, metric: String, attribute: String, compare: ComparisonScale = .difference, limit: Double) {
        (self.outcome, self.metric, self.attribute, self.compare, self.limit) = (outcome, metric, attribute, compare, limit)
    }

    func isAbout(_ outcome: String?) -> Bool { self.outcome == nil || outcome == nil || self.outcome == outcome }
}

/// Where a limit comes from: it decides with which other tests a verdict is adjusted.
enum LimitSource: Hashable, Sendable, Codable {
    /// A goal: one Holm family over all outcomes and attributes of a run.
    case registered
    /// A limit by key, a built-in one, or a goal carried over to intersections: a search.
    case search
}

/// How large a gap may be, from the plan's goals, from limits given by key, and from what is built in; in that order.
struct Limits {
    let goals: [FairnessGoal]
    let byKey: [String: Double]

    /// Limits that hold where nobody gives one: a group's observed-expected ratio beyond a tenth of its reference's, as for all rows.
    static let builtIn = ["fairness.ratio.observed-expected": ObservedExpected.limit]

    /// - Parameters:
    ///   - isReferenceComparison: false for the largest gap between any two groups, which no goal registers: it takes the limit, as a search.
    /// - Returns: the limit as given, or `nil` where none of the three sets one.
    func limit(
        _ metric: AuditMetric, _ scale: ComparisonScale, attribute: String, outcome: String?, isReferenceComparison: Bool = true
    ) -> (value: Double, source: LimitSource)? {
        let fitting = goals.filter { $0.metric == metric.name && $0.compare == scale && $0.isAbout(outcome) }
        if let goal = fitting.first(where: { AttributeName.isSame($0.attribute, attribute) }) {
            return (goal.limit, isReferenceComparison ? .registered : .search)
        }
        if let given = byKey[isReferenceComparison ? scale.key(metric) : "fairness.worst-gap.\(metric.name)"] { return (given, .search) }
        if !isReferenceComparison, let given = byKey[scale.key(metric)] { return (given, .search) }
        // What is too much for a group is too much for a part of it.
        let crossed = AttributeName.parts(attribute)
        if crossed.count > 1, let goal = fitting.first(where: { crossed.contains($0.attribute) }) { return (goal.limit, .search) }
        return Self.builtIn[scale.key(metric)].map { ($0, .search) }
    }
}
