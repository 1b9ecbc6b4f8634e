// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Whether the model would hold with other families, in areas it did not learn from, and in later years.
struct RobustnessSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    /// - Returns: `nil` where none of it was asked.
    func section() -> Section? {
        let blocks =
            refits + ["area", "year"].flatMap { UnitFigures(edition: edition, part: part, number: number, unit: $0).blocks() }
            + TransportReport(edition: edition, part: part, number: number).blocks()
        guard !blocks.isEmpty else { return nil }
        return Section(id: edition.anchor("robustness-\(number)"), title: edition[RobustnessWords.title], blocks: blocks)
    }

    private var refits: [Block] {
        let metrics = ["auc", "calibration-slope", "brier", "nagelkerke-r2"]
        let corrected = metrics.flatMap { part["optimism.\($0)"] }
        guard let first = corrected.first else { return [] }
        func count(_ name: String) -> String { first.says?.arguments[name]?.double.map { edition.numbers.number($0, decimals: 0) } ?? "–" }
        let said = corrected.prefix(1) + ["stability.mape", "stability.selection"].flatMap { part[$0] }
        var blocks: [Block] = [
            .heading(id: edition.anchor("refits-\(number)"), text: edition[RobustnessWords.refitsTitle]),
            .paragraph(edition[RobustnessWords.refitsLead(count("resamples"), failed: count("failed"))]),
            .list(said.compactMap(edition.item)), .table(table(corrected)),
        ]
        if let figure { blocks.append(.figure(figure)) }
        return blocks
    }

    private func table(_ corrected: [Finding]) -> DataTable {
        let rows = corrected.map { finding -> DataTable.Row in
            let words = MetricWords.of(String(finding.key.dropFirst("optimism.".count)))
            func cell(_ name: String) -> DataTable.Cell {
                .numberOrDash(finding.says?.arguments[name]?.double.map { words.write($0, edition.language) })
            }
            return DataTable.Row(
                header: edition[words.name],
                cells: [
                    cell("apparent"), cell("optimism"), .numberOrDash(edition.withInterval(finding) { words.write($0, edition.language) }),
                ])
        }
        return DataTable(
            caption: edition[RobustnessWords.caption], header: edition[PerformanceWords.metric],
            columns: [
                (edition[RobustnessWords.apparent], true), (edition[RobustnessWords.optimism], true), (edition[RobustnessWords.corrected], true),
            ], rows: rows)
    }

    private var figure: Figure? {
        guard let finding = part.first("stability.predictions"), let table = finding.table, let risks = table.column("risk"),
            let lower = table.column("lower"), let upper = table.column("upper"), let rows = table.column("rows"), !risks.isEmpty
        else { return nil }
        let share = { (value: Double?) in edition.numbers.percentage(value ?? 0) }
        let points = risks.indices.map {
            StabilityChart.Point(risk: risks[$0].double ?? 0, lower: lower[$0].double ?? 0, upper: upper[$0].double ?? 0)
        }
        let last = points[points.count - 1]
        return Figure(
            id: edition.anchor("stability-chart-\(number)"), title: edition[RobustnessWords.chartTitle],
            alternative: edition[RobustnessWords.chartAlternative(share(last.risk), low: share(last.lower), high: share(last.upper))],
            note: edition.sentence(of: finding),
            chart: StabilityChart(
                points: points, originalTitle: edition[RobustnessWords.original], resampledTitle: edition[RobustnessWords.resampled]
            ).chart(),
            table: DataTable(
                caption: edition[RobustnessWords.chartTitle], header: edition[RobustnessWords.original],
                columns: [(edition[RobustnessWords.resampled], true), (edition[RobustnessWords.rows], true)],
                rows: points.indices.map { place in
                    DataTable.Row(
                        header: share(points[place].risk),
                        cells: [
                            .number(edition.range([points[place].lower, points[place].upper]) { share($0) }),
                            .numberOrDash(rows[place].double.map { edition.numbers.number($0, decimals: 0) }),
                        ])
                }))
    }
}
