// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import StatMath

/// How much a study's model differs from another that was judged on the same rows, paired row by row.
///
/// Held against a model that nobody can read, the difference is the price of explainability, and a high price is an alarm: what a glass
/// box with the same features does not find is an interaction, or a feature that gives the outcome away.
public struct ModelComparison: Hashable, Sendable {
    /// What the chosen model is held against.
    public enum Other: Hashable, Sendable {
        /// A model that can be read: the difference is the chosen model minus this one.
        case explainable
        /// A model that cannot: the price is what it finds more, so that a positive number is what explaining costs.
        case unexplained
    }

    /// A price in AUC above this is an alarm: 2 more of 100 pairs in the right order. It was at most .019 on five real sets, there because
    /// of features that work together (docs/decisions/0007).
    public static let defaultLimit = 0.02

    /// The largest price in AUC that raises no alarm.
    public var limit: Double

    public init(limit: Double = defaultLimit) { self.limit = limit }

    /// The difference in AUC and in log-loss.
    ///
    /// - Parameters:
    ///   - chosen: the predictions of the study's model.
    ///   - other: the other model's risk of each row; with folds, from the same folds.
    ///   - about: outcome, chosen model and rows; `compareTo` names the other model.
    ///   - rowsFingerprint: identity of the rows.
    public func findings(
        _ chosen: Predictions, beside other: [Double], _ kind: Other, about: About, rowsFingerprint: String
    ) throws(MetricsError) -> [Finding] {
        let context = FindingContext(about: about, rows: rowsFingerprint)
        let area = try AreaUnderCurve.differenceAveragedOverFolds(chosen, minus: other), loss = LogLoss.difference(chosen, minus: other)
        switch kind {
        case .explainable:
            return [
                finding("validation.difference.auc", area, of: chosen, in: context),
                finding("validation.difference.log-loss", loss, of: chosen, in: context),
            ]
        case .unexplained:
            var price = finding("validation.price-of-explainability.auc", area?.negated, of: chosen, in: context)
            if let narrow = try AreaUnderCurve.differenceAveragedOverFolds(chosen, minus: other, level: 0.9)?.negated.interval {
                let verdict = verdict(area?.negated, narrow: narrow)
                price.verdict = verdict
                price.why = "validation.price-of-explainability.\(verdict.rawValue)"
                price.says?.arguments["limit"] = .number(limit)
            }
            return [price, finding("validation.price-of-explainability.log-loss", loss, of: chosen, in: context)]
        }
    }

    /// `concern`: the 95% interval lies above the limit; `fine`: the 90% interval lies below it; else `insufficient`.
    func verdict(_ price: Estimate?, narrow: Interval) -> Verdict {
        if let interval = price?.interval, interval.low > limit { return .concern }
        return narrow.high <= limit ? .fine : .insufficient
    }

    /// The sentence says what the interval says: more, fewer, or no difference to speak of.
    private func finding(_ key: String, _ estimate: Estimate?, of predictions: Predictions, in context: FindingContext) -> Finding {
        var says = Sentence("\(key).none")
        if let estimate, let interval = estimate.interval, !interval.contains(0) {
            says = Sentence(
                "\(key).\(estimate.value > 0 ? "above" : "below")",
                [
                    "size": .number(estimate.value.magnitude), "least": .number(min(interval.low.magnitude, interval.high.magnitude)),
                    "most": .number(max(interval.low.magnitude, interval.high.magnitude)),
                ])
        }
        return context.finding(key, estimate, of: predictions, needsProbability: key.hasSuffix("log-loss"), says: says)
    }
}

extension Estimate {
    /// The same comparison, seen from the other side.
    var negated: Estimate {
        Estimate(
            -value, standardError: standardError, interval: interval.map { Interval(low: -$0.high, high: -$0.low, level: $0.level) }, method: method)
    }
}
