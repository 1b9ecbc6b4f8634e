// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import RegisterData
import RegisterFiles
import Testing

/// Files that are not there, are there twice, or are written in another encoding: said with the file and the column, in both languages.
@Suite struct BrokenFilesTests {
    typealias Folder = CatalogueFilesTests.Folder

    static func place(_ folder: Folder, _ name: String) -> URL { folder.url.appendingPathComponent("registers/\(name)") }

    static func texts(_ store: RegisterStore, _ view: RegisterView, _ column: String) throws -> [String] {
        let read = try store.open([view]).query("SELECT \(column) FROM \(SQLText.identifier(view.name)) ORDER BY RINPERSOON")
        guard case .text(let values)? = read[column]?.values else { return [] }
        return values
    }

    @Test func aMissingYearAndTwoFilesAreSaidByTheView() throws {
        let folder = Folder()
        for name in ["INHA2015TABV1.sav", "INHA2017TABV1.sav", "INHA2017TABV1.parquet", "INHA2019TABV1.sav"] {
            try folder.write(CatalogueFilesTests.person() + [CatalogueFilesTests.numbers("x")], as: name)
        }
        let store = try RegisterStore(try folder.catalogue("  INHATAB: {time: {year: file}}\n"))
        let problems = try store.view(of: "INHATAB").problems
        #expect(problems.map(\.kind) == [.yearMissing, .yearMissing, .twoFiles] && problems.prefix(2).map(\.year) == [2016, 2018])
        let two = try #require(problems.last)
        #expect(two.file == "INHA2017TABV1.sav" && two.readInstead == "INHA2017TABV1.parquet")
        #expect(two.text.en.contains("INHA2017TABV1.sav") && two.text.nl.contains("INHA2017TABV1.parquet"))
        #expect(try store.view(of: "INHATAB", years: 2015...2016).problems.map(\.year) == [2016])
        #expect(try store.view(of: "INHATAB", years: 2017...2017).problems.map(\.kind) == [.twoFiles])
        for problem in problems { #expect(problem.text.en != problem.text.nl && problem.text.en.hasPrefix("INHATAB")) }
    }

    /// A text file in the encoding of Windows: read as that, and it is said where it matters.
    @Test func aTextFileInAnotherEncodingIsReadAndSaid() throws {
        let folder = Folder()
        try folder.write(CatalogueFilesTests.person(), as: "B2016TABV1.csv")
        var bytes = Data("RINPERSOONS,RINPERSOON,place,code\nR,000000001,Curacao,1\nR,000000002,Zuid,2\n".utf8)
        bytes[try #require(bytes.firstRange(of: Data("cao".utf8))?.lowerBound)] = 0xe7
        try bytes.write(to: Self.place(folder, "B2016TABV1.csv"))
        let store = try RegisterStore(try folder.catalogue("  BTAB: {}\n"))
        let view = try store.view(of: "BTAB")
        #expect(try Self.texts(store, view, "place") == ["Cura\u{e7}ao", "Zuid"])
        let problem = try #require(view.problems.first)
        #expect(problem.kind == .encodingAssumed && problem.columns == ["place"] && problem.rows == 1 && view.problems.count == 1)
        #expect(problem.text.en.contains("B2016TABV1.csv") && problem.text.en.contains("place") && problem.text.nl.contains("Windows-1252"))
        #expect(try RegisterStore(store.catalogue).view(of: "BTAB").problems == view.problems, "it is remembered")
        // Said by a person, it is no assumption.
        for name in ["Windows-1252", "latin1", "ISO-8859-1"] {
            let said = try RegisterStore(try folder.catalogue("  BTAB: {encoding: \(name)}\n"))
            let view = try said.view(of: "BTAB")
            #expect(view.problems.isEmpty)
            #expect(try Self.texts(said, view, "place") == ["Cura\u{e7}ao", "Zuid"])
        }
        let wrong = try RegisterStore(try folder.catalogue("  BTAB: {encoding: UTF-16LE}\n"))
        #expect(throws: RegisterFilesError.self) { try wrong.view(of: "BTAB") }
    }

    @Test(arguments: ["UTF-16LE", "UTF-8"]) func textInUnicodeNeedsNoWord(encoding: String) throws {
        let folder = Folder()
        let text = "RINPERSOONS,RINPERSOON,place\nR,000000001,Cura\u{e7}ao\n"
        try folder.write(CatalogueFilesTests.person(), as: "B2016TABV1.csv")
        try text.data(using: encoding == "UTF-8" ? .utf8 : .utf16)?.write(to: Self.place(folder, "B2016TABV1.csv"))
        let store = try RegisterStore(try folder.catalogue("  BTAB: {}\n"))
        let view = try store.view(of: "BTAB")
        #expect(view.problems.isEmpty)
        #expect(try Self.texts(store, view, "place") == ["Cura\u{e7}ao"])
    }

    /// An SPSS file that says UTF-8 and is not: an error with the column, until the catalogue says what it is.
    @Test func anSPSSFileInTheWrongEncodingIsAnError() throws {
        let folder = Folder()
        try folder.write(
            CatalogueFilesTests.person() + [Column(name: "place", values: .text(["Curacao"])), Column(name: "after", values: .text(["x"]))],
            as: "B2016TABV1.sav")
        let file = Self.place(folder, "B2016TABV1.sav")
        var bytes = try Data(contentsOf: file)
        bytes[try #require(bytes.range(of: Data("Curacao".utf8), options: .backwards)?.lowerBound) + 4] = 0xe7
        try bytes.write(to: file)
        let store = try RegisterStore(try folder.catalogue("  BTAB: {}\n"))
        let error = RegisterFilesError.undecodableColumn(file: "B2016TABV1.sav", column: "place")
        #expect(throws: error) { try store.view(of: "BTAB") }
        #expect(error.explanation.en.contains("place") && error.explanation.nl.contains("B2016TABV1.sav"))
        #expect(throws: error) { try DataFile.read(file) }
        let said = try RegisterStore(try folder.catalogue("  BTAB: {encoding: Windows-1252}\n"))
        #expect(try Self.texts(said, try said.view(of: "BTAB"), "place") == ["Cura\u{e7}ao"])
    }

    @Test func anEncodingThatNobodyKnowsIsRefused() throws {
        #expect(throws: (any Error).self) { try Folder().catalogue("  BTAB: {encoding: ebcdic}\n") }
    }

    /// Mixed case: another column without a word, the same one with it.
    @Test(arguments: ["sav", "parquet", "csv"]) func columnsInAnotherCase(ending: String) throws {
        let folder = Folder()
        try folder.write(
            [
                Column(name: "rinpersoons", values: .text(["R"])), Column(name: "Rinpersoon", values: .text(["000000001"])),
                Column(name: "Place", values: .text(["a"])),
            ], as: "B2016TABV1.\(ending)")
        let exact = try RegisterStore(try folder.catalogue("  BTAB: {}\n"))
        let error = CatalogueError.columnAbsent(
            register: "BTAB", file: "B2016TABV1.\(ending)", column: "RINPERSOONS", suggestion: "rinpersoons")
        #expect(throws: error) { try exact.view(of: "BTAB") }
        let free = try RegisterStore(try folder.catalogue("  BTAB: {ignore_case: true}\n"))
        let view = try free.view(of: "BTAB", columns: ["RINPERSOON", "place"])
        #expect(try Self.texts(free, view, "place") == ["a"])
    }
}
