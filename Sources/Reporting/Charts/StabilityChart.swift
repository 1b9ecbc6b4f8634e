// SPDX-License-Identifier: EUPL-1.2

import Basics

/// How far a risk moves when other families are learned from: a band around the line where nothing moves.
struct StabilityChart {
    struct Point: Sendable {
        let risk: Double
        let lower: Double
        let upper: Double
    }

    let points: [Point]
    let originalTitle: String
    let resampledTitle: String

    func chart() -> Chart {
        let end = min(1, max(0.01, points.map(\.upper).max() ?? 1) * 1.05)
        let scale = Scale(domain: 0...end), axis = Axis(format: "~%", ticks: 6)
        let across = Channel.quantity(.x, "risk", title: originalTitle, scale: scale, axis: axis)
        let upright = { (field: String) in Channel.quantity(.y, field, title: resampledTitle, scale: scale, axis: axis) }
        let rows: [JSON] = points.map { ["risk": .drawn($0.risk), "lower": .drawn($0.lower), "upper": .drawn($0.upper)] }
        return Chart(
            height: 320, rows: [],
            layers: [
                Layer(Mark(.area, color: .band, ["clip": true]), rows: rows, [across, upright("lower"), .quantity(.y2, "upper")]),
                Layer(Mark(.line, color: .estimate, ["clip": true]), rows: rows, [across, upright("lower")]),
                Layer(Mark(.line, color: .estimate, ["clip": true]), rows: rows, [across, upright("upper")]),
                Layer(
                    Mark(.line, color: .reference, ["strokeDash": [2, 3]]),
                    rows: [["risk": 0, "same": 0], ["risk": .drawn(end), "same": .drawn(end)]], [across, upright("same")]),
            ])
    }
}
