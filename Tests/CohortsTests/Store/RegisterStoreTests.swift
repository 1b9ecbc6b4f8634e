// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import RegisterData
import RegisterFiles
import SyntheticRegisters
import TestSupport
import Testing

/// Registers of an invented world on disk, read through the catalogue, are what the world wrote.
@Suite struct RegisterStoreTests {
    /// A world of 2,500 births as .sav files, with its catalogue.
    final class Place: @unchecked Sendable {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("registers-\(UUID().uuidString)")
        let world: RegisterWorld

        init(ending: String) throws {
            world = try BirthsRegister(births: 2_500, seed: 6).world()
            for table in world.tables {
                let file = url.appendingPathComponent("registers/\(table.path).\(ending)")
                try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                let stream = try TableStream(file, layout: table.layout)
                for piece in 0..<world.pieces { try stream.append(try table.rows(of: world.block(piece))) }
                try stream.finish()
            }
            try RegisterCatalogue.yaml(ending: ending).write(to: url.appendingPathComponent("catalog.yaml"))
        }

        deinit { try? FileManager.default.removeItem(at: url) }

        func store() throws -> RegisterStore { try RegisterStore(try Catalogue.read(url.appendingPathComponent("catalog.yaml"))) }
    }

    static let places = ["sav": Result { try Place(ending: "sav") }, "parquet": Result { try Place(ending: "parquet") }]

    static func place(_ ending: String) throws -> Place { try #require(places[ending]).get() }

    static func query(_ store: RegisterStore, _ views: [RegisterView], _ sql: String) throws -> Table { try store.open(views, threads: 1).query(sql) }

    static func texts(_ table: Table, _ name: String) throws -> [String?] {
        let column = try #require(table[name])
        return (0..<column.count).map { row in
            guard column.missingKind(row).isPresent else { return nil }
            return switch column.values {
            case .number(let values): "\(values[row])"
            case .integer(let values): "\(values[row])"
            case .category(let codes, let levels): levels[Int(codes[row])].code
            case .text(let values): values[row]
            case .date(let values): values[row].iso
            }
        }
    }

    /// Both formats give the same rows of every register.
    @Test func formatsAgree() throws {
        let (sav, parquet) = (try Self.place("sav").store(), try Self.place("parquet").store())
        for register in sav.catalogue.registers {
            let results = try [sav, parquet].map { store -> [[String?]] in
                let view = try store.view(of: register.name)
                let names = view.columns.map { SQLText.identifier($0.name) }.joined(separator: ", ")
                let table = try Self.query(
                    store, [view], "SELECT count(*) AS n, count(DISTINCT hash(\(names))) AS d FROM \(SQLText.identifier(register.name))")
                return try ["n", "d"].map { try Self.texts(table, $0) }
            }
            #expect(results[0][0] == results[1][0], "\(register.name)")
            if register.name != "PRNL" { #expect(results[0][0].first != "0", "\(register.name)") }
        }
    }

    /// The view against the rows that the world wrote, cell by cell.
    @Test(arguments: ["sav", "parquet"]) func incomesAreThoseOfTheWorld(ending: String) throws {
        let place = try Self.place(ending)
        let store = try place.store()
        let view = try store.view(of: "INHATAB", years: 2016...2016, columns: ["RINPERSOONHKW", "INHBRUTINKH"])
        #expect(view.files.count == 1 && view.columns.last?.unit == "euro")
        let read = try Self.query(store, [view], "SELECT * FROM INHATAB ORDER BY RINPERSOONHKW")
        let written = try #require(place.world.tables.first { $0.path.hasSuffix("INHA2016TABV2") })
        var expected: [(String, Double)] = []
        for piece in 0..<place.world.pieces {
            let rows = try written.rows(of: place.world.block(piece))
            guard case .text(let keys)? = rows["RINPERSOONHKW"]?.values, case .number(let incomes)? = rows["INHBRUTINKH"]?.values else { continue }
            expected += zip(keys, incomes)
        }
        expected.sort { $0.0 < $1.0 }
        #expect(try Self.texts(read, "RINPERSOONHKW") == expected.map(\.0))
        #expect(try Self.texts(read, "INHBRUTINKH") == expected.map { $0.1 == 9_999_999_999 ? nil : "\($0.1)" })
        #expect(try Self.texts(read, RegisterView.year).allSatisfy { $0 == "2016" })
        #expect(expected.contains { $0.1 == 9_999_999_999 })
    }

    @Test func spellsHaveDaysAndOpenEnds() throws {
        let store = try Self.place("sav").store()
        let view = try store.view(of: "GBAADRESOBJECTBUS")
        let sql = """
            SELECT count(*) AS n, count(*) FILTER (WHERE GBADATUMEINDEADRESHOUDING = DATE '9999-12-31') AS open,
            count(*) FILTER (WHERE GBADATUMAANVANGADRESHOUDING > GBADATUMEINDEADRESHOUDING) AS backwards FROM GBAADRESOBJECTBUS
            """
        let read = try Self.query(store, [view], sql)
        let counts = try ["n", "open", "backwards"].map { Int(try Self.texts(read, $0).first.flatMap { $0 } ?? "") ?? -1 }
        #expect(counts[0] > counts[1] && counts[1] > 1_000 && counts[2] == 0)
        #expect(view.problems.isEmpty)
        #expect(view.columns.first { $0.name == "GBADATUMEINDEADRESHOUDING" }?.type == .date)
    }

    /// One column a year becomes a row a year, whatever the case of its name; codes change where municipalities merge.
    @Test(arguments: ["sav", "parquet"]) func wideTablesBecomeLong(ending: String) throws {
        let store = try Self.place(ending).store()
        let view = try store.view(of: "VSLGWBTAB", years: 2017...2018)
        #expect(view.columns.map(\.name) == ["SOORTOBJECTNUMMER", "RINOBJECTNUMMER", "gem", "wc", "bc"])
        let read = try Self.query(store, [view], "SELECT register_year, count(*) AS n, min(wc) AS wc FROM VSLGWBTAB GROUP BY 1 ORDER BY 1")
        #expect(try Self.texts(read, RegisterView.year) == ["2017", "2018"])
        #expect(try Set(Self.texts(read, "n")).count == 1)
        #expect(try Self.texts(read, "wc").allSatisfy { $0?.utf8.count == 6 })
    }

    @Test func datesOfPartsRenamedAndCumulativeColumns() throws {
        let store = try Self.place("sav").store()
        let person = try store.view(of: "GBAPERSOONTAB", columns: ["RINPERSOON", "birth_date"])
        let birth = try store.view(of: "PRNL", columns: ["RINPERSOON", "ddgeb"])
        let care = try store.view(of: "ZVWZORGKOSTENTAB", years: 2016...2018, columns: ["RINPERSOON", "ZVWKGEBOORTEZORG"])
        let parents = try store.view(of: "KINDOUDERTAB")
        let sql = """
            SELECT (SELECT count(*) FROM PRNL JOIN GBAPERSOONTAB USING (RINPERSOON) WHERE ddgeb IS DISTINCT FROM birth_date) AS wrong,
            (SELECT count(*) FROM PRNL JOIN GBAPERSOONTAB USING (RINPERSOON)) AS joined,
            (SELECT count(DISTINCT register_year) FROM ZVWZORGKOSTENTAB WHERE ZVWKGEBOORTEZORG > 0) AS years,
            (SELECT count(*) FROM KINDOUDERTAB) AS children
            """
        let read = try Self.query(store, [person, birth, care, parents], sql)
        #expect(try Self.texts(read, "wrong") == ["0"] && Self.texts(read, "years") == ["3"])
        #expect(try Self.texts(read, "children") == ["2500"], "version 10 is read, not version 9")
        #expect(try (Self.texts(read, "joined").first.flatMap { $0 }.flatMap { Int($0) } ?? 0) > 2_400)
    }

    @Test func convertedFilesAreKept() throws {
        let place = try Self.place("sav")
        let store = try place.store()
        let first = try store.view(of: "SECMBUS")
        let file = try #require(first.files.first)
        let time = try #require(try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date)
        let again = try place.store().view(of: "SECMBUS")
        #expect(again == first)
        #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date == time)
        #expect(file.path.hasPrefix(store.catalogue.store.path))
    }

    @Test func whatIsNotThereIsAnError() throws {
        let store = try Self.place("parquet").store()
        #expect(throws: CatalogueError.unknownRegister("INHATABB", suggestion: "INHATAB")) { try store.view(of: "INHATABB") }
        #expect(throws: CatalogueError.noFilesOfYears(register: "INHATAB", first: 1999, last: 2000)) {
            try store.view(of: "INHATAB", years: 1999...2000)
        }
        #expect(throws: CatalogueError.self) { try store.view(of: "INHATAB", columns: ["INHBRUTINK"]) }
        // Mental health care was another column in 2013.
        #expect(throws: CatalogueError.self) { try store.view(of: "ZVWZORGKOSTENTAB", columns: ["ZVWKSPECGGZ"]) }
        _ = try store.view(of: "ZVWZORGKOSTENTAB", years: 2014...2019, columns: ["ZVWKSPECGGZ"])
    }
}
