// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Evidence
import Foundation
import TestSupport
import Testing

/// Shapes of areas: read from GeoJSON, drawn on a grid where neighbours keep their common corners.
@Suite struct AreaGeometryTests {
    private static func read(_ text: String, _ change: (inout GeometrySource) -> Void = { _ in }) throws -> AreaGeometry {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("areas.geojson")
            try Data(text.utf8).write(to: file)
            var source = GeometrySource(file: file)
            change(&source)
            return try AreaGeometry.read(source)
        }
    }

    private static func feature(_ code: String, _ geometry: String, _ more: String = "") -> String {
        "{\"type\":\"Feature\",\"properties\":{\"code\":\(code)\(more)},\"geometry\":\(geometry)}"
    }

    private static func collection(_ features: String...) -> String {
        "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }

    private static func square(_ x: Double, _ y: Double, side: Double = 1) -> String {
        "[[\(x),\(y)],[\(x + side),\(y)],[\(x + side),\(y + side)],[\(x),\(y + side)],[\(x),\(y)]]"
    }

    /// The rings of each area as the evidence holds them, and the map's size.
    private static func drawn(_ geometry: AreaGeometry) throws -> (size: [Int], rings: [String: [[[Int]]]]) {
        let table = try #require(geometry.finding.table), areas = try #require(table.column("area"))
        let outlines = try #require(table.column("outline")).map { outline in
            (outline.string ?? "").split(separator: ";").map { ring in
                ring.split(separator: " ").map { $0.split(separator: ",").compactMap { Int($0) } }
            }
        }
        let rings = zip(areas, outlines).compactMap { area, rings in area.string.map { ($0, rings) } }
        return (outlines[0][0][0], Dictionary(uniqueKeysWithValues: rings))
    }

    /// Twice the area that a ring goes around; above 0 for one that turns clockwise on a page, whose y points down.
    private static func turning(_ ring: [[Int]]) -> Int {
        zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
    }

    @Test func neighboursShareTheirCorners() throws {
        let geometry = try Self.read(
            Self.collection(
                Self.feature(
                    "\"0001\"", "{\"type\":\"Polygon\",\"coordinates\":[\(Self.square(100_000, 400_000, side: 500))]}", ",\"name\":\"West\""),
                Self.feature("\"0002\"", "{\"type\":\"Polygon\",\"coordinates\":[\(Self.square(100_500, 400_000, side: 500))]}")))
        #expect(geometry.codes == ["0001", "0002"] && geometry.names == ["0001": "West"])
        let drawn = try Self.drawn(geometry)
        #expect(drawn.size == [1024, 512], "metres are taken as they are")
        #expect(drawn.rings["0001"] == [[[0, 0], [512, 0], [512, 512], [0, 512], [0, 0]]])
        #expect(drawn.rings["0002"] == [[[512, 0], [1024, 0], [1024, 512], [512, 512], [512, 0]]])
    }

    /// A degree of longitude at 60 degrees north is half a degree of latitude.
    @Test func degreesBecomeLengths() throws {
        let geometry = try Self.read(
            Self.collection(Self.feature("\"1\"", "{\"type\":\"MultiPolygon\",\"coordinates\":[[\(Self.square(5, 59.5))]]}")))
        let size = try Self.drawn(geometry).size
        #expect(size[1] == 1024 && abs(size[0] - 512) <= 1, "\(size)")
    }

    /// Whichever way the file turns its rings, outer ones turn one way and holes the other.
    @Test func holesStayOpen() throws {
        let outer = Self.square(0, 0, side: 8), hole = Self.square(2, 2, side: 2)
        for rings in [[outer, hole], [Self.reversed(outer), hole], [outer, Self.reversed(hole)]] {
            let geometry = try Self.read(
                Self.collection(Self.feature("\"1\"", "{\"type\":\"Polygon\",\"coordinates\":[\(rings.joined(separator: ","))]}")))
            let drawn = try #require(try Self.drawn(geometry).rings["1"])
            #expect(drawn.count == 2 && Self.turning(drawn[0]) > 0 && Self.turning(drawn[1]) < 0)
        }
    }

    private static func reversed(_ ring: String) -> String {
        let points = ring.dropFirst(2).dropLast(2).components(separatedBy: "],[")
        return "[[" + points.reversed().joined(separator: "],[") + "]]"
    }

    /// Corners on a straight line say nothing; an island smaller than a cell is still there.
    @Test func whatIsDrawnIsCoarse() throws {
        let line = (0...1000).map { "[\(Double($0) / 1000 * 8),0]" }.joined(separator: ",")
        let island = Self.square(20, 4, side: 0.0001)
        let geometry = try Self.read(
            Self.collection(
                Self.feature("\"1\"", "{\"type\":\"Polygon\",\"coordinates\":[[\(line),[8,8],[0,8],[0,0]]]}"),
                Self.feature("\"2\"", "{\"type\":\"Polygon\",\"coordinates\":[\(island)]}")))
        let drawn = try Self.drawn(geometry)
        #expect(drawn.rings["1"]?[0].count == 5)
        #expect(drawn.rings["2"]?[0].count == 5 && (drawn.rings["2"].map { Self.turning($0[0]) } ?? 0) > 0)
    }

    @Test func aMapHasTheAreasOfTheStudy() throws {
        let polygon = "{\"type\":\"Polygon\",\"coordinates\":[\(Self.square(0, 0))]}"
        let geometry = try Self.read(Self.collection(Self.feature("\"b\"", polygon), Self.feature("\"a\"", polygon), Self.feature("\"c\"", "null")))
        #expect(geometry.only(["a", "c", "z"]).codes == ["a"], "c has no shape, and is no mistake")
    }

    @Test func lettersInFrontOfACodeAreNamed() throws {
        let polygon = "{\"type\":\"Polygon\",\"coordinates\":[\(Self.square(0, 0))]}"
        let text = Self.collection(
            "{\"type\":\"Feature\",\"properties\":{\"statcode\":\"GM0363\",\"statnaam\":\"Veld\"},\"geometry\":\(polygon)}")
        let geometry = try Self.read(text) { ($0.code, $0.name, $0.prefix) = ("statcode", "statnaam", "GM") }
        #expect(geometry.names == ["0363": "Veld"])
    }

    @Test(arguments: [
        "", "[]", "{\"type\":\"Feature\"}", collection("1"), collection(feature("363", "null")),
        collection(feature("\"1\"", "{\"type\":\"Point\",\"coordinates\":[1,2]}")),
        collection(feature("\"1\"", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1]]]}")),
        collection(feature("\"1\"", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1e300,0],[1,1],[0,0]]]}")),
        collection(feature("\"1\"", "null"), feature("\"1\"", "null")),
    ])
    func whatIsNoMapIsRefused(text: String) throws {
        #expect(throws: AreaGeometryError.self) { try Self.read(text) }
        #expect(throws: AreaGeometryError.notReadable(file: "no.geojson")) {
            try AreaGeometry.read(GeometrySource(file: URL(fileURLWithPath: "/nowhere/no.geojson")))
        }
    }
}
