// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// How each treatment of missing values differs from the study's own, on the rows that both judge.
struct StrategyDifferences {
    let edition: Edition

    private static let metrics = ["auc", "observed-expected", "brier"]
    private static let key = "missing.difference."

    /// Nothing where nothing was compared.
    var blocks: [Block] {
        let all = Self.metrics.flatMap { edition.evidence[Self.key + $0] }
        guard !all.isEmpty else { return [] }
        let outcomes = all.compactMap(\.about.outcome).uniqued()
        let tables = outcomes.map { outcome in Block.table(table(all.filter { $0.about.outcome == outcome }, outcome, isOnly: outcomes.count == 1)) }
        return tables + [.paragraph(edition[StrategyWords.differencesNote])] + gaps
    }

    private func table(_ findings: [Finding], _ outcome: String, isOnly: Bool) -> DataTable {
        let caption = edition[StrategyWords.differencesCaption]
        return DataTable(
            caption: isOnly ? caption : "\(caption): \(edition.labels.outcome(outcome, edition.language))", header: edition[StrategyWords.strategy],
            columns: [(edition[StrategyWords.rows], true)] + Self.metrics.map { (edition[MetricWords.of($0).name], true) },
            rows: findings.compactMap(\.about.strategy).uniqued().map { strategy in
                let own = findings.filter { $0.about.strategy == strategy }
                let rows = own.first?.support?.cells.reduce(0, +)
                return DataTable.Row(
                    header: edition[StrategyWords.name(strategy)].capitalisedFirst,
                    cells: [.numberOrDash(rows.map(edition.numbers.count))]
                        + Self.metrics.map { metric in .numberOrDash(own.first { $0.key == Self.key + metric }.flatMap(written)) })
            })
    }

    /// With a sign, and its interval.
    private func written(_ finding: Finding) -> String? {
        guard let value = finding.value, let interval = finding.interval, interval.count == 2 else { return nil }
        // Brier scores of rare outcomes differ in the fourth decimal.
        let decimals = finding.key.hasSuffix(".brier") ? 4 : 3
        func write(_ number: Double) -> String {
            let isZero = (number.magnitude * (decimals == 4 ? 10_000 : 1000)).rounded() == 0
            return (number > 0 && !isZero ? "+" : "") + edition.numbers.number(isZero ? 0 : number, decimals: decimals)
        }
        return "\(write(value)) (\(edition.range(interval, write)))"
    }

    /// Gaps whose difference is not chance.
    private var gaps: [Block] {
        let all = edition.evidence.keys(startingWith: Self.key + "gap.").flatMap { edition.evidence[$0] }
        guard !all.isEmpty else { return [] }
        let changed = all.filter { ($0.interval?.first ?? 0) > 0 || ($0.interval?.last ?? 0) < 0 }
        guard !changed.isEmpty else { return [.paragraph(edition[StrategyWords.noChange])] }
        let table = DataTable(
            caption: edition[StrategyWords.gapsCaption], header: edition[AuditWords.group],
            columns: [(edition[AuditWords.metric], false), (edition[StrategyWords.strategy], false), (edition[StrategyWords.change], true)],
            rows: changed.map { finding in
                DataTable.Row(
                    header: group(finding),
                    cells: [
                        .text(edition[MetricWords.of(finding.key.split(separator: ".").last.map(String.init) ?? "").name]),
                        .text(edition[StrategyWords.name(finding.about.strategy ?? "")]), .numberOrDash(written(finding)),
                    ])
            })
        return [.details(Details(summary: edition[StrategyWords.gapsCaption], blocks: [.table(table)]))]
    }

    /// With the outcome, where the study has several.
    private func group(_ finding: Finding) -> String {
        let group = edition.labels.group(of: finding.about, edition.language) ?? "–"
        guard edition.evidence.outcomes.count > 1, let outcome = finding.about.outcome else { return group }
        return "\(group) (\(edition.labels.outcome(outcome, edition.language)))"
    }
}
