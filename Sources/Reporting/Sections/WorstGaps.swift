// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The largest difference between two groups, beside what chance alone would give.
struct WorstGaps {
    let edition: Edition
    let part: OutcomePart

    private static let metrics = ["fnr", "fpr", "ppv", "selection-rate", "auc"]

    func block(attributes: [String]) -> Block? {
        let rows = attributes.flatMap { attribute in
            Self.metrics.flatMap { metric in
                part["fairness.worst-gap.\(metric)"].filter { $0.about.attribute == attribute }.prefix(1).map {
                    row($0, attribute, MetricWords.of(metric))
                }
            }
        }
        guard !rows.isEmpty else { return nil }
        return .table(
            DataTable(
                caption: edition[AuditWords.worstCaption], header: edition[AuditWords.attribute],
                columns: [
                    (edition[AuditWords.metric], false), (edition[AuditWords.highest], false), (edition[AuditWords.lowest], false),
                    (edition[AuditWords.difference], true), (edition[AuditWords.byChance], true), (edition[AuditWords.verdict], false),
                ], rows: rows))
    }

    private func row(_ finding: Finding, _ attribute: String, _ words: MetricWords) -> DataTable.Row {
        let language = edition.language, arguments = finding.says?.arguments ?? [:]
        let level = { (name: String) in arguments[name]?.string.map { edition.labels.level($0, of: attribute, language) } }
        let write = { (value: Double) in words.writeSize(value, language) }
        return DataTable.Row(
            header: edition.labels.attribute(attribute, language),
            cells: [
                .text(edition[words.name]), .text(level("highest") ?? "–"), .text(level("lowest") ?? "–"),
                .numberOrDash(edition.withInterval(finding, write)), .numberOrDash(arguments["chance"]?.double.map(write)),
                finding.verdict.map { .verdict(mark: VerdictMark($0, language), text: VerdictWords.name($0)[language]) } ?? .empty("–"),
            ])
    }
}
