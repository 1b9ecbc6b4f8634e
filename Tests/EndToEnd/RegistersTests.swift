// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestSupport
import Testing

/// From nothing to raw registers that a catalogue describes.
@Suite struct RegistersTests {
    private static func contents(of folder: URL) throws -> [String: Data] {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return try Dictionary(
            uniqueKeysWithValues: paths.compactMap { path in
                let file = folder.appendingPathComponent(path)
                guard (try file.resourceValues(forKeys: [.isRegularFileKey])).isRegularFile == true else { return nil }
                return (path, try Data(contentsOf: file))
            })
    }

    @Test(arguments: ["sav", "parquet"]) func sameSeedSameBytes(format: String) throws {
        try withTemporaryFolder { folder in
            for (name, threads) in [("a", "1"), ("b", "2")] {
                let made = try CommandLineRun(
                    ["synthesize", name, "--births", "900", "--registers", format, "--seed", "5", "--threads", threads, "--quiet"], in: folder)
                #expect(made.code == 0, "\(made.messages)")
            }
            let (a, b) = (try Self.contents(of: folder.appendingPathComponent("a")), try Self.contents(of: folder.appendingPathComponent("b")))
            #expect(a.count > 75 && a.keys.sorted() == b.keys.sorted())
            for (path, bytes) in a { #expect(bytes == b[path], "\(path)") }
            let described = try CommandLineRun(["describe", "a/catalog.yaml", "--quiet"], in: folder)
            #expect(described.code == 0 && described.output.contains("Every register is there"), "\(described.output)")
            let dutch = try CommandLineRun(["describe", "a/catalog.yaml", "--lang", "nl", "--quiet"], in: folder)
            #expect(dutch.output.contains("geboorten") && dutch.output.contains("rijen"))
        }
    }

    @Test func whatIsWrongIsDescribed() throws {
        try withTemporaryFolder { folder in
            _ = try CommandLineRun(["synthesize", "a", "--births", "300", "--registers", "sav", "--quiet"], in: folder)
            let incomes = folder.appendingPathComponent("a/registers/INKOMEN/INHATAB")
            try FileManager.default.removeItem(at: incomes.appendingPathComponent("INHA2017TABV1.sav"))
            try FileManager.default.removeItem(at: folder.appendingPathComponent("a/registers/PERINED"))
            let run = try CommandLineRun(["describe", "a/catalog.yaml", "--json", "--quiet"], in: folder)
            let found = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            let kinds = (found["remarks"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
            #expect(kinds == ["no-files", "missing-year"])
        }
    }

    /// Somebody's own registers are not replaced by invented ones; our own are.
    /// Another version of the program may have had other registers: what it invented makes room.
    @Test func anEarlierInventionMakesRoom() throws {
        try withTemporaryFolder { folder in
            let made = ["synthesize", "a", "--births", "300", "--registers", "parquet", "--quiet"]
            #expect(try CommandLineRun(made, in: folder).code == 0)
            let catalogue = folder.appendingPathComponent("a/catalog.yaml")
            try Data((String(contentsOf: catalogue, encoding: .utf8) + "# as it was\n").utf8).write(to: catalogue)
            let old = folder.appendingPathComponent("a/registers/INKOMEN/OLDTAB/OLD2015TABV1.parquet")
            try FileManager.default.createDirectory(at: old.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("old".utf8).write(to: old)
            #expect(try CommandLineRun(made, in: folder).code == 0)
            #expect(!FileManager.default.fileExists(atPath: old.path))
        }
    }

    @Test func otherRegistersAreNotTouched() throws {
        try withTemporaryFolder { folder in
            let own = folder.appendingPathComponent("a/registers/own.csv")
            try FileManager.default.createDirectory(at: own.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("a\n1\n".utf8).write(to: own)
            let arguments = ["synthesize", "a", "--births", "200", "--registers", "parquet", "--quiet"]
            #expect(try CommandLineRun(arguments, in: folder).code == 3)
            #expect(FileManager.default.fileExists(atPath: own.path))
            try FileManager.default.removeItem(at: own.deletingLastPathComponent())
            #expect(try CommandLineRun(arguments, in: folder).code == 0)
            #expect(try CommandLineRun(arguments, in: folder).code == 0)
        }
    }

    @Test func aBrokenCatalogueIsSaidWithItsLines() throws {
        try withTemporaryFolder { folder in
            try Data("registers:\n  PRNL: {tijd: {}}\n  INHATAB: {of: huis}\n".utf8).write(to: folder.appendingPathComponent("catalog.yaml"))
            let run = try CommandLineRun(["describe", "catalog.yaml"], in: folder)
            #expect(run.code == 3 && run.messages.contains("line 2") && run.messages.contains("line 3"), "\(run.messages)")
        }
    }
}
