// SPDX-License-Identifier: EUPL-1.2

import Basics

/// How the predictions are spread: a bar per point of the calibration curve, as high as the rows that it stands for.
enum RiskHistogram {
    static func chart(_ points: [CalibrationChart.Point], predictedTitle: String, rowsTitle: String) -> Chart {
        let sorted = points.sorted { $0.predicted < $1.predicted }
        let edges =
            [sorted[0].predicted] + zip(sorted, sorted.dropFirst()).map { ($0.predicted + $1.predicted) / 2 } + [sorted[sorted.count - 1].predicted]
        // Points need not lie evenly: the area of a bar, not its height, is its number of rows.
        let widths = zip(edges, edges.dropFirst()).map { max($1 - $0, 1e-9) }
        let rows: [JSON] = sorted.indices.map { index in
            let height = (sorted[index].rows ?? 0) / widths[index]
            return ["from": .drawn(edges[index]), "to": .drawn(edges[index + 1]), "height": .drawn(height), "floor": 0]
        }
        let highest = sorted.indices.map { (sorted[$0].rows ?? 0) / widths[$0] }.max() ?? 1
        let across = Channel.quantity(
            .x, "from", title: predictedTitle, scale: Scale(domain: 0...max(0.01, edges[edges.count - 1] * 1.02)), axis: Axis(format: "~%", ticks: 6))
        let upright = Channel.quantity(
            .y, "floor", title: rowsTitle, scale: Scale(domain: 0...max(highest, 1e-9)), axis: Axis(values: [], grid: false))
        return Chart(
            height: 90, rows: rows,
            layers: [Layer(Mark(.rect, color: .estimate, ["opacity": 0.6]), [across, .quantity(.x2, "to"), upright, .quantity(.y2, "height")])])
    }
}
