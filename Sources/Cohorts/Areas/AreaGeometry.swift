// SPDX-License-Identifier: EUPL-1.2

/// The shapes of areas, as a map of them is drawn: public figures of a country, no data about anybody.
public struct AreaGeometry: Hashable, Sendable {
    /// A point in the plane or on the globe: x or longitude, y or latitude.
    struct Point: Hashable, Sendable {
        var x: Double
        var y: Double
    }

    /// One area: any number of polygons, each an outer ring and its holes. Rings are closed: the last point is the first.
    struct Area: Hashable, Sendable {
        var code: String
        var name: String?
        var polygons: [[[Point]]]

        var points: some Sequence<Point> { polygons.lazy.joined().joined() }
    }

    let areas: [Area]

    /// Codes of the areas that have a shape.
    public var codes: Set<String> { Set(areas.map(\.code)) }

    /// What areas are called, where the file says.
    public var names: [String: String] { areas.reduce(into: [:]) { names, area in names[area.code] = area.name } }

    /// The areas with these codes only, in the order of the codes: what a map of a study shows.
    public func only(_ codes: some Sequence<String>) -> AreaGeometry {
        let wanted = Set(codes)
        return AreaGeometry(areas: areas.filter { wanted.contains($0.code) }.sorted { $0.code < $1.code })
    }
}
