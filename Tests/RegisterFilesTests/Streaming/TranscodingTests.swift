// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles
import TestSupport
import Testing

/// An SPSS file that is written as another format in pieces is the same as one that was read whole.
@Suite struct TranscodingTests {
    /// More rows than a piece, and every kind of column: labelled numbers, some labels only, missing codes that come late, texts that repeat and
    /// texts that do not, whole numbers and others, dates.
    static func births(_ rows: Int, hasFraction: Bool = true) throws -> Table {
        let yes = [Level(code: "1", label: LocalizedText("yes")), Level(code: "2", label: LocalizedText("no"))]
        func missing(_ kinds: (Int) -> UInt8) -> [UInt8] { (0..<rows).map(kinds) }
        return try Table(columns: [
            Column(name: "key", label: LocalizedText("key"), values: .text((0..<rows).map { String(String(1_000_000_000 + $0).dropFirst()) })),
            Column(name: "wic", values: .category(codes: (0..<rows).map { Int32($0 % 2) }, levels: yes), missing: missing { $0 % 9 == 0 ? 1 : 0 }),
            Column(
                name: "lft", values: .integer((0..<rows).map { Int64($0 % 40 + 15) }),
                missing: missing { $0 % 31 == 30 ? 5 : $0 == rows - 1 ? 6 : 0 },
                declaredMissing: [DeclaredMissing(code: "-9", label: LocalizedText("refused")), DeclaredMissing(code: "-8")],
                valueLabels: ["15": LocalizedText("fifteen or younger")]),
            Column(name: "weight", values: .number((0..<rows).map { hasFraction && $0 == rows - 1 ? 0.5 : Double($0) })),
            Column(name: "place", values: .text((0..<rows).map { ["a", "é", "b c"][$0 % 3] }), missing: missing { $0 % 7 == 0 ? 1 : 0 }),
            Column(
                name: "born", values: .date((0..<rows).map { CivilDay(daysSinceEpoch: Int32(16_000 + $0 % 900)) }),
                missing: missing { $0 % 5 == 0 ? 1 : 0 }),
            Column(name: "none", values: .number([Double](repeating: 0, count: rows)), missing: missing { _ in 1 }),
        ])
    }

    static func expectSame(_ file: URL, _ folder: TemporaryFolder, as name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let (pieces, whole) = (folder.file("pieces-\(name)"), folder.file("whole-\(name)"))
        let writing = WriteOptions(codebook: true)
        #expect(try DataFile.transcode(file, to: pieces, writing: writing), sourceLocation: sourceLocation)
        try DataFile.write(try DataFile.read(file), to: whole, options: writing)
        let (a, b) = (try DataFile.read(pieces), try DataFile.read(whole))
        RoundTripTests.expectSame(a, b, sourceLocation: sourceLocation)
        #expect(TableSchema(a) == TableSchema(b), sourceLocation: sourceLocation)
        #expect(zip(a.columns, b.columns).allSatisfy { $0.missingCodes == $1.missingCodes }, sourceLocation: sourceLocation)
        if name.hasSuffix(".csv") { #expect(try Data(contentsOf: pieces) == Data(contentsOf: whole), sourceLocation: sourceLocation) }
    }

    @Test(arguments: ["births.parquet", "births.csv"], [3, 65_536, 150_001])
    func piecesAreTheWhole(name: String, rows: Int) throws {
        let folder = try TemporaryFolder(), file = folder.file("births.sav")
        try DataFile.write(try Self.births(rows), to: file)
        try Self.expectSame(file, folder, as: name)
        try DataFile.write(try Self.births(rows, hasFraction: false), to: file)
        try Self.expectSame(file, folder, as: name)
    }

    @Test(arguments: ["births.parquet", "births.csv"]) func aFileWithoutRows(name: String) throws {
        let folder = try TemporaryFolder(), file = folder.file("births.sav")
        try DataFile.write(try Self.births(0), to: file)
        try Self.expectSame(file, folder, as: name)
    }

    /// What cannot be known from pieces is left to the reader of whole files, and nothing is written.
    @Test func whatNeedsTheWholeIsLeft() throws {
        let folder = try TemporaryFolder(), file = folder.file("births.sav"), out = folder.file("births.parquet")
        try DataFile.write(try Self.births(5), to: file)
        #expect(try !DataFile.transcode(file, to: out, options: ReadOptions(types: ["lft": .text])))
        #expect(try !DataFile.transcode(file, to: folder.file("again.sav")))
        #expect(folder.names == ["births.sav"])
    }

    @Test func aFileThatEndsEarlyLeavesNothing() throws {
        let folder = try TemporaryFolder(), file = folder.file("births.sav")
        try DataFile.write(try Self.births(80_000), to: file)
        let bytes = try Data(contentsOf: file)
        try bytes.prefix(bytes.count * 2 / 3).write(to: file)
        #expect(throws: RegisterFilesError.self) { try DataFile.transcode(file, to: folder.file("births.csv")) }
        #expect(folder.names == ["births.sav"])
    }
}
