// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import func Foundation.log

/// What areas or years that the model did not learn from say: a forest of them, and all together.
struct UnitFigures {
    let edition: Edition
    let part: OutcomePart
    let number: Int
    /// `area` or `year`.
    let unit: String

    private static let drawn = 20

    func blocks() -> [Block] {
        let pooled = ["auc", "calibration-slope", "observed-expected"].flatMap { part["internal-external.\(unit).\($0)"] }
        guard !pooled.isEmpty else { return [] }
        let isArea = unit == "area"
        var blocks: [Block] = [
            .heading(id: edition.anchor("across-\(unit)-\(number)"), text: edition[isArea ? RobustnessWords.areaTitle : RobustnessWords.yearTitle]),
            .paragraph(edition[RobustnessWords.unitsLead]), .list(items(pooled)),
        ]
        if let figure = figure(pooled.last) { blocks.append(.figure(figure)) }
        return blocks
    }

    /// Too few units is said once.
    private func items(_ pooled: [Finding]) -> [Item] {
        pooled.contains { $0.value != nil } ? pooled.compactMap(edition.item) : pooled.prefix(1).compactMap(edition.item)
    }

    private func figure(_ pooled: Finding?) -> Figure? {
        guard let table = part.first("internal-external.\(unit).units")?.table, let names = table.column("unit"), names.count > 1 else { return nil }
        let ratio = MetricWords.of("observed-expected")
        func value(_ column: String, _ row: Int) -> Double? { table.column(column)?[row].double }
        let named = names.indices.map { name(names[$0].string ?? "", merged: Int(value("merged", $0) ?? 0)) }
        let usable = names.indices.filter { value("observed_expected", $0) ?? 0 > 0 }
        guard usable.count > 1 else { return nil }
        func distance(_ row: Int) -> Double { log(value("observed_expected", row) ?? 1).magnitude }
        let shown = usable.count > Self.drawn ? Array(usable.sorted { (distance($1), $0) < (distance($0), $1) }.prefix(Self.drawn)) : usable
        let sorted = shown.sorted { (value("observed_expected", $0) ?? 0, $1) > (value("observed_expected", $1) ?? 0, $0) }
        var points = (unit == "year" ? shown : sorted).map { row in
            IntervalPoint(
                label: named[row], value: value("observed_expected", row), low: value("observed_expected_lower", row),
                high: value("observed_expected_upper", row))
        }
        if let pooled, pooled.value != nil {
            points.append(IntervalPoint(label: edition[RobustnessWords.average], finding: pooled, verdict: pooled.verdict))
            let next = ["prediction_low", "prediction_high"].map { pooled.says?.arguments[$0]?.double }
            if let low = next[0], let high = next[1] {
                points.append(IntervalPoint(label: edition[RobustnessWords.next], value: pooled.value, low: low, high: high))
            }
        }
        let ends = [sorted[0], sorted[sorted.count - 1]].map { (named[$0], ratio.write(value("observed_expected", $0) ?? 0, edition.language)) }
        return Figure(
            id: edition.anchor("forest-\(unit)-\(number)"), title: edition[ratio.name],
            alternative: edition[AuditWords.alternative(edition[ratio.name], highest: ends[0], lowest: ends[1], unprinted: 0)],
            note: usable.count > shown.count ? edition[RobustnessWords.shown] : nil,
            chart: IntervalChart(points: points, isShare: false, isLogarithmic: true, reference: 1, edition: edition).chart(),
            table: self.table(table, named))
    }

    private func table(_ table: EvidenceTable, _ named: [String]) -> DataTable {
        let metrics = [("auc", "auc"), ("calibration-slope", "calibration_slope"), ("observed-expected", "observed_expected")]
        let rows = named.indices.map { row -> DataTable.Row in
            func value(_ column: String) -> Double? { table.column(column)?[row].double }
            let cells = metrics.map { metric, column -> DataTable.Cell in
                let words = MetricWords.of(metric), write = { (value: Double) in words.write(value, edition.language) }
                guard let own = value(column) else { return .empty("–") }
                let range = edition.range(value("\(column)_lower"), value("\(column)_upper"), write)
                return .number(range.map { "\(write(own)) (\($0))" } ?? write(own))
            }
            return DataTable.Row(
                header: named[row],
                cells: cells + ["events", "rows"].map { .numberOrDash(value($0).map { edition.numbers.number($0, decimals: 0) }) })
        }
        return DataTable(
            caption: edition[RobustnessWords.unit], header: edition[RobustnessWords.unit],
            columns: metrics.map { (edition[MetricWords.of($0.0).name], true) } + [
                (edition[AuditWords.cases], true), (edition[AuditWords.counted], true),
            ], rows: rows)
    }

    private func name(_ code: String, merged: Int) -> String {
        let name = unit == "area" ? edition.labels.area(code, edition.language) : code
        return merged > 0 ? edition[RobustnessWords.merged(name, merged)] : name
    }
}
