// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import Metrics
import StatMath

/// The rows of one year.
struct YearPart {
    let year: Int
    let rows: CompletedRows
    let learned: YearPerformance.Learned?

    struct Ratio {
        let value: Double
        /// Of the logarithm; `nil` without events, or where it cannot be estimated.
        let logError: Double?
        let interval: Interval?
        let method: String?
    }

    var predictions: Predictions { rows.first }

    var words: [String: EvidenceValue] { ["year": .text(String(year))] }

    func hasEnough(_ minimum: Int) -> Bool { predictions.events >= minimum && predictions.nonEvents >= minimum }

    /// Observed by expected events. Where the model learned from other rows that are known, their number counts in the error as well.
    func ratio(level: Double) -> Ratio? {
        guard let estimate = rows.estimate(.logarithm, { ObservedExpected.estimate($0, level: level) }) else { return nil }
        guard estimate.value > 0, let error = estimate.standardError else {
            return Ratio(value: estimate.value, logError: nil, interval: estimate.interval, method: estimate.method)
        }
        let own = error / estimate.value, total = (own * own + (learned?.logVariance ?? 0)).squareRoot()
        let half = Normal.quantile(0.5 + level / 2) * total
        return Ratio(
            value: estimate.value, logError: total,
            interval: Interval(low: estimate.value * exp(-half), high: estimate.value * exp(half), level: level),
            method: learned == nil ? estimate.method : "log-linearised-learned")
    }

    func finding(_ key: String, _ value: Double?, _ interval: Interval?, method: String?, _ context: FindingContext) -> Finding {
        var about = context.about
        about.rows = .year(year)
        let (events, others) = (predictions.events, predictions.nonEvents)
        return Finding(
            key: key, about: about, value: value, interval: interval, method: interval == nil ? nil : method, count: events, total: events + others,
            support: Support(
                cells: [events, others], weighted: predictions.design.weights != nil, rows: context.rows, by: context.by, filters: ["year=\(year)"]),
            stage: context.stage)
    }

    /// Too few to say, or no probability.
    func withheld(_ key: String, _ minimum: Int, _ context: FindingContext) -> Finding {
        var finding = finding(key, nil, nil, method: nil, context)
        let reason = hasEnough(minimum) ? "year.undefined" : "year.too-few"
        finding.reason = reason
        finding.says = Sentence(reason, words.merging(["minimum": .integer(minimum)]) { own, _ in own })
        if key.hasSuffix("observed-expected") { finding.verdict = context.about.group == nil ? .insufficient : .information }
        finding.why = finding.verdict == .insufficient ? reason : nil
        return finding
    }
}
