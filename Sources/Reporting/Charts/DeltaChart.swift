// SPDX-License-Identifier: EUPL-1.2

import Basics

/// A conclusion over a grid of deltas: a cell for each place, dark where it is another one than in the middle.
struct DeltaChart {
    struct Cell {
        /// Of all others.
        let across: String
        /// Of the group.
        let down: String
        let text: String
        let isChanged: Bool
    }

    let cells: [Cell]
    let titles: (across: String, down: String)

    private static let rowHeight = 28
    /// With more places across, numbers would not fit their cells; the table has them.
    private static let mostNumbers = 7

    func chart() -> Chart {
        let first = distinct(cells.map(\.across)), second = Array(distinct(cells.map(\.down)).reversed())
        let across = Channel.names(.x, "across", order: first, title: titles.across, axis: Axis(grid: false))
        let down = Channel.names(.y, "down", order: second, title: titles.down, axis: Axis(grid: false))
        var layers = [Layer(Mark(.rect, color: .estimate), [across, down, .share(.opacity, "strength")])]
        if first.count <= Self.mostNumbers {
            layers += [
                Layer(Mark(.text, color: .ink, ["fontWeight": "bold"]), filter: "datum.changed", [across, down, .words("text")]),
                Layer(Mark(.text, color: .quiet), filter: "!datum.changed", [across, down, .words("text")]),
            ]
        }
        return Chart(height: max(2, second.count) * Self.rowHeight, rows: cells.map(row), layers: layers)
    }

    private func distinct(_ names: [String]) -> [String] { names.uniqued() }

    private func row(_ cell: Cell) -> JSON {
        [
            "across": .text(cell.across), "down": .text(cell.down), "text": .text(cell.text), "changed": .flag(cell.isChanged),
            "strength": .drawn(cell.isChanged ? 0.5 : 0.06),
        ]
    }
}
