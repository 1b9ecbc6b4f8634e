// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Shapes on a grid of whole numbers, x to the right and y downwards: coarse enough for a page, and the same corner for both neighbours.
///
/// Degrees become lengths by the equirectangular projection with the map's middle parallel as standard parallel (Snyder 1987, Map Projections,
/// page 90): over a country of a few degrees its shapes are right to about a hundredth.
struct AreaOutlines {
    struct Corner: Hashable {
        let x: Int
        let y: Int
    }

    /// Closed rings of each area: outer ones clockwise as they are seen, holes the other way.
    let rings: [[[Corner]]]
    /// How many cells wide and high.
    let (width, height): (Int, Int)

    /// Corners of all shapes together, at most: a page must stay small.
    private static let mostCorners = 20_000
    private static let (finest, coarsest) = (1024, 128)

    init(_ geometry: AreaGeometry) {
        let plane = Plane(geometry)
        var cells = Self.finest
        var (rings, size) = Self.drawn(geometry, plane, cells)
        while cells > Self.coarsest, rings.joined().reduce(0, { $0 + $1.count }) > Self.mostCorners {
            cells /= 2
            (rings, size) = Self.drawn(geometry, plane, cells)
        }
        self.rings = rings
        (width, height) = size
    }

    private static func drawn(_ geometry: AreaGeometry, _ plane: Plane, _ cells: Int) -> ([[[Corner]]], (Int, Int)) {
        let scale = Double(cells) / max(plane.width, plane.height, .leastNormalMagnitude)
        let rings = geometry.areas.map { area in
            area.polygons.flatMap { polygon in
                polygon.enumerated().compactMap { number, ring in
                    Self.ring(ring.map { plane.corner($0, scale) }, isHole: number > 0)
                }
            }
        }
        return (rings, (Int((plane.width * scale).rounded(.up)), Int((plane.height * scale).rounded(.up))))
    }

    /// The ring without corners that fall together or lie on a straight line.
    ///
    /// - Returns: `nil` where nothing is left of a hole; an island smaller than a cell becomes one.
    private static func ring(_ corners: [Corner], isHole: Bool) -> [Corner]? {
        var kept: [Corner] = []
        for corner in corners.dropLast() where corner != kept.last {
            while let last = kept.last, kept.count >= 2, turn(kept[kept.count - 2], last, corner) == 0 { kept.removeLast() }
            if corner != kept.last { kept.append(corner) }
        }
        if kept.count > 1, kept.first == kept.last { kept.removeLast() }
        let area = kept.indices.reduce(0) { sum, place in
            let (a, b) = (kept[place], kept[(place + 1) % kept.count])
            return sum + a.x * b.y - b.x * a.y
        }
        guard kept.count >= 3, area != 0 else {
            guard !isHole, let first = corners.first else { return nil }
            let (x, y) = (first.x, first.y)
            return [Corner(x: x, y: y), Corner(x: x + 1, y: y), Corner(x: x + 1, y: y + 1), Corner(x: x, y: y + 1), Corner(x: x, y: y)]
        }
        let turned = (area > 0) == isHole ? kept.reversed() : kept
        return turned + [turned[0]]
    }

    /// Twice the area of the triangle: 0 on a straight line.
    private static func turn(_ a: Corner, _ b: Corner, _ c: Corner) -> Int { (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y) }
}

extension AreaOutlines {
    /// From the coordinates of the file to lengths, from the upper left corner of the map.
    private struct Plane {
        private let (west, north): (Double, Double)
        private let stretch: Double
        let (width, height): (Double, Double)

        init(_ geometry: AreaGeometry) {
            var (west, east, south, north) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
            for area in geometry.areas {
                for point in area.points {
                    (west, east) = (min(west, point.x), max(east, point.x))
                    (south, north) = (min(south, point.y), max(north, point.y))
                }
            }
            guard west.isFinite else {
                (self.west, self.north, stretch, width, height) = (0, 0, 1, 0, 0)
                return
            }
            let isGlobe = west >= -180 && east <= 180 && south >= -90 && north <= 90
            stretch = isGlobe ? max(0.01, cos((south + north) / 2 * .pi / 180)) : 1
            (self.west, self.north) = (west, north)
            (width, height) = ((east - west) * stretch, north - south)
        }

        func corner(_ point: AreaGeometry.Point, _ scale: Double) -> Corner {
            Corner(x: Int(((point.x - west) * stretch * scale).rounded()), y: Int(((north - point.y) * scale).rounded()))
        }
    }
}
