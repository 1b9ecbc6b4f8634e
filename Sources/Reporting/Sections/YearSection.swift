// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Whether the model still holds: how it does in each year, for all rows and by group.
struct YearSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    private var ratios: [Finding] { part.ofYears("validation.observed-expected") }

    /// - Returns: `nil` where nothing was found by year.
    func section() -> Section? {
        guard !ratios.isEmpty else { return nil }
        var blocks: [Block] = [.paragraph(edition[YearWords.lead])]
        let trend = part["validation.trend"].filter { $0.about.group == nil }
        blocks.append(.list((ratios + trend).compactMap(edition.item)))
        let printed = ratios.filter { ($0.value ?? 0) > 0 && $0.interval != nil }
        blocks.append(printed.count > 1 ? .figure(figure(printed)) : .table(table))
        if let groups { blocks.append(.details(Details(summary: edition[YearWords.groups], blocks: groups))) }
        return Section(id: edition.anchor("years-\(number)"), title: edition[YearWords.title], blocks: blocks)
    }

    /// Concerns, as the first page says them.
    var concerns: [Item] {
        let link = Link(target: edition.anchor("years-\(number)"), text: edition[YearWords.see])
        let all = ratios.filter { $0.verdict == .concern } + part["validation.trend"].filter { $0.verdict == .concern && $0.about.group != nil }
        return all.prefix(3).compactMap { finding in
            edition.sentence(of: finding).map { Item($0, verdict: VerdictMark(.concern, edition.language), link: link) }
        }
    }

    private func year(_ finding: Finding) -> String { if case .year(let year) = finding.about.rows { String(year) } else { "–" } }

    private func figure(_ printed: [Finding]) -> Figure {
        let words = MetricWords.of("observed-expected")
        let sorted = printed.sorted { ($0.value ?? 0) > ($1.value ?? 0) }
        let ends = [sorted[0], sorted[sorted.count - 1]].map { (year($0), words.write($0.value ?? 0, edition.language)) }
        return Figure(
            id: edition.anchor("year-chart-\(number)"), title: edition[YearWords.figure],
            alternative: edition[YearWords.alternative(highest: ends[0], lowest: ends[1])],
            chart: IntervalChart(
                points: ratios.map { IntervalPoint(label: year($0), finding: $0, verdict: $0.verdict) }, isShare: false, isLogarithmic: true,
                reference: 1, edition: edition
            ).chart(), table: table)
    }

    private var table: DataTable {
        let language = edition.language, ratio = MetricWords.of("observed-expected"), area = MetricWords.of("auc")
        let rankings = Dictionary(part.ofYears("validation.auc").map { (year($0), $0) }) { first, _ in first }
        let rows = ratios.map { finding in
            DataTable.Row(
                header: year(finding),
                cells: [
                    edition.withInterval(finding) { ratio.write($0, language) }.map { .number($0) } ?? .empty(edition[AuditWords.tooFew]),
                    .numberOrDash(rankings[year(finding)].flatMap { edition.withInterval($0) { area.write($0, language) } }),
                    .numberOrDash(finding.count.map(edition.numbers.count)), .numberOrDash(finding.total.map(edition.numbers.count)),
                ])
        }
        return DataTable(
            caption: edition[YearWords.figure], header: edition[YearWords.year],
            columns: [
                (edition[ratio.name], true), (edition[area.name], true), (edition[AuditWords.cases], true), (edition[AuditWords.counted], true),
            ],
            rows: rows)
    }

    /// A table an attribute; `nil` without groups.
    private var groups: [Block]? {
        let findings = part.ofYears("fairness.observed-expected"), language = edition.language
        let ratio = MetricWords.of("observed-expected"), years = findings.map(year).uniqued().sorted()
        let trends = part["validation.trend"].filter { $0.about.group != nil }
        let blocks = findings.compactMap(\.about.attribute).uniqued().flatMap { attribute -> [Block] in
            let own = findings.filter { $0.about.attribute == attribute }
            let rows = own.map(\.about.group).uniqued().map { group -> DataTable.Row in
                let cells = years.map { year -> DataTable.Cell in
                    let finding = own.first { $0.about.group == group && self.year($0) == year }
                    return finding.flatMap { edition.withInterval($0) { ratio.write($0, language) } }.map { .number($0) }
                        ?? .empty(edition[AuditWords.tooFew])
                }
                let trend = trends.first { $0.about.attribute == attribute && $0.about.group == group }
                let change = trend.flatMap { edition.withInterval($0) { ratio.write($0, language) } }
                return DataTable.Row(
                    header: own.first { $0.about.group == group }.map { edition.labels.levels(of: $0.about, language) } ?? "–",
                    cells: cells + [.numberOrDash(change)])
            }
            let judged = trends.filter { $0.about.attribute == attribute && $0.verdict == .concern }.compactMap(edition.item)
            let table = DataTable(
                caption: edition[YearWords.groupsCaption], header: edition.labels.attribute(attribute, language).capitalisedFirst,
                columns: years.map { ($0, true) } + [(edition[YearWords.trend], true)], rows: rows)
            return (judged.isEmpty ? [] : [.list(judged)]) + [.table(table)]
        }
        return blocks.isEmpty ? nil : blocks
    }
}
