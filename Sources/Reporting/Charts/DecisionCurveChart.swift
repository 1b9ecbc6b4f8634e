// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Net benefit over thresholds: a line per model, and what selecting everybody and nobody would bring.
struct DecisionCurveChart {
    struct Curve: Sendable {
        let model: String
        let points: [Point]
    }

    /// Net benefits per row.
    struct Point: Sendable {
        let threshold: Double
        let model: Double
        let lower: Double?
        let upper: Double?
        let all: Double
        let none: Double
        /// As a share of the rows with the outcome.
        var standardised: Double?
        /// What the model adds to the better of everybody and nobody, with its interval.
        var gain: [Double]?
    }

    let curves: [Curve]
    let thresholdTitle: String
    let benefitTitle: String
    let everybody: String
    let nobody: String

    func chart() -> Chart {
        let points = curves.flatMap(\.points), thresholds = points.map(\.threshold)
        let top = max(1e-6, points.flatMap { [$0.model, $0.all] }.max() ?? 1) * 1000
        // Selecting everybody soon costs far more than it brings: below a quarter of the top the line leaves the chart.
        let upScale = Scale(domain: -top * 0.25...top * 1.08)
        let across = Channel.quantity(
            .x, "threshold", title: thresholdTitle, scale: Scale(domain: (thresholds.min() ?? 0)...max(thresholds.max() ?? 1, 1e-3)),
            axis: Axis(format: "~%", ticks: 6))
        let upright = { (field: String) in Channel.quantity(.y, field, title: benefitTitle, scale: upScale, axis: Axis(format: Axis.plain, ticks: 6))
        }
        var layers: [Layer] = []
        if let chosen = curves.first {
            let rows = rows(chosen)
            if chosen.points.contains(where: { $0.lower != nil }) {
                layers.append(Layer(Mark(.area, color: .band, ["clip": true]), rows: rows, [across, upright("lower"), .quantity(.y2, "upper")]))
            }
            layers.append(Layer(Mark(.line, color: .reference, ["clip": true]), rows: rows, [across, upright("none")]))
            layers.append(Layer(Mark(.line, color: .quiet, ["clip": true, "strokeDash": [5, 3]]), rows: rows, [across, upright("all")]))
        }
        for (index, curve) in curves.enumerated().reversed() {
            layers.append(Layer(ModelLine.mark(index), rows: rows(curve), [across, upright("model")]))
        }
        return Chart(height: 300, rows: [], layers: layers)
    }

    private func rows(_ curve: Curve) -> [JSON] {
        let thousand = { (value: Double?) in JSON.drawn(value.map { $0 * 1000 }) }
        return curve.points.map { point in
            [
                "threshold": .drawn(point.threshold), "model": thousand(point.model), "lower": thousand(point.lower), "upper": thousand(point.upper),
                "all": thousand(point.all), "none": thousand(point.none),
            ]
        }
    }
}
