// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles
import Testing

@Suite("Damaged files")
struct FaultTests {
    /// A table whose files are long enough to be cut anywhere.
    static func table() throws -> Table {
        let rows = 400
        return try Table(columns: [
            Column(name: "n", values: .number((0..<rows).map { Double($0) * 1.1 })),
            Column(
                name: "code",
                values: .category(
                    codes: (0..<rows).map { Int32($0 % 3) }, levels: ["a", "b", "c"].map { Level(code: $0, label: LocalizedText("label \($0)")) })),
            Column(name: "key", values: .text((0..<rows).map { "key number \($0)" })),
        ])
    }

    /// A file that lost its end is an error at every length: never fewer rows, never a crash.
    @Test(arguments: ["a.sav", "a.zsav", "a.parquet"])
    func truncated(name: String) throws {
        let folder = try TemporaryFolder()
        try DataFile.write(try Self.table(), to: folder.file(name))
        let bytes = [UInt8](try Data(contentsOf: folder.file(name)))
        let lengths = Set((0..<40).map { $0 * bytes.count / 40 } + [1, 3, 4, 175, 176, 177, bytes.count - 1, bytes.count - 2, bytes.count - 9])
        for length in lengths.sorted() where length >= 0 && length < bytes.count {
            let cut = try folder.write(bytes[..<length], as: "cut-" + name)
            #expect(throws: RegisterFilesError.self, "\(length) of \(bytes.count) bytes") { try DataFile.read(cut) }
        }
    }

    /// `a,b`, `1,2`, `3,4`, compressed by Python's gzip module without a time.
    static let compressed: [UInt8] = [
        0x1f, 0x8b, 0x8, 0x0, 0x0, 0x0, 0x0, 0x0, 0x2, 0xff, 0x4b, 0xd4, 0x49, 0xe2, 0x32, 0xd4, 0x31, 0xe2, 0x32, 0xd6, 0x31, 0xe1, 0x2, 0x0, 0xe5,
        0xe9, 0xd6, 0xce, 0xc, 0x0, 0x0, 0x0,
    ]

    @Test func truncatedAndDamagedGzip() throws {
        let whole = Self.compressed
        for length in 0..<whole.count {
            #expect(throws: RegisterFilesError.self, "\(length) bytes") { try readBytes(whole[..<length], name: "births.csv.gz") }
        }
        var damaged = whole
        damaged[12] ^= 0x40
        #expect(throws: RegisterFilesError.self) { try readBytes(damaged, name: "births.csv.gz") }
        #expect(throws: RegisterFilesError.truncated(file: "births.csv.gz")) { try readBytes(whole.dropLast(9), name: "births.csv.gz") }
    }

    @Test func severalGzipMembersAreOneFile() throws {
        let table = try readBytes(Self.compressed + Self.compressed, name: "births.csv.gz")
        #expect(table.rowCount == 5)
    }

    /// Bytes changed at random: an error or a table, never a crash; messages without a cell.
    @Test(arguments: ["a.sav", "a.zsav", "a.parquet", "a.csv"])
    func mutated(name: String) throws {
        let folder = try TemporaryFolder()
        try DataFile.write(try Self.table(), to: folder.file(name))
        let bytes = [UInt8](try Data(contentsOf: folder.file(name)))
        var random = Philox(seed: 1, stage: "faults \(name)")
        for _ in 0..<150 {
            var changed = bytes
            for _ in 0...random.below(4) { changed[random.below(changed.count)] = UInt8(truncatingIfNeeded: random.next()) }
            do { _ = try DataFile.read(try folder.write(changed, as: "changed-" + name)) } catch {
                #expect(!"\(error)".contains("key number"))
            }
        }
    }

    @Test func whatIsNoFileAtAll() throws {
        let folder = try TemporaryFolder()
        for format in FileFormat.allCases {
            let name = "absent" + format.extensions[0]
            #expect(throws: RegisterFilesError.notFound(file: name)) { try DataFile.read(folder.file(name)) }
            let noise = (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }
            let file = try folder.write(noise, as: "noise" + format.extensions[0])
            #expect(throws: RegisterFilesError.self, "\(format)") { try DataFile.read(file) }
            let empty = try folder.write([], as: "empty" + format.extensions[0])
            #expect(throws: RegisterFilesError.self, "\(format)") { try DataFile.read(empty) }
        }
        #expect(throws: RegisterFilesError.unknownFormat(file: "births.xlsx")) { try DataFile.read(folder.file("births.xlsx")) }
        let directory = folder.file("folder.csv")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        #expect(throws: RegisterFilesError.isFolder(file: "folder.csv")) { try DataFile.read(directory) }
    }
}
