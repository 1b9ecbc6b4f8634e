// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import SyntheticRegisters
import Testing

/// The raw registers of a small world, whole in memory: they tell one story, in the shape of real registers.
@Suite struct RawRegistersTests {
    /// The rows of every file, by its path.
    static let files = Result { () -> [String: Table] in
        let world = try BirthsRegister(births: 12_000, seed: 9).world()
        return try Dictionary(uniqueKeysWithValues: world.tables.map { ($0.path, try Self.whole($0, of: world)) })
    }

    static func whole(_ table: RawTable, of world: RegisterWorld) throws -> Table {
        let pieces = try (0..<world.pieces).map { try table.rows(of: world.block($0)) }
        return try Table(
            columns: table.layout.enumerated().map { index, layout in
                var values = pieces[0].columns[index].values
                for piece in pieces.dropFirst() { values = joined(values, piece.columns[index].values) }
                return Column(name: layout.name, values: values)
            })
    }

    private static func joined(_ one: ColumnValues, _ other: ColumnValues) -> ColumnValues {
        switch (one, other) {
        case (.number(let a), .number(let b)): .number(a + b)
        case (.integer(let a), .integer(let b)): .integer(a + b)
        case (.date(let a), .date(let b)): .date(a + b)
        case (.text(let a), .text(let b)): .text(a + b)
        case (.category(let a, let levels), .category(let b, _)): .category(codes: a + b, levels: levels)
        default: one
        }
    }

    static func table(_ name: String) throws -> Table {
        let files = try files.get()
        return try #require(files.first { $0.key.hasSuffix("/\(name)") }?.value, "\(name)")
    }

    static func births() throws -> [Table] { try (2015...2019).map { try table("PRNL\($0)V1") } }

    @Test func registersHaveTheirFilesAndVersions() throws {
        let paths = try Self.files.get().keys
        for register in [
            "PRNL", "GBAPERSOON", "KINDOUDER", "GBAHUISHOUDENS", "GBAADRESOBJECT", "VSLGWB", "INPA", "INHA", "SPOLIS", "SECM", "HOOGSTEOPL",
            "ZVWZORGKOSTEN", "MEDICIJN", "JGDHULP", "JGDBESCHERM", "VEH", "EIGENDOMWOZ", "WANBZVW", "WSNPPERS", "GBAOVERLIJDEN",
        ] { #expect(paths.contains { $0.split(separator: "/").last?.hasPrefix(register) ?? false }, "\(register)") }
        // V9 comes after V10 in the alphabet, and before it in time.
        let (old, new) = (try Self.table("KINDOUDER2022TABV9"), try Self.table("KINDOUDER2022TABV10"))
        #expect(new.rowCount == 12_000)
        #expect((0.90...0.98).contains(Double(old.rowCount) / Double(new.rowCount)))
        #expect(try Self.table("INHA2016TABV1").rowCount < Self.table("INHA2016TABV2").rowCount)
    }

    /// The invented groups of a mother are the same in the register as in the table of births.
    @Test func groupsOfMothersAreARegister() throws {
        let table = try Self.table("GROEP2022TABV1"), persons = Set(try Self.table("GBAPERSOON2022TABV1").texts("RINPERSOON"))
        let keys = try table.texts("RINPERSOON")
        #expect(Set(keys).count == keys.count && persons.isSuperset(of: keys))
        for (column, share) in [("GROEP15", 0.15), ("GROEP30", 0.30)] {
            let inside = Double(try table.texts(column).count { $0 == "1" }) / Double(keys.count)
            #expect(abs(inside - share) < 0.02, "\(column)")
        }
    }

    @Test func keysAreTextsOfNineCharacters() throws {
        for (path, table) in try Self.files.get() {
            for column in table.columns where column.name.hasPrefix("RINPERSOON") && !column.name.hasPrefix("RINPERSOONS") {
                #expect(try table.texts(column.name).allSatisfy { $0.utf8.count == 9 }, "\(path) \(column.name)")
            }
        }
        let children = try Self.births().flatMap { try $0.texts("RINPERSOON") }
        #expect(children.count > 12_000, "some births are there twice")
        let unlinked = Double(children.count { $0 == "---------" }) / Double(children.count)
        #expect(abs(unlinked - 0.015) < 0.006)
    }

    /// Preterm 7%, SGA by the percentile for sex and day, ages, smoking, origin.
    @Test func marginsAreThoseOfTheCohortTable() throws {
        let births = try Self.births()
        func all(_ column: String) throws -> [Double] { try births.flatMap { try $0.numbers(column) } }
        #expect(abs(share(try all("amddd")) { $0 < 259 } - 0.07) < 0.01)
        #expect(abs(share(try all("hoftiezer")) { $0 < 10 } - 0.10) < 0.03)
        #expect((29...32.5).contains(mean(try all("lft"))))
        let origin = try births.flatMap { try $0.texts("etnic") }
        #expect(abs(Double(origin.count { $0 == "B" }) / Double(origin.count) - 0.15) < 0.02)
        for (table, year) in zip(births, 2015...2019) {
            #expect(try table.numbers("ddgeb").allSatisfy { CivilDay(daysSinceEpoch: Int32($0)).components.year == year })
        }
    }

    /// Spells of a person follow each other without a gap or overlap, and end after they start.
    @Test(arguments: [
        ("GBAHUISHOUDENS2022BUSV1", "DATUMAANVANGHH", "DATUMEINDEHH"),
        ("GBAADRESOBJECT2022BUSV1", "GBADATUMAANVANGADRESHOUDING", "GBADATUMEINDEADRESHOUDING"), ("SECM2022BUSV1", "AANVSECM", "EINDSECM"),
    ])
    func spellsTileALife(file: String, start: String, end: String) throws {
        let table = try Self.table(file)
        let (keys, starts, ends) = (try table.texts("RINPERSOON"), try table.texts(start), try table.texts(end))
        for rows in Dictionary(grouping: keys.indices, by: { keys[$0] }).values {
            let spells = rows.map { (starts[$0], ends[$0]) }.sorted { $0.0 < $1.0 }
            #expect(spells.allSatisfy { $0.0 <= $0.1 })
            for (one, next) in zip(spells, spells.dropFirst()) { #expect(Self.day(one.1) + 1 == Self.day(next.0), "\(file)") }
        }
        #expect(ends.contains("88888888"))
    }

    static func day(_ text: String) -> Int {
        let parts = [text.prefix(4), text.dropFirst(4).prefix(2), text.suffix(2)].map { Int($0) ?? 0 }
        return CivilDay(year: parts[0], month: parts[1], day: parts[2]).map { Int($0.daysSinceEpoch) } ?? 0
    }

    /// Households: most children are born into a couple's.
    @Test func householdTypesArePlausible() throws {
        let table = try Self.table("GBAHUISHOUDENS2022BUSV1")
        let (places, types) = (try table.texts("PLHH"), try table.texts("TYPHH"))
        let children = places.indices.filter { places[$0] == "1" }
        let withOneParent = Double(children.count { types[$0] == "6" }) / Double(children.count)
        #expect((0.05...0.30).contains(withOneParent))
        #expect(zip(places, types).allSatisfy { $0 != "7" || $1 == "6" })
    }

    /// Recorded help is what the detection let through; protection follows need.
    @Test func youthCareFollowsNeed() throws {
        let made = try BirthsRegister(births: 12_000, seed: 9).synthesize()
        let recorded = Set(zip(try made.truth.texts("RINPERSOON"), try made.truth.numbers("early_help_recorded")).filter { $0.1 == 1 }.map(\.0))
        let inNeed = Set(zip(try made.truth.texts("RINPERSOON"), try made.truth.numbers("need")).filter { $0.1 == 1 }.map(\.0))
        let helped = Set(try (2015...2022).flatMap { try Self.table("JGDHULP\($0)BUSV1").texts("RINPERSOON") })
        let protected = Set(try (2015...2022).flatMap { try Self.table("JGDBESCHERM\($0)BUSV1").texts("RINPERSOON") })
        #expect(helped.isSubset(of: recorded))
        #expect(Double(helped.count) > 0.95 * Double(recorded.count))
        #expect(protected.isSubset(of: inNeed) && !protected.isEmpty)
    }

    /// Traps that a catalogue must declare.
    @Test func quirksAreThere() throws {
        let area = try Self.table("VSLGWB2020TABV1")
        #expect(area["gem2017"] != nil && area["Gem2018"] != nil && area["WC2019"] != nil)
        #expect(try Self.table("ZVWZORGKOSTEN2017TABV2")["ZVWKVERLOSKUNDIGEZORG"] != nil)
        #expect(try Self.table("ZVWZORGKOSTEN2018TABV1")["ZVWKGEBOORTEZORG"] != nil)
        #expect(try Self.table("ZVWZORGKOSTEN2013TABV1")["ZVWKGGZ"] != nil)
        let income = try Self.table("INHA2018TABV1").numbers("INHBRUTINKH")
        #expect(income.contains(9_999_999_999) && income.contains { $0 < 0 })
        #expect((40_000...95_000).contains(income.filter { $0 < 1e9 }.sorted()[income.count / 2]))
        #expect(try Self.table("HOOGSTEOPL2016TABV1").texts("OPLNIVSOI2016AGG4HBMETNIRWO").contains("9999"))
        // Every mother of the births is in the registers of persons.
        let persons = Set(try Self.table("GBAPERSOON2022TABV1").texts("RINPERSOON"))
        let mothers = try Self.births().flatMap { try $0.texts("RINPERSOONMa") }.filter { $0 != "---------" }
        #expect(mothers.allSatisfy(persons.contains))
    }

    /// A piece of the world is the same whenever it is made.
    @Test func piecesAreTheSameAgain() throws {
        let (one, other) = (try BirthsRegister(births: 9_000, seed: 4).world(), try BirthsRegister(births: 9_000, seed: 4).world())
        #expect(one.pieces > 1)
        for (table, again) in zip(one.tables, other.tables) {
            #expect(try table.rows(of: one.block(1)).contents == again.rows(of: other.block(1)).contents, "\(table.path)")
        }
    }

    /// The map: every district is a closed ring, and codes are those of the areas.
    @Test func theMapIsClosed() throws {
        let world = try BirthsRegister(births: 5_000, seed: 4).world()
        for file in world.publicFiles where file.name.hasSuffix(".geojson") {
            let map = try #require(JSONSerialization.jsonObject(with: file.content) as? [String: Any])
            let features = try #require(map["features"] as? [[String: Any]])
            #expect(!features.isEmpty)
            for feature in features {
                let shape = try #require((feature["geometry"] as? [String: Any])?["coordinates"] as? [[[[Double]]]])
                #expect(shape.allSatisfy { $0.allSatisfy { $0.count >= 5 && $0.first == $0.last } })
            }
        }
    }
}
