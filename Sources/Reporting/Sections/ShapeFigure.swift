// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The shape of one feature as a figure.
struct ShapeFigure {
    let edition: Edition
    let shape: FeatureShape
    let odds: ClosedRange<Double>

    func figure(id: String) -> Figure {
        let language = edition.language, unit = edition.labels.unit(of: shape.feature)
        let name = edition.labels.feature(shape.feature, language).capitalisedFirst
        let title = unit.map { "\(name) (\($0))" } ?? name
        let rows = shape.parts.map { part in
            DataTable.Row(
                header: part.name,
                cells: [
                    .number(written(part.odds)), .number(edition.range([part.lower, part.upper], written)),
                ] + (shape.isResampled ? [.numberOrDash(part.resampled.map { edition.range([$0.lower, $0.upper], written) })] : []) + [
                    .numberOrDash(part.rows.map(edition.numbers.count)), .numberOrDash(part.events.map(edition.numbers.count)),
                ])
        }
        return Figure(
            id: edition.anchor(id), title: title, alternative: alternative, note: isClipped ? edition[ModelWords.clipped] : nil,
            chart: ShapeChart(parts: shape.present, missing: shape.missing, odds: odds).chart(),
            table: DataTable(
                caption: title, header: edition[ModelWords.value],
                columns: [
                    (edition[ModelWords.odds], true), (edition[ModelWords.interval], true),
                ] + (shape.isResampled ? [(edition[ResamplingWords.interval], true)] : []) + [
                    (edition[ModelWords.rows], true), (edition[ModelWords.events], true),
                ], rows: rows))
    }

    private var isClipped: Bool { shape.parts.contains { $0.lower < odds.lowerBound || $0.upper > odds.upperBound } }

    private var alternative: String {
        let sorted = shape.present.sorted { ($0.odds, $0.name) < ($1.odds, $1.name) }
        var sentences: [String] = []
        if let lowest = sorted.first, let highest = sorted.last {
            let isFlat = written(lowest.odds) == written(highest.odds)
            let words =
                isFlat
                ? ModelWords.flatAlternative(written(lowest.odds))
                : ModelWords.shapeAlternative(
                    low: (lowest.name, written(lowest.odds)), high: (highest.name, written(highest.odds)))
            sentences.append(edition[words])
        }
        sentences += shape.missing.map { edition[ModelWords.missingAlternative(LocalizedText($0.name.capitalisedFirst), written($0.odds))] }
        return sentences.joined(separator: " ")
    }

    private func written(_ odds: Double) -> String { edition.numbers.number(odds, decimals: 2) }
}
