// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import RegisterData
import RegisterFiles
import Testing

/// Broken registers: each a message with the file and the column, and a rule for what is kept.
@Suite struct BrokenRegisterTests {
    typealias Folder = CatalogueFilesTests.Folder

    static func text(_ name: String, _ values: [String]) -> Column { Column(name: name, values: .text(values)) }

    static func count(_ store: RegisterStore, _ view: RegisterView, _ sql: String = "count(*)") throws -> Int {
        let read = try store.open([view]).query("SELECT CAST(\(sql) AS BIGINT) AS n FROM \(SQLText.identifier(view.name))")
        guard case .integer(let values)? = read["n"]?.values else { return -1 }
        return Int(values.first ?? -1)
    }

    @Test(arguments: ["sav", "parquet"]) func spellsThatEndBeforeTheyStartAreLeftOut(ending: String) throws {
        let folder = Folder()
        let keys = ["000000001", "000000002", "000000003", "000000004"]
        try folder.write(
            CatalogueFilesTests.person(keys) + [
                Self.text("start", ["20150101", "20160101", "20159999", "2017-01-01"]),
                Self.text("end", ["20150201", "20150101", "20170101", "88888888"]),
            ], as: "B2016BUSV1.\(ending)")
        let store = try RegisterStore(try folder.catalogue("  BBUS: {time: {spell: [start, end], open_end: \"88888888\"}}\n"))
        let view = try store.view(of: "BBUS")
        #expect(view.problems.map(\.kind) == [.endBeforeStart, .dayUnknown] && view.problems.allSatisfy { $0.rows == 1 })
        #expect(try Self.count(store, view) == 2)
        for problem in view.problems {
            #expect(problem.text.en.contains("B2016BUSV1.\(ending)") && problem.text.en.contains("start") && problem.text.nl != problem.text.en)
        }
        // What was counted is remembered.
        #expect(try RegisterStore(store.catalogue).view(of: "BBUS").problems == view.problems)
    }

    @Test(arguments: ["sav", "parquet", "csv"]) func theFirstRowOfAPersonIsKept(ending: String) throws {
        let folder = Folder()
        try folder.write(
            CatalogueFilesTests.person(["000000001", "000000001", "---------", "---------", "000000002"])
                + [Self.text("x", ["a", "b", "c", "d", "e"])], as: "B2016TABV1.\(ending)")
        let store = try RegisterStore(try folder.catalogue("  BTAB: {}\n"))
        let view = try store.view(of: "BTAB")
        #expect(view.problems.map(\.kind) == [.keyTwice] && view.problems.first?.rows == 1)
        #expect(try Self.count(store, view) == 4, "nobody known is not a person")
        #expect(try Self.count(store, view, "count(*) FILTER (WHERE x = 'b')") == 0)
        let many = try RegisterStore(try folder.catalogue("  BTAB: {rows: many}\n"))
        #expect(try many.view(of: "BTAB").problems.isEmpty)
    }

    @Test(arguments: ["sav", "parquet"]) func aKeyMustBeText(ending: String) throws {
        let folder = Folder()
        try folder.write([Self.text("RINPERSOONS", ["R"]), CatalogueFilesTests.numbers("RINPERSOON")], as: "B2016TABV1.\(ending)")
        let store = try RegisterStore(try folder.catalogue("  BTAB: {}\n"))
        #expect(throws: CatalogueError.keyIsNumber(file: "B2016TABV1.\(ending)", column: "RINPERSOON")) { try store.view(of: "BTAB") }
    }

    @Test func columnsThatDifferInCaseOnlyAreRefused() throws {
        let folder = Folder()
        try folder.write(
            CatalogueFilesTests.person() + [CatalogueFilesTests.numbers("gem"), CatalogueFilesTests.numbers("GEM")], as: "B2016TABV1.sav")
        let store = try RegisterStore(try folder.catalogue("  BTAB: {ignore_case: true}\n"))
        #expect(throws: (any Error).self) { try store.view(of: "BTAB") }
    }

    @Test func codesChangeAndCellsThatAreNotOfTheTypeAreMissing() throws {
        let folder = Folder()
        let keys = ["000000001", "000000002", "000000003"]
        try folder.write(
            CatalogueFilesTests.person(keys) + [Self.text("region", ["01", "02", " 01 "]), Self.text("income", ["12.5", "many", "-1"])],
            as: "B2015TABV1.sav")
        try folder.write(
            CatalogueFilesTests.person(keys) + [
                CatalogueFilesTests.numbers("region", [1, 2, 9]), CatalogueFilesTests.numbers("income", [3, 4, 5]),
            ],
            as: "B2016TABV1.sav")
        let catalogue = try folder.catalogue(
            """
              BTAB:
                time: {year: file}
                recoded: {2016: {region: {"01": "1", "02": "2"}}}
                columns: {region: {type: category, missing: {"9": not-recorded}}, income: {type: number, missing: {"-1": unlinked}}}
            """)
        let store = try RegisterStore(catalogue)
        let view = try store.view(of: "BTAB")
        #expect(try Self.count(store, view, "count(*) FILTER (WHERE region = '1')") == 3)
        #expect(try Self.count(store, view, "count(*) FILTER (WHERE region = '2')") == 2)
        #expect(try Self.count(store, view, "count(region)") == 5)
        #expect(try Self.count(store, view, "sum(income * 10)") == 245)
    }

    /// An exchanged file is another file.
    @Test func aChangedFileIsConvertedAnew() throws {
        let folder = Folder()
        try folder.write(CatalogueFilesTests.person(["000000001"]), as: "B2016TABV1.sav")
        let catalogue = try folder.catalogue("  BTAB: {}\n")
        let before = try RegisterStore(catalogue).view(of: "BTAB")
        try folder.write(CatalogueFilesTests.person(["000000001", "000000002"]), as: "B2016TABV1.sav")
        let after = try RegisterStore(catalogue).view(of: "BTAB")
        #expect(before.files != after.files)
        #expect(try Self.count(try RegisterStore(catalogue), after) == 2)
    }

    @Test func aDamagedFileLeavesNothing() throws {
        let folder = Folder()
        try folder.write(CatalogueFilesTests.person((0..<40_000).map { String(String(1_000_000_000 + $0).dropFirst()) }), as: "B2016TABV1.sav")
        let file = folder.url.appendingPathComponent("registers/B2016TABV1.sav")
        try Data(contentsOf: file).prefix(120_000).write(to: file)
        let catalogue = try folder.catalogue("  BTAB: {}\n")
        #expect(throws: RegisterFilesError.truncated(file: "B2016TABV1.sav")) { try RegisterStore(catalogue).view(of: "BTAB") }
        let names = try FileManager.default.contentsOfDirectory(atPath: catalogue.store.path)
        #expect(names.allSatisfy { !$0.hasSuffix(".parquet") && !$0.hasSuffix(".partial") })
    }
}
