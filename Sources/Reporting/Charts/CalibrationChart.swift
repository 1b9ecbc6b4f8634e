// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What was predicted against what was observed: a line per model, the band of the chosen one, and the line where both agree.
struct CalibrationChart {
    struct Curve: Sendable {
        let model: String
        let points: [Point]
    }

    struct Point: Sendable {
        let predicted: Double
        let observed: Double
        let lower: Double?
        let upper: Double?
        let rows: Double?
    }

    let curves: [Curve]
    let predictedTitle: String
    let observedTitle: String

    /// Both axes end at the same number, so that agreement is the diagonal.
    private var end: Double {
        let ends = curves.flatMap(\.points).flatMap { [$0.predicted, $0.observed] }
        return min(1, max(0.01, ends.max() ?? 1) * 1.08)
    }

    func chart() -> Chart {
        let scale = Scale(domain: 0...end), axis = Axis(format: "~%", ticks: 6)
        let across = Channel.quantity(.x, "predicted", title: predictedTitle, scale: scale, axis: axis)
        let upright = { (field: String) in Channel.quantity(.y, field, title: observedTitle, scale: scale, axis: axis) }
        var layers = [
            Layer(
                Mark(.line, color: .reference, ["strokeDash": [2, 3]]),
                rows: [["predicted": 0, "observed": 0], ["predicted": .drawn(end), "observed": .drawn(end)]],
                [across, upright("observed")])
        ]
        if let chosen = curves.first, chosen.points.contains(where: { $0.lower != nil }) {
            layers.append(Layer(Mark(.area, color: .band, ["clip": true]), rows: rows(chosen), [across, upright("lower"), .quantity(.y2, "upper")]))
        }
        // The chosen model is drawn last, on top of those it is compared with.
        for (index, curve) in curves.enumerated().reversed() {
            layers.append(Layer(ModelLine.mark(index), rows: rows(curve), [across, upright("observed")]))
        }
        return Chart(height: 340, rows: [], layers: layers)
    }

    private func rows(_ curve: Curve) -> [JSON] {
        curve.points.map { point in
            ["predicted": .drawn(point.predicted), "observed": .drawn(point.observed), "lower": .drawn(point.lower), "upper": .drawn(point.upper)]
        }
    }
}
