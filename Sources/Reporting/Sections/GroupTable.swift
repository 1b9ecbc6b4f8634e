// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The numbers of one attribute's audit as tables.
struct GroupTable {
    let edition: Edition
    let numbers: GroupNumbers

    /// A line per group, a column per metric: its value, with the mark of its comparison's verdict.
    func overview(_ metrics: [String], groups: [[String: String]]? = nil) -> DataTable {
        let rows = (groups ?? numbers.groups).map { group in
            DataTable.Row(header: name(group), cells: metrics.map { cell($0, group) })
        }
        return DataTable(
            caption: edition[AuditWords.overviewTitle], header: edition[AuditWords.group],
            columns: metrics.map { (edition[MetricWords.of($0).name], isNumber: true) }, rows: rows)
    }

    private func cell(_ metric: String, _ group: [String: String]) -> DataTable.Cell {
        guard let rate = numbers.rate(metric, group) else { return .empty("–") }
        let words = MetricWords.of(metric)
        let value = rate.value.map { words.write($0, edition.language) }
        guard let verdict = numbers.comparison(metric, group)?.verdict, verdict != .information else {
            return value.map { .number($0) } ?? .empty(edition[AuditWords.tooFew])
        }
        return .verdict(mark: VerdictMark(verdict, edition.language), text: value ?? edition[AuditWords.tooFew])
    }

    /// A line per group and metric: the value, what it is compared with, the difference or ratio, the verdict.
    func all(_ metrics: [String]) -> DataTable {
        let rows = metrics.flatMap { metric in numbers.groups.compactMap { row(metric, $0) } }
        return DataTable(
            caption: edition[AuditWords.allNumbers], header: edition[AuditWords.group],
            columns: [
                (edition[AuditWords.metric], false), (edition[AuditWords.value], true), (edition[AuditWords.counted], true),
                (edition[AuditWords.comparedWith], false), (edition[AuditWords.difference], true), (edition[AuditWords.verdict], false),
            ], rows: rows)
    }

    private func row(_ metric: String, _ group: [String: String]) -> DataTable.Row? {
        guard let rate = numbers.rate(metric, group) else { return nil }
        let language = edition.language, words = MetricWords.of(metric), comparison = numbers.comparison(metric, group)
        let compared = comparison?.about.compareTo.map { edition.labels.comparison($0, of: numbers.attribute, language) }
        let verdict: DataTable.Cell =
            comparison?.verdict.map { .verdict(mark: VerdictMark($0, language), text: VerdictWords.name($0)[language]) } ?? .empty("–")
        return DataTable.Row(
            header: name(group),
            cells: [
                .text(edition[words.name]),
                edition.withInterval(rate) { words.write($0, language) }.map { .number($0) } ?? .empty(edition[AuditWords.tooFew]),
                .numberOrDash(rate.total.map(edition.numbers.count)), compared.map { .text($0) } ?? .empty("–"),
                .numberOrDash(comparison.flatMap { edition.difference($0, words) }), verdict,
            ])
    }

    func name(_ group: [String: String]) -> String {
        edition.labels.levels(of: About(attribute: numbers.attribute, group: group), edition.language)
    }
}

extension Edition {
    /// A gap with its sign, a ratio with a cross, and the interval.
    func difference(_ comparison: Finding, _ words: MetricWords) -> String? {
        let isRatio = comparison.key.hasPrefix("fairness.ratio.")
        return withInterval(comparison) { isRatio ? "×" + numbers.number($0, decimals: 2) : words.writeDifference($0, language) }
    }
}
