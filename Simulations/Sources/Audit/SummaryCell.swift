// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Foundation
import Learning
import Metrics
import Protected
import RegisterData
import StatMath

/// The births of an audit's cell, judged by summaries of groups: at a fixed cut, and at the capacity that it stands for.
struct SummaryCell: Sendable {
    let births: AuditCell

    static let all = AuditCell.all.filter { $0.clustering != .areas }.map(SummaryCell.init)

    var name: String { "summary-\(births.name)" }

    /// Of each summary whether its 95% interval holds the truth.
    func repetition(_ number: Int) throws -> Tally {
        var random = Philox(seed: 37, stage: name, item: UInt64(number))
        let truth = AuditTruth(prevalence: births.prevalence), (predictions, groups) = try births.births(truth, &random)
        let codes = predictions.risk.map { Int32(random.uniform() < truth.condition(Logistic.logit($0)) ? 1 : 0) }
        let condition = FeatureColumn(name: "condition", values: .nominal(codes: codes, levels: ["low", "high"]))
        let attribute = try ProtectedAttribute(
            name: "group", column: Column(name: "group", values: .text(groups.map { AuditTruth.groups[$0] })))
        let share = truth.estimands(group: nil)["selection-rate"] ?? 0, rows = Array(groups.indices),
            context = FindingContext(about: About(), rows: "")
        let own = AuditTruth.groups.indices.map { truth.summaries(group: $0) }
        var tally = Tally()
        for (cut, selection) in [
            ("fixed", Selection.threshold(truth.threshold, of: predictions)), ("capacity", .capacity(share, of: predictions)),
        ] {
            let judged =
                try EquityAudit(minimumRows: 1, replicates: 0).audit(
                    predictions, selection: selection, attributes: [attribute], context: context)
                + ConditionalParity(minimumRows: 1).findings(
                    predictions, selection: selection, condition: condition, rows: rows, attributes: [attribute], context: context)
            for finding in Verdicts.adjust(judged) {
                guard let interval = finding.interval, let group = finding.about.group?["group"].flatMap(AuditTruth.groups.firstIndex),
                    let metric = finding.key.split(separator: ".").last.map(String.init), let truth = own[group][metric],
                    truth.fewest * Double(births.rows) >= AuditCell.fewest
                else { continue }
                // What does not hang on the cut is told once.
                let hangs = !["xauc", "brier"].contains(metric)
                guard hangs || cut == "fixed" else { continue }
                tally.add(
                    "\(metric)/\(hangs ? cut : "none")/\(finding.method ?? "")", interval[0] <= truth.value && truth.value <= interval[1] ? 1 : 0)
            }
        }
        return tally
    }
}
