// SPDX-License-Identifier: EUPL-1.2

import Metrics

/// What an audit computes for each group. The name is the evidence key after `fairness.`.
public enum AuditMetric: Hashable, Sendable {
    case rate(ConfusionRate)
    /// How well a group's own rows are ranked.
    case areaUnderCurve
    /// Events that happened, by events that were expected.
    case observedExpected

    public init?(_ name: String) {
        switch name {
        case "auc": self = .areaUnderCurve
        case "observed-expected": self = .observedExpected
        default:
            guard let rate = ConfusionRate(rawValue: name) else { return nil }
            self = .rate(rate)
        }
    }

    public var name: String {
        switch self {
        case .rate(let rate): rate.rawValue
        case .areaUnderCurve: "auc"
        case .observedExpected: "observed-expected"
        }
    }

    /// How groups are compared: rates both ways; an AUC by its difference; observed / expected by its ratio, for a difference of ratios has
    /// no meaning of its own.
    var scales: [ComparisonScale] {
        switch self {
        case .rate: [.difference, .ratio]
        case .areaUnderCurve: [.difference]
        case .observedExpected: [.ratio]
        }
    }

    /// What every audit prints; the other rates follow from these and are added when a goal names them.
    static let always: [ConfusionRate] = [
        .prevalence, .selectionRate, .truePositiveRate, .falsePositiveRate, .falseNegativeRate, .positivePredictiveValue, .negativePredictiveValue,
    ]

    public static let names = ConfusionRate.allCases.map(\.rawValue) + ["auc", "observed-expected"]
}

/// How a group is held against its reference.
public enum ComparisonScale: String, Hashable, Sendable, Codable, CaseIterable {
    /// Group minus reference; no difference is 0.
    case difference
    /// Group divided by reference; no difference is 1, and verdicts are reached on the log scale.
    case ratio

    /// The evidence key of a metric on this scale.
    func key(_ metric: AuditMetric) -> String {
        switch self {
        case .difference: "fairness.gap.\(metric.name)"
        case .ratio: "fairness.ratio.\(metric.name)"
        }
    }
}
