// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import func Foundation.log

/// Whether the model predicts as well in every area.
struct AreaSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    private static let areasDrawn = 15

    private var ratios: [Finding] { part["area.observed-expected"] }
    private var printed: [Finding] { ratios.filter { ($0.value ?? 0) > 0 && $0.interval?.count == 2 } }

    /// One sentence for the first page; `nil` without areas.
    var summary: String? {
        guard !printed.isEmpty else { return nil }
        let above = printed.filter { ($0.interval?[0] ?? 0) > 1 }, below = printed.filter { ($0.interval?[1] ?? 2) < 1 }
        let names = { (findings: [Finding]) in Self.furthestFirst(findings).map(name) }
        return edition[
            SummaryWords.areas(
                above: names(above), below: names(below), total: edition.numbers.count(printed.count),
                byChance: edition.numbers.number(Double(printed.count) * 0.05, decimals: 0))]
    }

    /// - Returns: `nil` without areas.
    func section() -> Section? {
        guard !ratios.isEmpty else { return nil }
        var blocks: [Block] = [.paragraph(edition[AuditWords.areasLead])]
        if let summary { blocks.append(.paragraph(summary)) }
        if let map = AreaMap(edition),
            let figure = map.figure(
                ratios.compactMap(AreaMap.Entry.init), id: "area-map-\(number)", title: edition[MetricWords.of("observed-expected").name],
                words: MapWords.prediction, table: table)
        {
            blocks.append(.figure(figure))
        }
        let drawn = Self.furthestFirst(printed).prefix(Self.areasDrawn)
        if !drawn.isEmpty { blocks.append(.figure(figure(Array(drawn)))) } else { blocks.append(.table(table)) }
        return Section(id: edition.anchor("areas-\(number)"), title: edition[AuditWords.areasTitle], blocks: blocks)
    }

    private func figure(_ drawn: [Finding]) -> Figure {
        let words = MetricWords.of("observed-expected")
        let sorted = drawn.sorted { ($0.value ?? 0, $0.about.area ?? "") > ($1.value ?? 0, $1.about.area ?? "") }
        let ends = [sorted[0], sorted[sorted.count - 1]].map { (name($0), words.write($0.value ?? 0, edition.language)) }
        return Figure(
            id: edition.anchor("area-chart-\(number)"), title: edition[words.name],
            alternative: edition[AuditWords.alternative(edition[words.name], highest: ends[0], lowest: ends[1], unprinted: 0)],
            note: printed.count > drawn.count ? edition[AuditWords.areasShown] : nil,
            chart: IntervalChart(
                points: sorted.map { IntervalPoint(label: name($0), finding: $0) }, isShare: false, isLogarithmic: true, reference: 1,
                edition: edition
            ).chart(), table: table)
    }

    private var table: DataTable {
        let language = edition.language, ratio = MetricWords.of("observed-expected"), area = MetricWords.of("auc")
        let rankings = Dictionary(part["area.auc"].map { ($0.about.area, $0) }) { first, _ in first }
        let rows = ratios.map { finding in
            DataTable.Row(
                header: name(finding),
                cells: [
                    edition.withInterval(finding) { ratio.write($0, language) }.map { .number($0) } ?? .empty(edition[AuditWords.tooFew]),
                    .numberOrDash(rankings[finding.about.area].flatMap { edition.withInterval($0) { area.write($0, language) } }),
                    .numberOrDash(finding.count.map(edition.numbers.count)), .numberOrDash(finding.total.map(edition.numbers.count)),
                ])
        }
        return DataTable(
            caption: edition[AuditWords.areasTitle], header: edition[AuditWords.area],
            columns: [
                (edition[ratio.name], true), (edition[area.name], true), (edition[AuditWords.cases], true), (edition[AuditWords.counted], true),
            ],
            rows: rows)
    }

    private func name(_ finding: Finding) -> String { edition.labels.area(finding.about.area ?? "", edition.language) }

    private static func furthestFirst(_ findings: [Finding]) -> [Finding] {
        findings.map { (finding: $0, distance: log($0.value ?? 1).magnitude) }
            .sorted { ($1.distance, $0.finding.about.area ?? "") < ($0.distance, $1.finding.about.area ?? "") }.map(\.finding)
    }
}
