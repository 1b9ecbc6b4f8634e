// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// How far people whose group is not recorded could move the gaps.
struct UnrecordedTables {
    let edition: Edition

    /// Nothing where every group is recorded.
    var blocks: [Block] {
        let all = edition.evidence.keys(startingWith: "missing.group-bounds.").flatMap { edition.evidence[$0] }
        guard !all.isEmpty else { return [] }
        let numbers = edition.numbers
        let shares = all.compactMap(\.about.attribute).uniqued().compactMap { attribute -> String? in
            guard let finding = all.first(where: { $0.about.attribute == attribute }), let count = finding.count, let total = finding.total, total > 0
            else { return nil }
            let name = edition.labels.attribute(attribute, edition.language)
            return edition[UnrecordedWords.share(name, numbers.percentage(Double(count) / Double(total)))]
        }
        // What was registered as a goal comes first.
        let judged = all.filter(isJudged), shown = judged.isEmpty ? all.filter { $0.key.hasSuffix(".selection-rate") } : judged
        return [
            .heading(id: edition.anchor("missing-groups"), text: edition[UnrecordedWords.title]),
            .paragraph(edition[UnrecordedWords.lead(edition.list(shares))]),
        ] + (shown.isEmpty ? [] : [.table(table(shown))])
            + [.details(Details(summary: edition[UnrecordedWords.every], blocks: [.table(table(all))]))]
    }

    /// Whether the study has a verdict about the gap.
    private func isJudged(_ finding: Finding) -> Bool {
        let key = "fairness.gap." + finding.key.dropFirst("missing.group-bounds.".count)
        return edition.evidence[key].contains {
            $0.about.group == finding.about.group && $0.about.outcome == finding.about.outcome && $0.verdict != nil && $0.verdict != .information
        }
    }

    private func table(_ findings: [Finding]) -> DataTable {
        let points = { (value: Double) in edition.numbers.number(value * 100, decimals: 1) }
        let rows = findings.map { finding -> DataTable.Row in
            let metric = MetricWords.of(String(finding.key.dropFirst("missing.group-bounds.".count))).name
            let isClear = finding.says?.template.hasSuffix(".clear") ?? false
            let outcome = edition.evidence.outcomes.count > 1 ? finding.about.outcome.map { edition.labels.outcome($0, edition.language) } : nil
            return DataTable.Row(
                header: ([edition[metric], edition.labels.group(of: finding.about, edition.language)] + [outcome]).compactMap { $0 }
                    .joined(separator: ", "),
                cells: [
                    .numberOrDash(finding.value.map(points)), .numberOrDash(finding.interval.map { edition.range($0, points) }),
                    .text(edition[isClear ? UnrecordedWords.clear : UnrecordedWords.open]),
                ])
        }
        return DataTable(
            caption: edition[UnrecordedWords.caption], header: edition[AuditWords.metric],
            columns: [(edition[UnrecordedWords.recorded], true), (edition[UnrecordedWords.limits], true), (edition[UnrecordedWords.sign], false)],
            rows: rows)
    }
}
