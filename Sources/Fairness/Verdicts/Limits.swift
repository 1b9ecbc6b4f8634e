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
    /// A limit by key, a built-in one, or a goal of one attribute where two are crossed: a search.
    case search
    /// A search in which nearly all is without effect, whatever stands out: slices picked from thousands, departures of crossed groups.
    case selection
}

/// How large a gap may be, from the plan's goals, from limits given by key, and from what is built in; in that order.
struct Limits {
    let goals: [FairnessGoal]
    let byKey: [String: Double]

    /// Limits that hold where nobody gives one: a group's observed-expected ratio beyond a tenth of its reference's, as for all rows.
    static let builtIn = ["fairness.ratio.observed-expected": ObservedExpected.limit]

    /// Of a single attribute; of two that are crossed only where a goal registers just those, for else they are judged by what they do beyond
    /// each apart (methods 34).
    ///
    /// - Parameters:
    ///   - isReferenceComparison: false for the largest gap between any two groups, which no goal registers: it takes the limit, as a search.
    /// - Returns: the limit as given, or `nil` where none of the three sets one.
    func limit(
        _ metric: AuditMetric, _ scale: ComparisonScale, attribute: String, outcome: String?, isReferenceComparison: Bool = true
    ) -> (value: Double, source: LimitSource)? {
        if let goal = fitting(metric, scale, outcome).first(where: { AttributeName.isSame($0.attribute, attribute) }) {
            return (goal.limit, isReferenceComparison ? .registered : .search)
        }
        guard AttributeName.parts(attribute).count == 1 else { return nil }
        if let given = byKey[isReferenceComparison ? scale.key(metric) : "fairness.worst-gap.\(metric.name)"] { return (given, .search) }
        if !isReferenceComparison, let given = byKey[scale.key(metric)] { return (given, .search) }
        return Self.builtIn[scale.key(metric)].map { ($0, .search) }
    }

    /// Of the departure from additivity of two crossed attributes: its own limit by key, or that of a gap of either attribute apart.
    ///
    /// - Returns: as given; of observed / expected a ratio.
    func interactionLimit(_ metric: AuditMetric, attribute: String, outcome: String?) -> Double? {
        let scale = metric.scales[0], parts = AttributeName.parts(attribute)
        return byKey[Interaction.key(metric)] ?? byKey[scale.key(metric)]
            ?? fitting(metric, scale, outcome).first { parts.contains($0.attribute) }?.limit ?? Self.builtIn[scale.key(metric)]
    }

    private func fitting(_ metric: AuditMetric, _ scale: ComparisonScale, _ outcome: String?) -> [FairnessGoal] {
        goals.filter { $0.metric == metric.name && $0.compare == scale && $0.isAbout(outcome) }
    }
}
