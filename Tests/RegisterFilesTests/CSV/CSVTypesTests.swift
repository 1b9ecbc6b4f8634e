// SPDX-License-Identifier: EUPL-1.2

import RegisterData
import RegisterFiles
import Testing

@Suite("Types of the columns of a text file")
struct CSVTypesTests {
    @Test(arguments: [
        ("1\n2\n-3", ColumnType.integer), ("1\n2.5\n3", .number), ("1e3\n2", .number), (".5\n5.", .number), ("0363\n0518\n0363\n0518", .category),
        ("0363\n0518\n0599", .text),
        ("TRUE\nFALSE\nTRUE\nFALSE", .category), ("2019-03-07\n2020-02-29", .date), ("7-3-2019\n29-2-2020", .date), ("31/12/2019\n1/1/2020", .date),
        ("12/31/2019\n1/1/2020", .date), ("2019-03-07T00:00:00\n2019-03-08T00:00:00Z", .date), ("2019-03-07T10:00:00\n2019-03-08", .text),
        ("2019-02-30\n2019-03-01", .text), ("20190307\n20190308", .integer), ("1\nx\n2", .text), ("1.5\nx", .text), ("2019-03-07\n5", .text),
        ("123456789012345678\n1", .integer), ("1234567890123456789\n1", .text), ("NA\n\n\"\"", .number), ("1,5\n2", .integer),
    ])
    func areFoundOverTheWholeColumn(cells: String, type: ColumnType) throws {
        let text =
            type == .integer && cells.contains(",")
            ? "a,b\n1,5\n2,3\n"
            : "a,b\n" + cells.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0),y" }.joined(separator: "\n") + "\n"
        #expect(try readCSV(text).columns[0].type == type)
    }

    /// A number is what the standard library makes of the same text, to the last bit.
    @Test(arguments: [
        "0", "-0", "0.1", "123456.789", "-3.3e-5", "1e22", "9007199254740993", "0.000001234567890123456789", "1.7976931348623157e308", "4.9e-324",
        "5e-325", "123456789012345678901234567890.5",
        "2.2250738585072011e-308", "8.5", "00.5", "1_000", "0x10", "+7", "+7.25", "1e", "--1", "1.2.3", "-", ".", "e5",
    ])
    func numbersAreRoundedCorrectly(written: String) throws {
        let column = try readCSV("a,b\n1.5,x\n\(written),x\n").columns[0]
        let isNumber = Double(written) != nil && !written.hasPrefix("00") && !written.hasPrefix("0x")
        if isNumber, let expected = Double(written) {
            #expect(column.cells[1] == expected.description)
        } else if written == "." {
            #expect(column.type == .number && column.missing == [0, 1])
        } else {
            #expect(column.cells == ["1.5", written])
        }
    }

    @Test func missingHabitsOfRAndPythonAreRead() throws {
        let table = try readCSV("n,s\n1,x\nNA,NA\nNaN,NaN\nnan,nan\nNULL,NULL\nNone,None\n.,.\n.a,.a\n.c,x\n.a,x\n,\n  ,x\n7,x\n")
        #expect(table["n"]?.type == .integer)
        #expect(table["n"]?.cells == ["1", nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, "7"])
        #expect(table["n"]?.declaredMissing.map(\.code) == [".a", ".c"])
        #expect(table["n"]?.missingCodes == [nil, nil, nil, nil, nil, nil, nil, ".a", ".c", ".a", nil, nil, nil])
        #expect(table["s"]?.cells == ["x", nil, nil, nil, nil, "None", ".", ".a", "x", "x", nil, "x", "x"], "among texts, None may be an answer")
    }

    @Test func whatTurnsOutToBeTextIsReadAsItWasWritten() throws {
        let table = try readCSV("a,b,c,d\n1,1.50,+1,2019-03-07\n2,2,2,NA\nNA,NA, 3,2019-03-08\nx,x,x,x\n")
        #expect(table["a"]?.cells == ["1", "2", nil, "x"])
        #expect(table["b"]?.cells == ["1.50", "2", nil, "x"])
        #expect(table["c"]?.cells == ["+1", "2", " 3", "x"])
        #expect(table["d"]?.cells == ["2019-03-07", nil, "2019-03-08", "x"])
    }

    @Test func levelsAreInOrder() throws {
        guard case .category(let codes, let levels) = try readCSV("a,b\n010,x\n2,y\n1,x\n010,y\n2,x\n1,x\n").columns[0].values else {
            return #expect(Bool(false))
        }
        #expect(levels.map(\.code) == ["1", "2", "010"])
        #expect(codes == [2, 1, 0, 2, 1, 0])
    }

    @Test func daysGoBeforeMonthsWhereBothFit() throws {
        #expect(try readCSV("d,x\n3/7/2019,1\n4/7/2019,1\n").columns[0].cells == ["2019-07-03", "2019-07-04"])
        #expect(try readCSV("d,x\n3/7/2019,1\n4/27/2019,1\n").columns[0].cells == ["2019-03-07", "2019-04-27"])
    }

    @Test func optionsDecide() throws {
        let text = "code,day,size\n1,20190307,3\n2,20190308,NA\n1,20190309,4\n"
        let options = ReadOptions(types: ["code": .category, "size": .number], dateFormats: ["day": .digits])
        let table = try readCSV(text, options: options)
        #expect(table.columns.map(\.type) == [.category, .date, .number])
        #expect(table["day"]?.cells == ["2019-03-07", "2019-03-08", "2019-03-09"])
        let codes = ReadOptions(declaredMissing: ["size": [DeclaredMissing(code: "3", meaning: .unlinked)]])
        #expect(try readCSV(text, options: codes)["size"]?.missingCodes == ["3", nil, nil])
        #expect(try readCSV("a,b\n-,1\n5,2\n", options: ReadOptions(missingTexts: ["-"])).columns[0].cells == [nil, "5"])
        #expect(try readCSV("a,b\nNA,1\nx,2\n", options: ReadOptions(missingTexts: [])).columns[0].cells == ["NA", "x"])
    }

    @Test func whatIsNotOfTheDeclaredTypeIsAnErrorWithItsLine() throws {
        #expect(throws: RegisterFilesError.notOfType(file: "births.csv", column: "n", type: .number, cells: 2, line: 3)) {
            try readCSV("n,m\n1,a\nsecret,b\nsecret,c\n", options: ReadOptions(types: ["n": .number]))
        }
        #expect(throws: RegisterFilesError.infinite(file: "births.csv", column: "n", line: 4)) { try readCSV("n,m\n1,a\n2.5,b\n-Inf,c\n") }
        #expect(try readCSV("n,m\n1,a\nInf,b\nx,c\n").columns[0].cells == ["1", "Inf", "x"], "among texts it is a text")
    }
}
