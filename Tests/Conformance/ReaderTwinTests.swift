// SPDX-License-Identifier: EUPL-1.2

import Foundation
import RegisterData
import RegisterFiles
import TestSupport
import Testing

@Suite("Files that hold the same table", .needsSharedData)
struct ReaderTwinTests {
    /// csv-spectrum (github.com/maxogden/csv-spectrum): difficult files, each with the records that a reader must find, as JSON.
    @Test(arguments: [
        "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf", "quotes_and_newlines", "simple",
        "simple_crlf", "utf8",
    ])
    func recordsOfCSVSpectrum(name: String) throws {
        let folder = "data/readers_csv/csv-spectrum"
        let expected = try JSONDecoder().decode([[String: String]].self, from: Data(contentsOf: SharedData.url("\(folder)/\(name).json")))
        var bytes = [UInt8](try Data(contentsOf: SharedData.url("\(folder)/\(name).csv")))
        // A checkout may have turned CRLF into LF.
        if name.hasSuffix("_crlf"), !bytes.contains(13) { bytes = bytes.flatMap { $0 == 10 ? [13, 10] : [$0] } }
        let table = try DataFile.read(bytes: bytes, named: "\(name).csv")
        #expect(table.rowCount == expected.count)
        #expect(Set(table.columnNames) == Set(expected.flatMap(\.keys)))
        for column in table.columns { #expect(column.texts == expected.map { $0[column.name] ?? "" }, "\(column.name)") }
    }

    /// pyreadstat's sample, written by SAS and SPSS: the same values as its text file.
    @Test(arguments: ["sample_bincompressed.sas7bdat", "_ntern_tion_l__sample.sas7bdat", "sample.por"])
    func sampleOfPyreadstat(name: String) throws {
        let folder = "data/readers_stat/pyreadstat"
        let text = try DataFile.read(SharedData.url("\(folder)/sample.csv"))
        let table = try DataFile.read(SharedData.url("\(folder)/\(name)"))
        let named = Dictionary(table.columns.map { ($0.name.lowercased(), $0) }) { first, _ in first }
        for column in ["mychar", "mynum", "mydate", "mylabl", "myord"] {
            #expect(named[column]?.texts == text[column]?.texts, "\(column)")
        }
        // A clock that is no midnight stays text, without the zeros behind the second.
        #expect(named["dtime"]?.texts == text["dtime"]?.texts.map { String($0.prefix { $0 != "." }) })
        // Times of the day are seconds.
        #expect(
            named["mytime"]?.texts == ["36610", "83410", "58210", "58210", ""] || named["mytime"]?.texts == ["36610", "83410", "0", "58210", ""])
    }

    /// Missing cells of haven's and readstata13's test files.
    @Test func missingCellsOfThreePrograms() throws {
        #expect(try DataFile.read(SharedData.url("data/readers_stat/haven/labelled-num-na.sav")).columns[0].missingCount == 1)
        let stata = try DataFile.read(SharedData.url("data/readers_stat/readstata13/missings_msf.dta"))
        #expect(stata.columns.contains { $0.missingCount > 0 })
        let sas = try DataFile.read(SharedData.url("data/readers_stat/haven/tagged-na.sas7bdat"))
        #expect(sas.columns[0].declaredMissing.map(\.code) == [".a", ".h", ".z"])
    }

    @Test func aRealStudyInStata() throws {
        let table = try DataFile.read(SharedData.url("data/readers_stat/medicaldata/indo_rct_pep.dta"))
        #expect(table.rowCount == 602)
        #expect(table.columns.contains { $0.label != nil })
    }

    /// 100,000 births, compressed: shape and missing cells as the manifest counts them.
    @Test func naturalSizeOfAStudy() throws {
        let table = try DataFile.read(SharedData.url("data/natality_2014/Natality_2014_100k.csv.gz"))
        #expect(table.rowCount == 100_000 && table.columns.count == 45)
        #expect(table.columns.reduce(0) { $0 + $1.missingCount } == 248_131)
        #expect(table["dbwt"]?.type == .integer && table["sex"]?.type == .category)
    }

    @Test func aVeryWideFile() throws {
        let table = try DataFile.read(SharedData.url("data/prefer_liss_fake/PreFer_fake_data.csv.gz"))
        #expect(table.rowCount == 30 && table.columns.count == 31_634)
    }
}
