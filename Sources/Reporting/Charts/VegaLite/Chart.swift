// SPDX-License-Identifier: EUPL-1.2

import Basics

/// A chart in the grammar of Vega-Lite 6: rows of data, and layers of marks that share their axes.
///
/// Fonts, greys and spacing are the page's (`report.js`), so that a chart says only what is its own. The width is that of its place.
struct Chart: Sendable {
    /// Pixels of the drawing area.
    let height: Int
    let rows: [JSON]
    let layers: [Layer]
    /// From coordinates to the page, of a map.
    var projection: JSON?

    /// - Parameter description: the text alternative.
    func specification(description: String) -> JSON {
        let drawing: JSON = [
            "description": .text(description), "width": "container", "height": .number(Double(height)),
            "data": ["values": .array(rows)], "layer": .array(layers.map(\.json)),
        ]
        return projection.map { drawing.adding("projection", $0) } ?? drawing
    }
}

/// One kind of mark, and what of the data it shows.
struct Layer: Sendable {
    let mark: Mark
    let channels: [Channel]
    /// Only rows for which this holds: an expression over `datum`.
    var filter: String?
    /// Rows of its own, instead of the chart's.
    var rows: [JSON]?

    init(_ mark: Mark, filter: String? = nil, rows: [JSON]? = nil, _ channels: [Channel]) {
        (self.mark, self.filter, self.rows, self.channels) = (mark, filter, rows, channels)
    }

    var json: JSON {
        var members: [JSON.Member] = []
        if let rows { members.append(.init(name: "data", value: ["values": .array(rows)])) }
        if let filter { members.append(.init(name: "transform", value: [["filter": .text(filter)]])) }
        members.append(.init(name: "mark", value: mark.json))
        members.append(.init(name: "encoding", value: .object(channels.map { .init(name: $0.name.rawValue, value: $0.json) })))
        return .object(members)
    }
}

/// A geometric mark with its fixed looks.
struct Mark: Sendable {
    let json: JSON

    init(_ type: Kind, color: Palette? = nil, _ properties: KeyValuePairs<String, JSON> = [:]) {
        var members = [JSON.Member(name: "type", value: .text(type.rawValue))]
        if let color { members.append(.init(name: "color", value: .text(color.rawValue))) }
        members += properties.map { JSON.Member(name: $0.key, value: $0.value) }
        json = .object(members)
    }

    enum Kind: String { case area, bar, geoshape, line, point, rect, rule, text, tick }
}

/// Colours by what they mean. The page holds their values (Okabe and Ito's palette, safe for colour blindness), for light, dark and print.
enum Palette: String, CaseIterable, Sendable {
    case estimate = "var(--estimate)"
    case comparison = "var(--comparison)"
    case third = "var(--third)"
    case fourth = "var(--fourth)"
    case band = "var(--band)"
    case reference = "var(--reference)"
    case quiet = "var(--quiet)"
    case ink = "var(--ink)"
    case concern = "var(--concern)"
    case fine = "var(--fine)"
    case insufficient = "var(--insufficient)"
}
