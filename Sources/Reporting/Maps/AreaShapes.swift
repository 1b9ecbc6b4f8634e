// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The shapes of areas as evidence holds them: rings on a grid, x to the right and y downwards.
struct AreaShapes: Sendable {
    struct Shape: Sendable {
        let code: String
        let rings: [[Point]]
    }

    struct Point: Hashable, Sendable {
        let x: Double
        let y: Double
    }

    let shapes: [Shape]
    /// How much higher than wide the map is.
    let aspect: Double

    /// - Returns: `nil` for a run without shapes.
    init?(_ evidence: EvidenceIndex) {
        guard let table = evidence["area.geometry"].first?.table, let codes = table.column("area"), let outlines = table.column("outline") else {
            return nil
        }
        var shapes: [Shape] = []
        var frame: Point?
        for (code, outline) in zip(codes, outlines) {
            let rings = (outline.string ?? "").split(separator: ";").map(Self.ring)
            guard let code = code.string else {
                frame = rings.first?.first
                continue
            }
            if !rings.isEmpty { shapes.append(Shape(code: code, rings: rings)) }
        }
        guard !shapes.isEmpty, let frame, frame.x > 0, frame.y > 0 else { return nil }
        (self.shapes, aspect) = (shapes, frame.y / frame.x)
    }

    private static func ring(_ text: Substring) -> [Point] {
        text.split(separator: " ").compactMap { corner in
            let parts = corner.split(separator: ",").compactMap { Double($0) }
            return parts.count == 2 ? Point(x: parts[0], y: parts[1]) : nil
        }
    }
}

extension AreaShapes.Shape {
    /// As a GeoJSON geometry: rings fill and holes stay open by the way they turn, so that one polygon holds islands too.
    var geometry: JSON {
        [
            "type": "Polygon",
            "coordinates": .array(rings.map { ring in .array(ring.map { .array([.number($0.x), .number($0.y)]) }) }),
        ]
    }

    /// Where a name is written: the centroid of the largest part.
    var centre: AreaShapes.Point {
        var best = (size: 0.0, centre: rings.first?.first ?? AreaShapes.Point(x: 0, y: 0))
        for ring in rings {
            var (size, x, y) = (0.0, 0.0, 0.0)
            for (a, b) in zip(ring, ring.dropFirst()) {
                let cross = a.x * b.y - b.x * a.y
                (size, x, y) = (size + cross, x + (a.x + b.x) * cross, y + (a.y + b.y) * cross)
            }
            if size.magnitude > best.size { best = (size.magnitude, AreaShapes.Point(x: x / (3 * size), y: y / (3 * size))) }
        }
        return best.centre
    }
}
