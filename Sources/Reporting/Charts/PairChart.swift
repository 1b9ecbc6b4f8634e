// SPDX-License-Identifier: EUPL-1.2

import Basics
import func Foundation.log

/// The joint effect of two features: a cell for each combination, coloured by how much it multiplies the odds.
struct PairChart {
    let pair: PairShape
    /// Names of the two features, for the axes.
    let names: (first: String, second: String)
    let written: (Double) -> String

    private static let rowHeight = 28
    /// With more groups across, numbers would not fit their cells; the table has them.
    private static let mostNumbers = 7
    /// Odds that have the fullest colour.
    private static let fullest = 2.0
    private static let longestName = 110

    func chart() -> Chart {
        let across = Channel.names(.x, "first", order: pair.first, title: names.first, axis: Axis(grid: false, labelLimit: Self.longestName))
        let down = Channel.names(.y, "second", order: pair.second, title: names.second, axis: Axis(grid: false, labelLimit: Self.longestName))
        let rows = pair.cells.map(row)
        var layers = [
            Layer(Mark(.rect, color: .estimate), filter: "datum.odds >= 1", [across, down, .share(.opacity, "strength")]),
            Layer(Mark(.rect, color: .comparison), filter: "datum.odds < 1", [across, down, .share(.opacity, "strength")]),
        ]
        if pair.first.count <= Self.mostNumbers {
            layers += [
                Layer(Mark(.text, color: .ink, ["fontWeight": "bold"]), filter: "datum.clear", [across, down, .words("text")]),
                Layer(Mark(.text, color: .quiet), filter: "!datum.clear", [across, down, .words("text")]),
            ]
        }
        return Chart(height: max(2, pair.second.count) * Self.rowHeight, rows: rows, layers: layers)
    }

    private func row(_ cell: PairShape.Cell) -> JSON {
        let strength = min(1, abs(log(cell.odds)) / log(Self.fullest)) * 0.75 + 0.03
        return [
            "first": .text(cell.first), "second": .text(cell.second), "odds": .drawn(cell.odds), "strength": .drawn(strength),
            "clear": .flag(cell.isClear), "text": .text("×\(written(cell.odds))"),
        ]
    }
}
