// SPDX-License-Identifier: EUPL-1.2

import Basics
import func Foundation.log

/// A map of areas, coloured by how many times as much of something there is as the map's reference says; what is not printed stays grey.
struct AreaMapChart {
    /// What is known of an area.
    struct Value: Sendable {
        /// 1: as the reference. `nil`: too few to print.
        let ratio: Double?
        /// Whether the interval excludes 1: such an area gets a border.
        let isClear: Bool
    }

    let shapes: AreaShapes
    /// By code; areas without one are grey.
    let values: [String: Value]
    /// What areas with a border are called, those furthest from the reference first.
    let names: [(code: String, name: String)]

    /// Ratios that have the fullest colour.
    private static let fullest = 2.0
    private static let (width, lowest, highest) = (640.0, 220.0, 560.0)
    private static let mostNames = 6

    func chart() -> Chart {
        let strength = Channel.share(.opacity, "strength")
        let thin = Mark(.geoshape, ["stroke": .text(Palette.reference.rawValue), "strokeWidth": 0.5, "fillOpacity": 0])
        let thick = Mark(.geoshape, ["stroke": .text(Palette.ink.rawValue), "strokeWidth": 1.6, "fillOpacity": 0])
        let place: [Channel] = [.place(.longitude, "x"), .place(.latitude, "y"), .words("name")]
        let layers = [
            Layer(Mark(.geoshape, color: .reference, ["opacity": 0.1]), []),
            Layer(Mark(.geoshape, color: .estimate), filter: "datum.ratio >= 1", [strength]),
            Layer(Mark(.geoshape, color: .comparison), filter: "datum.ratio < 1 && isValid(datum.ratio)", [strength]),
            Layer(thin, []),
            Layer(thick, filter: "datum.clear", []),
            Layer(Mark(.text, color: .ink, ["fontWeight": "bold"]), rows: labels, place),
        ]
        let height = min(Self.highest, max(Self.lowest, Self.width * shapes.aspect))
        return Chart(height: Int(height), rows: shapes.shapes.map(row), layers: layers, projection: ["type": "identity"])
    }

    private func row(_ shape: AreaShapes.Shape) -> JSON {
        let value = values[shape.code]
        let strength = value?.ratio.map { min(1, abs(log(max($0, 1e-9))) / log(Self.fullest)) * 0.72 + 0.14 }
        return [
            "type": "Feature", "geometry": shape.geometry, "ratio": .drawn(value?.ratio), "strength": .drawn(strength),
            "clear": .flag(value?.isClear ?? false),
        ]
    }

    private var labels: [JSON] {
        let shape = Dictionary(shapes.shapes.map { ($0.code, $0) }) { first, _ in first }
        return names.prefix(Self.mostNames).compactMap { area in
            shape[area.code].map { shape in
                let centre = shape.centre
                return ["x": .drawn(centre.x), "y": .drawn(centre.y), "name": .text(area.name)]
            }
        }
    }
}
