// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics

extension RefitBootstrapResult {
    /// More resamples than this without a model: what the others say cannot be trusted.
    static let mostFailed = 0.1

    /// `optimism.*`, `stability.*`.
    ///
    /// - Parameter events: of the rows learned from.
    public func findings(at capacity: Double?, events: Int, others: Int, weighted: Bool, context: FindingContext) -> [Finding] {
        let support = Support(cells: [events, others], weighted: weighted, rows: context.rows, by: context.by)
        let counts: [String: EvidenceValue] = ["resamples": .integer(fitted), "failed": .integer(failed)]
        let isTrusted = fitted > 0 && Double(failed) <= Self.mostFailed * Double(fitted + failed)
        func finding(_ key: String, _ value: Double?, _ arguments: [String: EvidenceValue]) -> Finding {
            let reason = value == nil ? "refits.none" : nil
            return Finding(
                key: key, about: context.about, value: value, method: value == nil ? nil : "refit-bootstrap", count: events, total: events + others,
                verdict: isTrusted ? .information : .insufficient, why: isTrusted ? nil : "refits.failed", reason: reason, support: support,
                stage: context.stage, says: Sentence(reason ?? key, counts.merging(arguments) { $1 }))
        }
        var findings = RefitBootstrap.metrics.map { metric -> Finding in
            let corrected = corrected(metric)
            var one = finding(
                "optimism.\(metric.rawValue)", corrected?.value,
                ["apparent": corrected.map { .number($0.apparent) } ?? .null, "optimism": corrected.map { .number($0.optimism) } ?? .null])
            one.interval = corrected?.interval.map { [$0.low, $0.high] }
            one.level = corrected?.interval?.level
            return one
        }
        let distance = meanAbsoluteDifference
        findings.append(
            finding(
                "stability.mape", distance?.mean,
                ["percentile90": distance.map { .number($0.percentile90) } ?? .null, "maximum": distance.map { .number($0.maximum) } ?? .null]))
        if let capacity {
            let change = selectionChange
            var one = finding(
                "stability.selection", change?.mean,
                [
                    "rows": change.map { .number($0.shareOfRows) } ?? .null,
                    "lost": change?.ofSelected.map { .number($0) } ?? .null,
                    "share": .number(capacity < 1 ? capacity : min(1, capacity / Double(max(1, events + others)))),
                ])
            one.about.at = ["capacity": capacity]
            findings.append(one)
        }
        let spread = spread()
        if !spread.isEmpty {
            var one = finding("stability.predictions", nil, [:])
            (one.reason, one.says, one.method, one.level) = (nil, Sentence("stability.predictions", counts), "refit-bootstrap", 0.95)
            one.table = EvidenceTable(
                columns: ["risk", "lower", "upper", "rows"],
                rows: spread.map { [.number($0.risk), .number($0.lower), .number($0.upper), .integer($0.rows)] })
            findings.append(one)
        }
        return findings
    }
}
