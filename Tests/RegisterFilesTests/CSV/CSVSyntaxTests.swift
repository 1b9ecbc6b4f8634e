// SPDX-License-Identifier: EUPL-1.2

import RegisterData
import RegisterFiles
import Testing

@Suite("The syntax of text files")
struct CSVSyntaxTests {
    @Test(arguments: [",", ";", "\t", "|"], ["\n", "\r\n", "\r"])
    func separatorsAndLineEndsAreFound(separator: String, lineEnd: String) throws {
        let records = [["a", "b", "c"], ["1", "x", "2019-03-07"], ["2", "\"y\(separator)\(lineEnd)\"\"z\"\"\"", ""]]
        let text = records.map { $0.joined(separator: separator) }.joined(separator: lineEnd)
        for ending in ["", lineEnd, lineEnd + lineEnd] {
            let table = try readCSV(text + ending)
            #expect(table.columnNames == ["a", "b", "c"])
            #expect(table["a"]?.cells == ["1", "2"])
            #expect(table["b"]?.cells == ["x", "y\(separator)\(lineEnd)\"z\""])
            #expect(table["c"]?.cells == ["2019-03-07", nil])
        }
    }

    @Test func aDecimalCommaIsFoundBesideAnotherSeparator() throws {
        let table = try readCSV("gewicht;lengte\n3,25;50\n2,5;48\n")
        #expect(table["gewicht"]?.cells == ["3.25", "2.5"])
        #expect(try readCSV("a;b\n1.5;x,y\n2;z\n")["a"]?.cells == ["1.5", "2.0"])
        #expect(try readCSV("a,b\n\"1,5\",2\n", options: ReadOptions(decimalMark: ",")).columns[0].cells == ["1.5"])
    }

    @Test func aFirstLineOfNumbersIsData() throws {
        let table = try readCSV("1,2.5\n3,4\n")
        #expect(table.columnNames == ["V1", "V2"])
        #expect(table.rowCount == 2)
        #expect(try readCSV("2019,2020\n3,4\n", options: ReadOptions(hasHeader: true)).columnNames == ["2019", "2020"])
        #expect(try readCSV("a,b\nc,d\n", options: ReadOptions(hasHeader: false)).rowCount == 2)
    }

    @Test func namesOfRowsAsRAndPandasWriteThem() throws {
        #expect(try readCSV("a b\n\"r1\" 1 2\n\"r2\" 3 4\n", options: ReadOptions(separator: " ")).columnNames == ["rownames", "a", "b"])
        #expect(try readCSV(",a,b\n0,1,2\n").columnNames == ["rownames", "a", "b"])
        #expect(try readCSV("a,,b\n0,1,2\n").columnNames == ["a", "column_2", "b"])
    }

    @Test func encodingsAreFound() throws {
        let text = "naam,plaats\n1,Súdwest-Fryslân\n2,’s-Hertogenbosch €\n"
        let expected = ["Súdwest-Fryslân", "’s-Hertogenbosch €"]
        let windows: [UInt8] = text.unicodeScalars.map { $0 == "€" ? 0x80 : $0 == "’" ? 0x92 : UInt8($0.value) }
        let little = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        for bytes in [Array(text.utf8), [0xef, 0xbb, 0xbf] + Array(text.utf8), windows, [0xff, 0xfe] + little, little, [0xfe, 0xff] + big, big] {
            let table = try readBytes(bytes)
            #expect(table.columnNames == ["naam", "plaats"])
            #expect(table["plaats"]?.cells == expected)
        }
        #expect(throws: RegisterFilesError.undecodable(file: "births.csv", line: 2, encoding: .utf8)) {
            try readBytes(windows, options: ReadOptions(encoding: .utf8))
        }
        #expect(throws: RegisterFilesError.self) { try readBytes(little + [0x00], options: ReadOptions(encoding: .utf16LittleEndian)) }
        #expect(throws: RegisterFilesError.damaged(file: "births.csv", what: "it holds zero characters, which no text does")) {
            try readBytes([0x61, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0x00, 0x0a])
        }
    }

    @Test func onlySomeColumns() throws {
        let table = try readCSV("a,b,c\n1,\"x\ny\",2\n3,z,4\n", columns: ["c", "a"])
        #expect(table.columnNames == ["a", "c"])
        #expect(table["c"]?.cells == ["2", "4"])
        #expect(throws: RegisterFilesError.unknownColumn(file: "births.csv", column: "weigth", suggestion: "weight")) {
            try readCSV("weight,b\n1,2\n", columns: ["weigth"])
        }
    }

    @Test func aTableWithoutRows() throws {
        let table = try readCSV("a,b\n")
        #expect(table.rowCount == 0 && table.columnNames == ["a", "b"])
        #expect(throws: RegisterFilesError.noColumns(file: "births.csv")) { try readCSV("") }
        #expect(throws: RegisterFilesError.noColumns(file: "births.csv")) { try readCSV("\n\r\n") }
    }

    @Test(arguments: [
        ("a,b\n1,2\n1,2,3\n", RegisterFilesError.raggedRow(file: "births.csv", line: 3, expected: 2, found: 3)),
        ("a,b\n\"x\ny\",2\n1\n", .raggedRow(file: "births.csv", line: 4, expected: 2, found: 1)),
        ("a,b\r1,2\r1,2,3,4\r", .raggedRow(file: "births.csv", line: 3, expected: 2, found: 4)),
        ("a,b\n1,\"2\n3,4\n", .unclosedQuote(file: "births.csv", line: 2)),
        ("a,\"b\n1,2\n", .unclosedQuote(file: "births.csv", line: 1)),
        ("a,b,a\n1,2,3\n", .duplicateColumn(file: "births.csv", column: "a")),
    ])
    func brokenFilesAreErrorsWithALine(text: String, error: RegisterFilesError) {
        #expect(throws: error) { try readCSV(text, options: ReadOptions(separator: ",")) }
    }

    @Test func textAroundQuotesIsTakenAsItIs() throws {
        #expect(try readCSV("a,b\n\"x\"y,1\nz \"q\",2\n\"\",3\n").columns[0].cells == ["\"x\"y", "z \"q\"", nil])
    }

    @Test func tenThousandColumns() throws {
        let names = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
        let row = (0..<10_000).map(String.init).joined(separator: ",")
        let table = try readCSV("\(names)\n\(row)\n\(row)\n")
        #expect(table.columns.count == 10_000 && table.rowCount == 2)
        #expect(table["c9999"]?.cells == ["9999", "9999"])
    }

    @Test func labelsOfAnyKindSurvive() throws {
        let name = "<script>alert('x')</script>"
        #expect(try readCSV("\"\(name)\",b\n<b>,1\n").columnNames[0] == name)
    }
}
