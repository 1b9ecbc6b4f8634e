// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Ties a field of the data to a place, a size or a colour.
struct Channel: Sendable {
    let name: Name
    let json: JSON

    enum Name: String { case x, x2, y, y2, yOffset, longitude, latitude, color, shape, strokeDash, text, fill, opacity }

    /// A field of numbers.
    static func quantity(_ name: Name, _ field: String, title: String? = nil, scale: Scale? = nil, axis: Axis? = nil) -> Channel {
        var members: [JSON.Member] = [.init(name: "field", value: .text(field))]
        if name != .x2, name != .y2 { members.append(.init(name: "type", value: "quantitative")) }
        if let scale { members.append(.init(name: "scale", value: scale.json)) }
        if name == .x || name == .y {
            members.append(.init(name: "title", value: title.map(JSON.text) ?? .null))
            if let axis { members.append(.init(name: "axis", value: axis.json)) }
        }
        return Channel(name: name, json: .object(members))
    }

    /// A field of names, drawn in the order given.
    static func names(_ name: Name, _ field: String, order: [String], title: String? = nil, axis: Axis? = nil) -> Channel {
        var members: [JSON.Member] = [
            .init(name: "field", value: .text(field)), .init(name: "type", value: "nominal"),
            .init(name: "sort", value: .array(order.map(JSON.text))),
        ]
        if name != .yOffset { members.append(.init(name: "title", value: title.map(JSON.text) ?? .null)) }
        if let axis { members.append(.init(name: "axis", value: axis.json)) }
        return Channel(name: name, json: .object(members))
    }

    /// A field whose values have looks of their own: colours or shapes.
    static func looks(_ name: Name, _ field: String, _ looks: KeyValuePairs<String, String>) -> Channel {
        Channel(
            name: name,
            json: [
                "field": .text(field), "type": "nominal", "legend": nil,
                "scale": ["domain": .array(looks.map { .text($0.key) }), "range": .array(looks.map { .text($0.value) })],
            ])
    }

    /// A field that holds the look itself, from 0 to 1.
    static func share(_ name: Name, _ field: String) -> Channel {
        Channel(name: name, json: ["field": .text(field), "type": "quantitative", "scale": .null, "legend": .null])
    }

    /// A coordinate on a map.
    static func place(_ name: Name, _ field: String) -> Channel {
        Channel(name: name, json: ["field": .text(field), "type": "quantitative"])
    }

    static func words(_ field: String) -> Channel { Channel(name: .text, json: ["field": .text(field)]) }

    /// A place that does not depend on the data: a line at 1, a label at the edge.
    static func at(_ name: Name, _ value: Double) -> Channel { Channel(name: name, json: ["datum": .number(value)]) }

    static func pixel(_ name: Name, _ value: JSON) -> Channel { Channel(name: name, json: ["value": value]) }
}

struct Scale: Sendable {
    var domain: ClosedRange<Double>?
    var isLogarithmic = false
    /// Whether the axis ends at round numbers.
    var nice = false

    var json: JSON {
        var members: [JSON.Member] = []
        if isLogarithmic { members.append(.init(name: "type", value: "log")) }
        if let domain { members.append(.init(name: "domain", value: [JSON.drawn(domain.lowerBound), JSON.drawn(domain.upperBound)])) }
        members.append(.init(name: "nice", value: .flag(nice)))
        // Said even with a domain: a line of reference in another layer would pull the axis to 0. A logarithm has none.
        if !isLogarithmic { members.append(.init(name: "zero", value: false)) }
        return .object(members)
    }
}

struct Axis: Sendable {
    /// A format of d3: `.0%`, `~s`.
    var format: String?
    var values: [Double]?
    /// An expression over `datum` that writes a tick's label.
    var label: String?
    var ticks: Int?
    var grid = true
    var labelLimit: Int?
    private var isHidden = false

    /// No line, no ticks, no labels.
    static var hidden: Axis {
        var axis = Axis()
        axis.isHidden = true
        return axis
    }

    /// Numbers in full, never as a power of ten.
    static let plain = ",.12~g"

    init(format: String? = nil, values: [Double]? = nil, label: String? = nil, ticks: Int? = nil, grid: Bool = true, labelLimit: Int? = nil) {
        (self.format, self.values, self.label, self.ticks, self.grid, self.labelLimit) = (format, values, label, ticks, grid, labelLimit)
    }

    var json: JSON {
        if isHidden { return nil }
        var members: [JSON.Member] = []
        if let format { members.append(.init(name: "format", value: .text(format))) }
        if let values { members.append(.init(name: "values", value: .array(values.map { JSON.drawn($0) }))) }
        if let label { members.append(.init(name: "labelExpr", value: .text(label))) }
        if let ticks { members.append(.init(name: "tickCount", value: .number(Double(ticks)))) }
        if let labelLimit { members.append(.init(name: "labelLimit", value: .number(Double(labelLimit)))) }
        members.append(.init(name: "grid", value: .flag(grid)))
        return .object(members)
    }
}
