// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Where the shapes of areas are, and what the file calls things.
public struct GeometrySource: Hashable, Sendable {
    public var file: URL
    /// The property with the code of an area.
    public var code: String
    /// The property with its name.
    public var name: String
    /// What stands before the codes in the file and not in the registers: GM0363 is 0363.
    public var prefix: String

    public init(file: URL, code: String = "code", name: String = "name", prefix: String = "") {
        (self.file, self.code, self.name, self.prefix) = (file, code, name, prefix)
    }
}

extension AreaGeometry {
    /// Reads a FeatureCollection of polygons (RFC 7946). Coordinates in degrees or, as older files of national grids have them, in metres.
    ///
    /// A feature without a geometry is an area that is not drawn; other members of the file are not looked at.
    /// - Throws: `AreaGeometryError`.
    public static func read(_ source: GeometrySource) throws(AreaGeometryError) -> AreaGeometry {
        let file = source.file.lastPathComponent
        guard let bytes = try? Data(contentsOf: source.file) else { throw .notReadable(file: file) }
        return try read(bytes, source)
    }

    static func read(_ bytes: Data, _ source: GeometrySource) throws(AreaGeometryError) -> AreaGeometry {
        let file = source.file.lastPathComponent
        guard let root = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any], root["type"] as? String == "FeatureCollection",
            let features = root["features"] as? [Any]
        else { throw .notGeoJSON(file: file) }
        var areas: [Area] = [], seen: Set<String> = []
        for (place, entry) in features.enumerated() {
            guard let feature = entry as? [String: Any] else { throw .notGeoJSON(file: file) }
            let properties = feature["properties"] as? [String: Any] ?? [:]
            // A number has lost the zeros in front of a code.
            guard let written = properties[source.code] as? String, !written.isEmpty else {
                throw .noCode(file: file, feature: place + 1, property: source.code)
            }
            let code = !source.prefix.isEmpty && written.hasPrefix(source.prefix) ? String(written.dropFirst(source.prefix.count)) : written
            guard seen.insert(code).inserted else { throw .codeTwice(file: file, feature: place + 1) }
            guard let geometry = feature["geometry"], !(geometry is NSNull) else { continue }
            guard let polygons = polygons(geometry) else { throw .notAnArea(file: file, feature: place + 1) }
            areas.append(Area(code: code, name: properties[source.name] as? String, polygons: polygons))
        }
        return AreaGeometry(areas: areas)
    }

    private static func polygons(_ geometry: Any) -> [[[Point]]]? {
        guard let geometry = geometry as? [String: Any], let coordinates = geometry["coordinates"] as? [Any] else { return nil }
        switch geometry["type"] as? String {
        case "Polygon": return rings(coordinates).map { [$0] }
        case "MultiPolygon": return all(coordinates) { ($0 as? [Any]).flatMap(rings) }
        default: return nil
        }
    }

    private static func rings(_ polygon: [Any]) -> [[Point]]? {
        all(polygon) { ring in
            guard let points = (ring as? [Any]).flatMap({ all($0, point) }), points.count >= 4, points.first == points.last else { return nil }
            return points
        }
    }

    /// A height behind the two is not drawn.
    private static func point(_ pair: Any) -> Point? {
        guard let numbers = pair as? [Any], numbers.count >= 2, let x = (numbers[0] as? NSNumber)?.doubleValue,
            let y = (numbers[1] as? NSNumber)?.doubleValue, x.isFinite, y.isFinite, x.magnitude < 1e9, y.magnitude < 1e9
        else { return nil }
        return Point(x: x, y: y)
    }

    private static func all<Part>(_ parts: [Any], _ read: (Any) -> Part?) -> [Part]? {
        var result: [Part] = []
        result.reserveCapacity(parts.count)
        for part in parts {
            guard let part = read(part) else { return nil }
            result.append(part)
        }
        return result
    }
}
