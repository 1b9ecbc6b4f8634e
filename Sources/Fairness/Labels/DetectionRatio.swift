// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import Metrics
import StatMath

/// How much more often than in its reference a group's label is on record, held against the comparator.
struct DetectionRatio {
    static let key = "label.detection-ratio"

    typealias Expected = (outcome: UInt8, risk: Double)

    let audit: LabelAudit
    let design: SamplingDesign
    let label: [Expected]
    let comparator: [Expected]
    /// The comparator's name.
    let name: String
    let context: FindingContext

    func judged(_ members: [Int], _ others: [Int], about: About, by: String, template: String = key) -> JudgedFinding {
        let own = difference(label, members, others), other = difference(comparator, members, others)
        func count(_ rows: [Int], _ outcome: [Expected]) -> Int { rows.count { outcome[$0].outcome == 1 } }
        let events: [Int] = [count(members, label), count(others, label), count(members, comparator), count(others, comparator)]
        let statistic = own.flatMap { own in other.map { own - $0 } }
        var arguments: [String: EvidenceValue] = ["comparator": .text(name)]
        if let own, let other { arguments.merge(["label_ratio": .number(exp(own.value)), "comparator_ratio": .number(exp(other.value))]) { $1 } }
        return RatioVerdict(
            key: Self.key, about: about, limit: audit.limit, rows: min(events[0], events[2]), minimumRows: audit.minimumEvents,
            support: Support(
                cells: [events[0], members.count - events[0], events[1], others.count - events[1]], weighted: design.weights != nil,
                rows: context.rows, by: context.by + [by]),
            stage: context.stage, template: template, arguments: arguments, count: events[0], total: members.count
        )
        .judged(
            statistic?.comparison(design, method: "cross-fitted-linearised"),
            isPrinted: events.allSatisfy { $0 >= audit.minimumEvents }, level: audit.level)
    }

    /// log (O/E in the group) - log (O/E in its reference).
    private func difference(_ rows: [Expected], _ members: [Int], _ others: [Int]) -> LogRatio? {
        func logRatio(_ part: [Int]) -> LogRatio? {
            var isMember = [Bool](repeating: false, count: rows.count)
            for row in part { isMember[row] = true }
            return LogRatio(
                count: rows.count, design: design, where: { isMember[$0] }, numerator: { Double(rows[$0].outcome) }, denominator: { rows[$0].risk })
        }
        guard let own = logRatio(members), let other = logRatio(others) else { return nil }
        return own - other
    }
}
