// SPDX-License-Identifier: EUPL-1.2

import Learning
import TestSupport
import Testing

@Suite("Bins of levels and of missing values")
struct LevelsAndMissingTests {
    /// 60 rows of Urk, 30 of Almere, 4 of Dronten, 3 of Zeewolde; Lelystad in no row.
    static let municipality: FeatureColumn = {
        let codes = (0..<97).map { row -> Int32 in row < 60 ? 3 : row < 90 ? 0 : row < 94 ? 1 : 4 }
        return FeatureColumn(name: "municipality", values: .nominal(codes: codes, levels: ["Almere", "Dronten", "Lelystad", "Urk", "Zeewolde"]))
    }()

    @Test func aBinForEachLevelThatOccurs() throws {
        let column = try BinnedColumn(Self.municipality)
        #expect(column.bins.scale == .nominal(levels: ["Almere", "Dronten", "Urk", "Zeewolde"]))
        #expect(column.rows == [30, 4, 60, 3, 0])
        #expect(column.matrix.coarse[0] == .identity(5))
    }

    /// Rare levels share the last bin, and so does a level that the model never saw.
    @Test func rareAndUnseenLevelsAreOther() throws {
        let column = try BinnedColumn(Self.municipality, binning: Binning(minimumRows: 10))
        #expect(column.bins.scale == .nominal(levels: ["Almere", "Urk"]))
        #expect(column.rows == [30, 60, 7])
        let unseen = FeatureColumn(name: "municipality", values: .nominal(codes: [0, 1, 2], levels: ["Urk", "Lelystad", "Dronten"]))
        #expect(try column.bins.codes(of: unseen, rows: [0, 1, 2]) == [1, 2, 2])
    }

    /// Levels are told by their code, not by their place in the list.
    @Test func orderOfLevelsDoesNotMatter() throws {
        guard case .nominal(let codes, let levels) = Self.municipality.values else { return }
        let reversed = FeatureColumn(name: "municipality", values: .nominal(codes: codes.map { 4 - $0 }, levels: levels.reversed()))
        let (one, other) = (try BinnedColumn(Self.municipality), try BinnedColumn(reversed))
        #expect(one.bins == other.bins && one.rows == other.rows)
    }

    /// Each reason for having no value is a bin; a number that is not finite was not recorded.
    @Test func missingKindsHaveTheirBins() throws {
        let values: [Double] = [1, 1, 2, .nan, .infinity, 0, 0, 0, 0, -.infinity]
        let missing: [UInt8] = [0, 0, 0, 0, 0, 1, 2, 5, 5, 0]
        let column = try BinnedColumn(
            FeatureColumn(name: "weight", values: .numeric(values), missing: missing, missingNames: [1: "not-recorded", 2: "structural", 5: "-9"]))
        #expect(column.edges == [1.5])
        #expect(column.bins.missing == ["-9", "not-recorded", "structural"])
        #expect(column.rows == [2, 1, 2, 4, 1, 0])
        #expect((0..<10).map { column.matrix.code(column: 0, row: $0) } == [0, 0, 1, 3, 3, 3, 4, 2, 2, 3])
    }

    /// A missing kind is known by its name, whatever its number in the column to be scored; an unseen one is `other`.
    @Test func missingKindsAreKnownByName() throws {
        let bins = FeatureBins(feature: "weight", scale: .numeric(edges: [60]), missing: ["-9", "not-recorded"])
        let column = FeatureColumn(
            name: "weight", values: .numeric([70, 0, 0, 0, .nan]), missing: [0, 7, 5, 3, 0], missingNames: [7: "-9", 5: "-8", 3: "unlinked"])
        #expect(try bins.codes(of: column, rows: [0, 1, 2, 3, 4]) == [1, 2, 4, 4, 3])
    }

    /// Names of kinds that a column does not name itself.
    @Test func standardNamesOfMissingKinds() {
        let column = FeatureColumn(name: "weight", values: .numeric([]))
        let names = [1, 2, 3, 4, 5, 9].map { column.missingName(of: $0) }
        #expect(names == ["not-recorded", "structural", "unlinked", "suppressed", "declared-1", "declared-5"])
    }

    @Test func nothingButMissing() throws {
        let column = try BinnedColumn([.nan, .nan, .nan])
        #expect(column.edges.isEmpty && column.rows == [0, 3, 0])
    }

    /// A code of no level was not recorded: it must not trap.
    @Test func codesOutsideTheLevels() throws {
        let column = try BinnedColumn(FeatureColumn(name: "municipality", values: .nominal(codes: [0, -1, 7, 1], levels: ["Almere", "Urk"])))
        #expect(column.bins.missing == ["not-recorded"] && column.rows == [1, 1, 2, 0])
    }

    /// Municipalities and occupations: more than 256 levels take two bytes, and 65,535 are too many.
    @Test func manyLevels() throws {
        func column(_ count: Int) -> FeatureColumn {
            FeatureColumn(name: "occupation", values: .nominal(codes: (0..<Int32(count)).map { $0 }, levels: (0..<count).map { String($0) }))
        }
        let many = try BinnedColumn(column(1000))
        #expect(many.bins.count == 1001)
        #expect((0..<1000).allSatisfy { many.bins.content(of: many.matrix.code(column: 0, row: $0)) == .level(String($0)) })
        #expect(throws: LearningError.tooManyLevels(feature: "occupation", limit: 65_535)) { try BinnedColumn(column(65_535)) }
    }

    /// Fewer rows of the same bins: what a fold is made of.
    @Test func selectedRowsKeepTheirCodes() throws {
        let births = DrawnBirths(BinnedMatrix.blockSize + 300)
        let matrix = try BinnedMatrix(births.features, rows: births.rows, binning: Binning(), progress: .silent)
        let positions = births.rows.filter { $0 % 3 == 1 }.reversed().map { $0 }
        let selected = try matrix.selecting(positions)
        #expect(selected.bins == matrix.bins && selected.rowCount == positions.count)
        for feature in 0..<matrix.featureCount {
            #expect(positions.indices.allSatisfy { selected.code(column: feature, row: $0) == matrix.code(column: feature, row: positions[$0]) })
        }
    }
}
