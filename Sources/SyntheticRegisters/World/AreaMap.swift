// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

/// The shape of the invented country: a grid of districts with crooked borders, in the North Sea, where nobody takes them for real places.
///
/// A municipality is a block of three by two districts. Coordinates are longitude and latitude (WGS84), as GeoJSON wants them.
struct AreaMap {
    let areas: Areas
    let seed: UInt64

    private static let (west, south) = (2.6, 53.7)
    private static let (width, height) = (0.05, 0.033)
    private static let blockWidth = 3

    struct Corner: Hashable { let x: Int, y: Int }

    /// Districts as in a year.
    func districts(in year: Int) -> Data {
        collection(areas.all.indices.map { area in (areas.codes(of: area, in: year).district, [area]) }, kind: ("District", "Wijk"))
    }

    func municipalities(in year: Int) -> Data {
        var members: [String: [Int]] = [:]
        for area in areas.all.indices { members[areas.codes(of: area, in: year).municipality, default: []].append(area) }
        return collection(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, kind: ("Municipality", "Gemeente"))
    }

    private func collection(_ features: [(code: String, areas: [Int])], kind: (en: String, nl: String)) -> Data {
        let list = features.map { feature -> JSON in
            let rings = outlines(feature.areas).map { ring -> JSON in .array([.array(ring.map(point))]) }
            return [
                "type": "Feature", "properties": ["code": .text(feature.code), "name": .text("\(kind.nl) \(feature.code)")],
                "geometry": ["type": "MultiPolygon", "coordinates": .array(rings)],
            ]
        }
        let collection: JSON = ["type": "FeatureCollection", "features": .array(list)]
        return Data((collection.encoded + "\n").utf8)
    }

    /// Closed rings around some areas, counter-clockwise: the sides that only one of them has.
    private func outlines(_ members: [Int]) -> [[Corner]] {
        var next: [Corner: [Corner]] = [:]
        for area in members {
            let cell = cell(of: area)
            let corners = [
                cell, Corner(x: cell.x + 1, y: cell.y), Corner(x: cell.x + 1, y: cell.y + 1), Corner(x: cell.x, y: cell.y + 1),
            ]
            for (index, from) in corners.enumerated() {
                let to = corners[(index + 1) % 4]
                if let back = next[to]?.firstIndex(of: from) { next[to]?.remove(at: back) } else { next[from, default: []].append(to) }
            }
        }
        var rings: [[Corner]] = []
        while let start = next.filter({ !$0.value.isEmpty }).keys.min(by: { ($0.y, $0.x) < ($1.y, $1.x) }) {
            var ring = [start]
            var corner = start
            while let following = next[corner]?.popLast(), following != start {
                ring.append(following)
                corner = following
            }
            rings.append(ring + [start])
        }
        return rings
    }

    private func cell(of area: Int) -> Corner {
        let (municipality, part) = (area / Areas.areasPerMunicipality, area % Areas.areasPerMunicipality)
        let blocks = max(1, Int(Double((areas.all.count + Areas.areasPerMunicipality - 1) / Areas.areasPerMunicipality).squareRoot().rounded(.up)))
        return Corner(
            x: municipality % blocks * Self.blockWidth + part % Self.blockWidth, y: municipality / blocks * 2 + part / Self.blockWidth)
    }

    private func point(_ corner: Corner) -> JSON {
        var generator = Philox(seed: seed, stage: "corner", item: UInt64(corner.x) << 32 | UInt64(corner.y))
        let x = Self.west + Self.width * (Double(corner.x) + 0.5 * (generator.uniform() - 0.5))
        let y = Self.south + Self.height * (Double(corner.y) + 0.5 * (generator.uniform() - 0.5))
        return .array([.number((x * 1e5).rounded() / 1e5), .number((y * 1e5).rounded() / 1e5)])
    }
}
