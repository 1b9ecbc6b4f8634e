// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles
import Testing

/// Files that are written in pieces are read as if they had been written whole.
@Suite struct TableStreamTests {
    static let layout = [
        ColumnLayout("RINPERSOON", .text(width: 9), label: LocalizedText(en: "key", nl: "sleutel")),
        ColumnLayout("income", .number(decimals: 1), unit: "euro"),
        ColumnLayout("children", .integer), ColumnLayout("ddgeb", .date),
        ColumnLayout(
            "wc", .text(width: 6),
            levels: [Level(code: "900100", label: LocalizedText("one")), Level(code: "900101", label: LocalizedText("two"))]),
    ]

    /// Rows with missing cells in every column but the key.
    static func piece(_ first: Int, _ count: Int, missing: Bool = true) throws -> Table {
        let rows = first..<first + count
        func gaps(_ step: Int) -> [UInt8]? { missing ? rows.map { $0 % step == 0 ? 1 : 0 } : nil }
        let key = rows.map { String(String(1_000_000_000 + $0).dropFirst()) }
        return try Table(columns: [
            Column(name: "RINPERSOON", values: .text(key)),
            Column(name: "income", values: .number(rows.map { Double($0) / 2 - 100 }), missing: gaps(7)),
            Column(name: "children", values: .integer(rows.map { Int64($0 % 5) }), missing: gaps(11)),
            Column(name: "ddgeb", values: .date(rows.map { CivilDay(daysSinceEpoch: Int32(16_000 + $0 % 2_000)) }), missing: gaps(13)),
            Column(
                name: "wc", values: .category(codes: rows.map { Int32($0 % 2) }, levels: [Level(code: "900100"), Level(code: "900101")]),
                missing: gaps(17)),
        ])
    }

    static func write(_ pieces: [Table], to url: URL) throws {
        let stream = try TableStream(url, layout: layout)
        for piece in pieces { try stream.append(piece) }
        try stream.finish()
        #expect(stream.rowCount == pieces.reduce(0) { $0 + $1.rowCount })
    }

    @Test(arguments: ["pieces.parquet", "pieces.sav"], [[3, 1, 2_000, 0, 5], [140_000, 9, 131_072], [1]])
    func piecesAreReadAsOneTable(name: String, sizes: [Int]) throws {
        let folder = try TemporaryFolder()
        let file = folder.file(name)
        var first = 1
        var pieces: [Table] = []
        for (index, size) in sizes.enumerated() {
            pieces.append(try Self.piece(first, size, missing: index != 1))
            first += size
        }
        try Self.write(pieces, to: file)
        let read = try DataFile.read(file)
        #expect(read.rowCount == first - 1)
        #expect(read.columnNames == Self.layout.map(\.name))
        for column in read.columns {
            let written = pieces.flatMap { $0[column.name]?.cells ?? [] }
            #expect(column.cells.map(Self.plain) == written.map(Self.plain), "\(column.name)")
        }
        #expect(read["RINPERSOON"]?.label?.en == "key")
        #expect(folder.names.count == 1, "nothing is left beside the file")
        #expect(try DataFile.schema(file).rowCount == first - 1)
    }

    @Test(arguments: ["empty.parquet", "empty.sav"])
    func aFileWithoutRowsIsAFile(name: String) throws {
        let folder = try TemporaryFolder()
        try Self.write([], to: folder.file(name))
        let read = try DataFile.read(folder.file(name))
        #expect(read.rowCount == 0)
        #expect(read.columnNames == Self.layout.map(\.name))
    }

    @Test(arguments: ["same.parquet", "same.sav"])
    func samePiecesGiveSameBytes(name: String) throws {
        let folder = try TemporaryFolder()
        let bytes = try (0..<2).map { _ in
            try Self.write([try Self.piece(0, 500), try Self.piece(500, 70)], to: folder.file(name))
            return try Data(contentsOf: folder.file(name))
        }
        #expect(bytes[0] == bytes[1])
    }

    @Test(arguments: ["given-up.parquet", "given-up.sav"])
    func whatIsGivenUpLeavesNothing(name: String) throws {
        let folder = try TemporaryFolder()
        do {
            let stream = try TableStream(folder.file(name), layout: Self.layout)
            try stream.append(try Self.piece(0, 10))
        }
        #expect(folder.names.isEmpty)
    }

    @Test func wrongPiecesAndNamesAreRefused() throws {
        let folder = try TemporaryFolder()
        #expect(throws: RegisterFilesError.self) { try TableStream(folder.file("a.csv.gz"), layout: Self.layout) }
        #expect(throws: RegisterFilesError.self) { try TableStream(folder.file("a.zsav"), layout: Self.layout) }
        #expect(throws: (any Error).self) {
            try TableStream(folder.file("a.parquet"), layout: [ColumnLayout("gem", .integer), ColumnLayout("GEM", .integer)])
        }
        #expect(throws: RegisterFilesError.self) { try TableStream(folder.file("a.sav"), layout: [ColumnLayout("a b", .integer)]) }
        let stream = try TableStream(folder.file("b.parquet"), layout: Self.layout)
        #expect(throws: RegisterFilesError.self) { try stream.append(try Table(columns: [])) }
        #expect(throws: RegisterFilesError.self) { try TableStream(folder.file("none/a.sav"), layout: Self.layout) }
        #expect(folder.names == [".b.parquet.partial"])
        _ = stream
    }

    /// `1.0` in a format of doubles is `1` in one of whole numbers.
    private static func plain(_ cell: String?) -> String? { cell.map { $0.hasSuffix(".0") ? String($0.dropLast(2)) : $0 } }
}
