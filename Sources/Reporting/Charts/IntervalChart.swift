// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// A value with its interval, under the name of what it belongs to.
struct IntervalPoint: Sendable {
    let label: String
    /// `nil`: not printed; the chart then says so in words.
    let value: Double?
    let low: Double?
    let high: Double?
    var verdict: Verdict?

    init(label: String, finding: Finding, verdict: Verdict? = nil) {
        self.label = label
        value = finding.value
        low = finding.interval?.first
        high = finding.interval?.last
        self.verdict = verdict
    }

    /// A value that is a cell of a table.
    init(label: String, value: Double?, low: Double?, high: Double?) { (self.label, self.value, self.low, self.high) = (label, value, low, high) }

    /// A value without an interval: a sum of others.
    init(label: String, value: Double) { (self.label, self.value, low, high) = (label, value, nil, nil) }

    /// The value, and both ends of its interval.
    var ends: [Double] { [low, value, high].compactMap { $0 } }
}

/// Dots with intervals, one line a name: groups, areas, terms.
struct IntervalChart {
    let points: [IntervalPoint]
    let isShare: Bool
    var isLogarithmic = false
    /// What the points are held against: a dotted line.
    var reference: Double?
    let edition: Edition

    func chart() -> Chart {
        let place = { (field: String) in Channel.quantity(.x, field, scale: scale, axis: axis) }
        let names = NameAxis(field: "name", names: points.map(\.label)), name = names.channel
        var layers = names.layers()
        if let reference { layers.append(Layer(Mark(.rule, color: .reference, ["strokeDash": [2, 3]]), rows: [[:]], [.at(.x, reference)])) }
        layers.append(
            Layer(
                Mark(.rule, color: .estimate, ["strokeWidth": 2]), filter: "isValid(datum.low)", [place("low"), .quantity(.x2, "high"), name, colour])
        )
        layers.append(
            Layer(Mark(.point, ["filled": true, "size": 70, "opacity": 1]), filter: "isValid(datum.value)", [place("value"), name, colour, shape]))
        if points.contains(where: { $0.value == nil }) {
            layers.append(
                Layer(
                    Mark(.text, color: .quiet, ["align": "left", "dx": 4]), filter: "!isValid(datum.value)", [.pixel(.x, 0), name, .words("text")]))
        }
        return Chart(height: names.height, rows: rows, layers: layers)
    }

    private var rows: [JSON] {
        points.map { point in
            var members: [JSON.Member] = [.init(name: "name", value: .text(point.label))]
            if let value = point.value {
                members.append(.init(name: "value", value: .drawn(value)))
                members.append(.init(name: "verdict", value: .text(point.verdict?.rawValue ?? "none")))
            } else {
                members.append(.init(name: "text", value: .text(edition[AuditWords.tooFew])))
            }
            if let low = point.low, let high = point.high {
                members += [.init(name: "low", value: .drawn(low)), .init(name: "high", value: .drawn(high))]
            }
            return .object(members)
        }
    }

    /// From the smallest to the largest end, with a little air; a share keeps to 0 and 1.
    private var scale: Scale {
        let ends = points.flatMap(\.ends) + [reference].compactMap { $0 }
        guard let low = ends.min(), let high = ends.max() else { return Scale(domain: 0...1) }
        if isLogarithmic { return Scale(domain: max(low, 1e-3) / 1.05...max(high, 1.1e-3) * 1.05, isLogarithmic: true) }
        let air = max((high - low) * 0.06, 1e-6)
        return Scale(domain: isShare ? max(0, low - air)...min(1, high + air) : low - air...high + air)
    }

    private var axis: Axis {
        Axis(format: isShare ? "~%" : Axis.plain, values: isLogarithmic ? RoundNumbers.ratios(in: scale.domain) : nil, ticks: 4)
    }

    private var colour: Channel {
        .looks(
            .color, "verdict",
            [
                "concern": Palette.concern.rawValue, "fine": Palette.fine.rawValue, "insufficient": Palette.insufficient.rawValue,
                "information": Palette.estimate.rawValue, "none": Palette.estimate.rawValue,
            ])
    }

    private var shape: Channel {
        .looks(
            .shape, "verdict",
            [
                "concern": "triangle-up", "fine": "circle", "insufficient": Self.ring, "information": "square", "none": "circle",
            ])
    }

    /// A circle with a hole, as the path that Vega takes for a shape of one's own: "not enough to say" must look hollow.
    private static let ring = "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0ZM-.5,0A.5,.5,0,1,0,.5,0A.5,.5,0,1,0,-.5,0Z"
}
