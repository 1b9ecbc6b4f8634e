// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles
import Testing

@Suite("What is written reads back")
struct RoundTripTests {
    /// Every type, labels in two languages, units, every kind of missing cell, text that a careless writer breaks.
    static func births() throws -> Table {
        let day = { (year: Int, month: Int, day: Int) in CivilDay(year: year, month: month, day: day) ?? CivilDay(daysSinceEpoch: 0) }
        let refused = DeclaredMissing(code: "-9", label: LocalizedText(en: "refused", nl: "geweigerd"), meaning: .suppressed)
        let unknown = DeclaredMissing(code: "-8", label: LocalizedText("unknown"), meaning: .notRecorded)
        return try Table(columns: [
            Column(
                name: "geboortegewicht_van_het_kind_in_gram", label: LocalizedText(en: "birth weight <b>\"raw\"</b>", nl: "geboortegewicht"),
                unit: "gram",
                values: .number([3250.5, 0.1, 1e-17, 0, 0]), missing: [0, 0, 0, 5, 6], declaredMissing: [refused, unknown]),
            Column(
                name: "lft", values: .integer([31, -2, 40, 0, 12]), missing: [0, 0, 0, 1, 0],
                valueLabels: ["12": LocalizedText("twelve or younger")]),
            Column(
                name: "wic", label: LocalizedText(en: "on WIC", nl: "met steun"),
                values: .category(
                    codes: [1, 0, 1, 0, 0],
                    levels: [Level(code: "1", label: LocalizedText("yes")), Level(code: "2", label: LocalizedText("no, \"never\""))]),
                missing: [0, 0, 0, 0, 5], declaredMissing: [DeclaredMissing(code: "9", label: LocalizedText("don't know"))]),
            Column(
                name: "pay",
                values: .category(
                    codes: [0, 1, 0, 1, 0], levels: [Level(code: "Medicaid", label: LocalizedText("Medicaid, a scheme")), Level(code: "other")])),
            Column(name: "RINPERSOON", values: .text(["000000012", "a,b;\"c\"\nd", " é", "", "000000099"]), missing: [0, 0, 0, 1, 0]),
            Column(
                name: "ddgeb", values: .date([day(2019, 3, 7), day(2016, 2, 29), day(1583, 1, 1), day(1969, 12, 31), day(1970, 1, 1)]),
                missing: [0, 0, 0, 0, 1]),
        ])
    }

    static func expectSame(_ a: Table, _ b: Table, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(a.columnNames == b.columnNames, sourceLocation: sourceLocation)
        for (x, y) in zip(a.columns, b.columns) {
            #expect(x.type == y.type, "\(x.name)", sourceLocation: sourceLocation)
            #expect(x.cells == y.cells, "\(x.name)", sourceLocation: sourceLocation)
        }
    }

    @Test(arguments: [",", ";", "\t"] as [Character], [".", ","] as [Character])
    func csvWithItsCodebook(separator: Character, mark: Character) throws {
        guard separator != mark else { return }
        let table = try Self.births(), folder = try TemporaryFolder()
        let url = folder.file("births.csv")
        try DataFile.write(table, to: url, options: WriteOptions(separator: separator, decimalMark: mark, codebook: true))
        let back = try DataFile.read(url, options: ReadOptions(separator: separator, decimalMark: mark))
        Self.expectSame(table, back)
        #expect(TableSchema(back) == TableSchema(table))
        #expect(zip(table.columns, back.columns).allSatisfy { $0.missingCodes == $1.missingCodes })
        #expect(folder.names == ["births.codebook.json", "births.csv"])
    }

    @Test func csvAlone() throws {
        let table = try Self.births(), folder = try TemporaryFolder()
        try DataFile.write(table, to: folder.file("births.csv"))
        let back = try DataFile.read(folder.file("births.csv"))
        #expect(back.columns.map(\.cells) == table.columns.map(\.cells))
        #expect(folder.names == ["births.csv"])
        let one = try Table(columns: [Column(name: "x", values: .integer([1, 0, 3]), missing: [0, 1, 0])])
        try DataFile.write(one, to: folder.file("one.csv"))
        #expect(try DataFile.read(folder.file("one.csv")).columns[0].cells == ["1", nil, "3"])
    }

    @Test func parquet() throws {
        let table = try Self.births(), folder = try TemporaryFolder()
        let url = folder.file("births.parquet")
        try DataFile.write(table, to: url)
        let back = try DataFile.read(url)
        Self.expectSame(table, back)
        #expect(TableSchema(back) == TableSchema(table))
        let schema = try DataFile.schema(url)
        #expect(schema.rowCount == 5 && schema.columns == TableSchema(table).columns)
        #expect(try DataFile.read(url, columns: ["lft"]).columnNames == ["lft"])
    }

    @Test(arguments: ["births.sav", "births.zsav"])
    func spss(name: String) throws {
        let table = try Self.births(), folder = try TemporaryFolder()
        try DataFile.write(table, to: folder.file(name), options: WriteOptions(language: .dutch))
        let back = try DataFile.read(folder.file(name))
        Self.expectSame(table, back)
        let weight = try back.column("geboortegewicht_van_het_kind_in_gram")
        #expect(weight.label == LocalizedText("geboortegewicht"))
        #expect(weight.missingCodes == [nil, nil, nil, "-9", "-8"])
        #expect(weight.declaredMissing.map(\.label) == [LocalizedText("geweigerd"), LocalizedText("unknown")])
        #expect(back["wic"]?.missingCodes == [nil, nil, nil, nil, "9"])
        guard case .category(_, let levels)? = back["wic"]?.values else { return #expect(Bool(false)) }
        #expect(levels.map(\.label) == [LocalizedText("yes"), LocalizedText("no, \"never\"")])
        #expect(back["lft"]?.valueLabels == ["12": LocalizedText("twelve or younger")])
        #expect(back["lft"]?.missing == [0, 0, 0, 1, 0])
        let schema = try DataFile.schema(folder.file(name))
        #expect(schema.columns.map(\.name) == table.columnNames && schema.rowCount == 5)
        #expect(schema["ddgeb"]?.type == .date)
    }

    @Test func theSameTableGivesTheSameBytes() throws {
        let table = try Self.births(), folder = try TemporaryFolder()
        for name in ["a.csv", "a.parquet", "a.sav"] {
            let other = "b" + name.dropFirst()
            try DataFile.write(table, to: folder.file(name))
            try DataFile.write(table, to: folder.file(other))
            #expect(try Data(contentsOf: folder.file(name)) == Data(contentsOf: folder.file(other)), "\(name)")
        }
    }

    @Test func manyMissingCodesBecomeARange() throws {
        let codes = (1...5).map { DeclaredMissing(code: String(-$0)) }
        let column = Column(name: "x", values: .integer([7, 0, 0, 0, 0, 0]), missing: [0, 5, 6, 7, 8, 9], declaredMissing: codes)
        let folder = try TemporaryFolder()
        try DataFile.write(try Table(columns: [column]), to: folder.file("a.sav"))
        #expect(try DataFile.read(folder.file("a.sav")).columns[0].missingCodes == column.missingCodes)
    }

    @Test func nothingIsLeftHalfWritten() throws {
        let folder = try TemporaryFolder()
        let illegal = try Table(columns: [Column(name: "a name with blanks", values: .integer([1]))])
        #expect(throws: RegisterFilesError.self) { try DataFile.write(illegal, to: folder.file("a.sav")) }
        let twins = try Table(columns: [Column(name: "A", values: .integer([1])), Column(name: "a", values: .integer([1]))])
        #expect(throws: StoreError.ambiguousCase(column: "A", other: "a")) { try DataFile.write(twins, to: folder.file("a.parquet")) }
        #expect(throws: RegisterFilesError.self) { try DataFile.write(twins, to: folder.file("a.dta")) }
        #expect(throws: RegisterFilesError.self) { try DataFile.write(twins, to: folder.file("not/there/a.csv")) }
        #expect(folder.names.isEmpty)
    }
}
