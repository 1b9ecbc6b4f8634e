// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation

/// The joint effect of two features as a figure.
struct PairFigure {
    let edition: Edition
    let pair: PairShape

    func figure(id: String) -> Figure {
        let title = edition.labels.feature(pair.name, edition.language).capitalisedFirst
        let rows = pair.cells.map { cell in
            DataTable.Row(
                header: name(cell),
                cells: [
                    .number(written(cell.odds)), .number(edition.range([cell.lower, cell.upper], written)),
                ] + (pair.isResampled ? [.numberOrDash(cell.resampled.map { edition.range([$0.lower, $0.upper], written) })] : []) + [
                    .numberOrDash(cell.rows.map(edition.numbers.count)), .numberOrDash(cell.events.map(edition.numbers.count)),
                ])
        }
        return Figure(
            id: edition.anchor(id), title: title, alternative: alternative, chart: PairChart(pair: pair, names: names, written: written).chart(),
            table: DataTable(
                caption: title, header: edition[ModelWords.combination],
                columns: [
                    (edition[ModelWords.odds], true), (edition[ModelWords.interval], true),
                ] + (pair.isResampled ? [(edition[ResamplingWords.interval], true)] : []) + [
                    (edition[ModelWords.rows], true), (edition[ModelWords.events], true),
                ], rows: rows))
    }

    private var names: (first: String, second: String) {
        let features = pair.name.components(separatedBy: " x ").map { edition.labels.feature($0, edition.language) }
        return (features.first ?? "", features.last ?? "")
    }

    private var alternative: String {
        let sorted = pair.cells.sorted { ($0.odds, name($0)) < ($1.odds, name($1)) }
        guard let lowest = sorted.first, let highest = sorted.last else { return "" }
        return edition[
            ModelWords.pairAlternative(low: (name(lowest), written(lowest.odds)), high: (name(highest), written(highest.odds)))]
    }

    private func name(_ cell: PairShape.Cell) -> String { "\(cell.first) × \(cell.second)" }

    private func written(_ odds: Double) -> String { edition.numbers.number(odds, decimals: 2) }
}
