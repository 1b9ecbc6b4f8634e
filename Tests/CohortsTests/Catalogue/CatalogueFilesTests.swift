// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import RegisterData
import RegisterFiles
import Testing

/// Which files a register means, and what is said when they are not what the catalogue says.
@Suite struct CatalogueFilesTests {
    /// A folder with registers, and a catalogue of them.
    final class Folder {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("catalogue-\(UUID().uuidString)")
        deinit { try? FileManager.default.removeItem(at: url) }

        func write(_ columns: [Column], as path: String) throws {
            let file = url.appendingPathComponent("registers/\(path)")
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try DataFile.write(try Table(columns: columns), to: file)
        }

        func catalogue(_ registers: String) throws -> Catalogue {
            try Catalogue.read(Data("root: registers\nregisters:\n\(registers)".utf8), file: url.appendingPathComponent("catalog.yaml"))
        }
    }

    static func person(_ keys: [String] = ["000000001"]) -> [Column] {
        [Column(name: "RINPERSOONS", values: .text(keys.map { _ in "R" })), Column(name: "RINPERSOON", values: .text(keys))]
    }

    static func numbers(_ name: String, _ values: [Double] = [1]) -> Column { Column(name: name, values: .number(values)) }

    @Test(arguments: [
        ("INKOMEN/INHATAB/INHA2016TABV2.sav", 2016, 2), ("inha2016tabv10.SAV", 2016, 10), ("a/b/c/INHA2016TABV9.parquet", 2016, 9),
        ("INHA2016BUSV1.csv.gz", 2016, 1),
    ])
    func theUsualPatternMatches(path: String, year: Int, version: Int) throws {
        let pattern = try #require(FilePattern(FilePattern.usual, register: "INHATAB"))
        #expect(pattern.match(path)?.year == year)
        #expect(pattern.match(path)?.version == version)
    }

    @Test(arguments: ["INHA16TABV2.sav", "XINHA2016TABV2.sav", "INHA2016TABV.sav", "INHA2016TABV2", "INHA2016V2.sav", ""])
    func otherNamesDoNot(path: String) throws {
        #expect(try #require(FilePattern(FilePattern.usual, register: "INHATAB")).match(path) == nil)
    }

    @Test(arguments: ["{", "a}", "{jaar}", "", "{year"]) func brokenPatternsAreRefused(written: String) {
        #expect(FilePattern(written, register: "A") == nil)
    }

    @Test func theNewestVersionWinsAndTwinsAreSaid() throws {
        let folder = Folder()
        for name in ["INHA2016TABV9.sav", "INHA2016TABV10.sav", "INHA2018TABV1.sav", "INHA2018TABV1.parquet"] {
            try folder.write(Self.person() + [Self.numbers("INHBRUTINKH")], as: name)
        }
        let catalogue = try folder.catalogue("  INHATAB: {time: {year: file}, columns: {INHBRUTINKH: {type: number}}}\n")
        let inspection = try CatalogueInspection(catalogue)
        let files = try #require(inspection.registers.first).files
        #expect(files.chosen.map(\.path) == ["INHA2016TABV10.sav", "INHA2018TABV1.parquet"])
        #expect(files.superseded.map(\.path) == ["INHA2016TABV9.sav"])
        #expect(files.missingYears == [2017])
        #expect(inspection.remarks.map(\.kind) == [.missingYear, .twoFilesOfOneVersion])
        #expect(inspection.registers[0].rowCount == 2)
        #expect(files.files(for: 2017...2018, isCumulative: false).map(\.year) == [2018])
        #expect(files.files(for: 2015...2017, isCumulative: true).map(\.year) == [2016])
        let first = try folder.catalogue("  INHATAB: {time: {year: file}, version: lowest-number}\n")
        #expect(RegisterFileList(first.registers[0], in: try RegisterFolder(first.root)).chosen.first?.path == "INHA2016TABV9.sav")
    }

    @Test func whatDoesNotMatchIsSaid() throws {
        let folder = Folder()
        try folder.write([Self.numbers("RINPERSOON"), Column(name: "RINPERSOONS", values: .text(["R"]))], as: "A2016TABV1.sav")
        try folder.write(Self.person() + [Column(name: "income", values: .text(["much"])), Self.numbers("Wage")], as: "B2016TABV1.sav")
        try folder.write(Self.person(), as: "C2016TABV1.sav")
        try Data("not a file".utf8).write(to: folder.url.appendingPathComponent("registers/D2016TABV1.sav"))
        let catalogue = try folder.catalogue(
            """
              ATAB: {}
              BTAB: {columns: {income: {type: number}, wage: {type: number}}}
              CTAB: {time: {spell: [start, end]}}
              DTAB: {}
              ETAB: {}
            """)
        let remarks = try CatalogueInspection(catalogue).remarks
        #expect(remarks.map(\.kind) == [.keyIsNumber, .typeDiffers, .columnAbsent, .columnAbsent, .columnAbsent, .notReadable, .noFiles])
        #expect(remarks[2].text.en.contains("\"Wage\""))
        for remark in remarks {
            #expect(remark.text.en != remark.text.nl)
            #expect(!remark.text.en.contains("much") && remark.file != nil || remark.kind == .noFiles)
        }
    }

    @Test func renamedAndMixedCaseColumnsAreFound() throws {
        let folder = Folder()
        try folder.write(Self.person() + [Self.numbers("OUD")], as: "A2016TABV1.sav")
        try folder.write(Self.person() + [Self.numbers("nieuw")], as: "A2018TABV1.sav")
        try folder.write(Self.person() + [Self.numbers("ouD")], as: "A2017TABV1.sav")
        let text = "  ATAB: {time: {year: file}, ignore_case: true, renamed: {2018: {oud: nieuw}}, columns: {income: {from: nieuw, type: number}}}\n"
        let inspection = try CatalogueInspection(try folder.catalogue(text))
        #expect(inspection.remarks.isEmpty)
        #expect(inspection.registers[0].columns.first { $0.name == "income" }?.years == [2016, 2017, 2018])
    }

    @Test func aMissingRootIsAnError() throws {
        let folder = Folder()
        #expect(throws: CatalogueError.noRoot(folder: "registers")) { try CatalogueInspection(try folder.catalogue("  ATAB: {}\n")) }
    }

    @Test func textAndJSONSayTheSame() throws {
        let folder = Folder()
        try folder.write(Self.person(), as: "A2016TABV1.sav")
        let inspection = try CatalogueInspection(try folder.catalogue("  ATAB: {label: {en: apples, nl: appels}}\n  BTAB: {}\n"))
        #expect(inspection.text(.dutch).contains("appels") && inspection.text(.english).contains("BTAB: no file"))
        let json = try #require(JSONSerialization.jsonObject(with: Data(inspection.json.encoded.utf8)) as? [String: Any])
        #expect((json["registers"] as? [Any])?.count == 2 && (json["remarks"] as? [Any])?.count == 1)
    }
}
