// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Whether the predictions come true, and how they are spread.
struct CalibrationSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    /// - Returns: `nil` when no model has a calibration curve.
    func section() -> Section? {
        let curves = part.models.compactMap(curve).filter { $0.points.count > 1 }
        guard let chosen = curves.first else { return nil }
        var blocks: [Block] = [.paragraph(edition[PerformanceWords.calibrationLead]), .figure(calibration(curves))]
        if chosen.points.contains(where: { $0.rows != nil }) { blocks.append(.figure(spread(chosen.points))) }
        return Section(id: edition.anchor("calibration-\(number)"), title: edition[PerformanceWords.calibrationTitle], blocks: blocks)
    }

    private func curve(_ model: String?) -> CalibrationChart.Curve? {
        let findings = part.findings("validation.calibration-curve", model: model)
        guard let table = findings.first?.table, let predicted = table.column("predicted"), let observed = table.column("observed") else {
            return nil
        }
        let lower = table.column("lower"), upper = table.column("upper"), rows = table.column("rows")
        let points = table.rows.indices.compactMap { index -> CalibrationChart.Point? in
            guard let x = predicted[index].double, let y = observed[index].double else { return nil }
            return .init(predicted: x, observed: y, lower: lower?[index].double, upper: upper?[index].double, rows: rows?[index].double)
        }
        return .init(model: model.map { edition.labels.model($0, edition.language) } ?? edition[PerformanceWords.model], points: points)
    }

    private func calibration(_ curves: [CalibrationChart.Curve]) -> Figure {
        let points = curves[0].points, share = { (value: Double) in edition.numbers.percentage(value) }
        let told = [points[points.count / 4], points[points.count / 2], points[points.count - 1]].map { (share($0.predicted), share($0.observed)) }
        let chart = CalibrationChart(
            curves: curves, predictedTitle: edition[PerformanceWords.predicted], observedTitle: edition[PerformanceWords.observed])
        let rows = curves.flatMap { curve in
            curve.points.map { point in
                DataTable.Row(
                    header: curve.model,
                    cells: [
                        .number(share(point.predicted)), .number(share(point.observed)),
                        .numberOrDash(edition.range(point.lower, point.upper, share)),
                        .numberOrDash(point.rows.map { edition.numbers.number($0, decimals: 0) }),
                    ])
            }
        }
        return Figure(
            id: edition.anchor("calibration-curve-\(number)"), title: edition[PerformanceWords.calibrationFigure],
            alternative: edition[PerformanceWords.calibrationAlternative(told)], keys: Self.keys(curves.map(\.model)), chart: chart.chart(),
            table: DataTable(
                caption: edition[PerformanceWords.calibrationFigure], header: edition[PerformanceWords.model],
                columns: [
                    (edition[PerformanceWords.predicted], true), (edition[PerformanceWords.observed], true), (edition[PageWords.interval], true),
                    (edition[PerformanceWords.rows], true),
                ], rows: rows))
    }

    private func spread(_ points: [CalibrationChart.Point]) -> Figure {
        let share = { (value: Double) in edition.numbers.percentage(value) }
        let sorted = points.sorted { $0.predicted < $1.predicted }
        let half = sorted.reduce(0) { $0 + ($1.rows ?? 0) } / 2
        var below = 0.0
        let middle = sorted.first { point in
            below += point.rows ?? 0
            return below >= half
        }
        let alternative = PerformanceWords.riskAlternative(
            middle: share(middle?.predicted ?? 0), from: share(sorted.first?.predicted ?? 0), to: share(sorted.last?.predicted ?? 0))
        let rows = sorted.map { point in
            DataTable.Row(header: share(point.predicted), cells: [.numberOrDash(point.rows.map { edition.numbers.number($0, decimals: 0) })])
        }
        return Figure(
            id: edition.anchor("spread-\(number)"), title: edition[PerformanceWords.riskFigure], alternative: edition[alternative],
            chart: RiskHistogram.chart(points, predictedTitle: edition[PerformanceWords.predicted], rowsTitle: edition[PerformanceWords.rows]),
            table: DataTable(
                caption: edition[PerformanceWords.riskFigure], header: edition[PerformanceWords.predicted],
                columns: [(edition[PerformanceWords.rows], true)], rows: rows))
    }

    /// The names of the models' lines.
    static func keys(_ models: [String]) -> [Figure.Key] {
        models.enumerated().map { Figure.Key(style: ModelLine.style($0), text: $1) }
    }
}

extension Edition {
    /// "5% to 7%", where both ends are there.
    func range(_ low: Double?, _ high: Double?, _ write: (Double) -> String) -> String? {
        guard let low, let high else { return nil }
        return range([low, high], write)
    }
}
