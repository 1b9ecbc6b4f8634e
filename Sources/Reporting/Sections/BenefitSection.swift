// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Whether the model is of use: its net benefit beside selecting everybody and nobody.
struct BenefitSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    /// - Returns: `nil` when no model has a decision curve.
    func section() -> Section? {
        let curves = part.models.compactMap(curve).filter { $0.points.count > 1 }
        guard !curves.isEmpty else { return nil }
        var blocks: [Block] = [.paragraph(edition[PerformanceWords.benefitLead])]
        blocks += part["validation.net-benefit"].compactMap(edition.sentence).map { .paragraph($0) }
        blocks.append(.figure(figure(curves)))
        return Section(id: edition.anchor("benefit-\(number)"), title: edition[PerformanceWords.benefitTitle], blocks: blocks)
    }

    private func curve(_ model: String?) -> DecisionCurveChart.Curve? {
        let findings = part.findings("validation.decision-curve", model: model)
        guard let table = findings.first?.table, let thresholds = table.column("threshold") else { return nil }
        let columns = ["model", "all", "none", "lower", "upper"].map { table.column($0) }
        let gain = ["gain", "gain_lower", "gain_upper"].map { table.column($0) }
        let points = table.rows.indices.compactMap { index -> DecisionCurveChart.Point? in
            guard let threshold = thresholds[index].double, let value = columns[0]?[index].double, let all = columns[1]?[index].double else {
                return nil
            }
            return .init(
                threshold: threshold, model: value, lower: columns[3]?[index].double, upper: columns[4]?[index].double, all: all,
                none: columns[2]?[index].double ?? 0, standardised: table.column("standardised")?[index].double,
                gain: gain.compactMap { $0?[index].double })
        }
        return .init(model: model.map { edition.labels.model($0, edition.language) } ?? edition[PerformanceWords.model], points: points)
    }

    private func figure(_ curves: [DecisionCurveChart.Curve]) -> Figure {
        let share = { (value: Double) in edition.numbers.percentage(value) }
        let thousand = { (value: Double) in edition.numbers.number(value * 1000, decimals: 1) }
        let better = curves[0].points.filter { $0.model > max($0.all, $0.none) }.map(\.threshold)
        let alternative =
            if let low = better.min(), let high = better.max() { PerformanceWords.benefitAlternative(from: share(low), to: share(high)) } else {
                PerformanceWords.noBenefitAlternative
            }
        let chart = DecisionCurveChart(
            curves: curves, thresholdTitle: edition[PerformanceWords.threshold], benefitTitle: edition[PerformanceWords.netBenefit],
            everybody: edition[PerformanceWords.everybody], nobody: edition[PerformanceWords.nobody])
        let rows = curves.flatMap { curve in
            curve.points.map { point in
                DataTable.Row(
                    header: curve.model,
                    cells: [
                        .number(share(point.threshold)), .number(thousand(point.model)),
                        .numberOrDash(edition.range(point.lower, point.upper, thousand)), .number(thousand(point.all)),
                        .numberOrDash(point.standardised.map(share)),
                        .numberOrDash(
                            point.gain.flatMap { $0.count == 3 ? "\(thousand($0[0])) (\(edition.range(Array($0[1...]), thousand)))" : nil }),
                    ])
            }
        }
        let keys =
            CalibrationSection.keys(curves.map(\.model)) + [
                Figure.Key(style: "line-all", text: edition[PerformanceWords.everybody]),
                Figure.Key(style: "line-none", text: edition[PerformanceWords.nobody]),
            ]
        return Figure(
            id: edition.anchor("decision-curve-\(number)"), title: edition[PerformanceWords.benefitFigure], alternative: edition[alternative],
            keys: keys,
            chart: chart.chart(),
            table: DataTable(
                caption: edition[PerformanceWords.netBenefit], header: edition[PerformanceWords.model],
                columns: [
                    (edition[PerformanceWords.threshold], true), (edition[PerformanceWords.netBenefit], true), (edition[PageWords.interval], true),
                    (edition[PerformanceWords.everybody].capitalisedFirst, true), (edition[PerformanceWords.standardised], true),
                    (edition[PerformanceWords.gain], true),
                ], rows: rows))
    }
}
