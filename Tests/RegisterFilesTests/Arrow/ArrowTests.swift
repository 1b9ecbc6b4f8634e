// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles
import Testing

@Suite("Arrow files")
struct ArrowTests {
    static let readable: Set<String> = ["i", "d", "b", "s", "v", "day", "ts", "level", "dec", "last"]

    static func bytes(_ base64: String) -> [UInt8] { [UInt8](Data(base64Encoded: base64) ?? Data()) }

    @Test(arguments: [ArrowFixtures.uncompressed, ArrowFixtures.lz4, ArrowFixtures.zstd])
    func everyTypeIsRead(base64: String) throws {
        let table = try readBytes(Self.bytes(base64), name: "births.arrow", columns: Self.readable)
        #expect(table.columns.map(\.type) == [.integer, .number, .category, .text, .text, .date, .text, .category, .number, .integer])
        let expected: [[String?]] = [
            ["1", nil, "-3"], ["1.5", nil, "2.5"], ["TRUE", nil, "FALSE"], ["x", nil, "a longer text é"],
            ["x", nil, "a view that is longer than twelve"],
            ["2019-03-07", nil, "1969-12-31"], ["2019-03-07T01:02:03", nil, "1969-12-31T00:00:00"], ["q", nil, "p"], ["1.25", nil, "-3.5"],
            ["7", "8", "9"],
        ]
        #expect(table.columns.map(\.cells) == expected)
    }

    @Test func batchesOfAStreamFollowEachOther() throws {
        let table = try readBytes(Self.bytes(ArrowFixtures.stream), name: "births.arrow", columns: ["level", "last"])
        #expect(table["last"]?.cells == ["7", "8", "9", "7", "8", "9"])
        #expect(table["level"]?.cells == ["q", nil, "p", "q", nil, "p"])
    }

    @Test func aListHasNoColumn() throws {
        #expect { try readBytes(Self.bytes(ArrowFixtures.zstd), name: "births.feather") } throws: { "\($0)".contains("\"li\"") }
        #expect(throws: RegisterFilesError.self) { try readBytes(Array("FEA1".utf8) + [0, 0, 0, 0], name: "births.feather") }
    }

    @Test(arguments: [ArrowFixtures.uncompressed, ArrowFixtures.lz4, ArrowFixtures.zstd, ArrowFixtures.stream])
    func aFileThatLostItsEndIsAnError(base64: String) {
        let whole = Self.bytes(base64)
        // The end mark of a stream is eight bytes that a reader needs not see, but this one does.
        for length in stride(from: 0, to: whole.count, by: 7) {
            #expect(throws: RegisterFilesError.self, "\(length) of \(whole.count) bytes") {
                try readBytes(whole[..<length], name: "births.arrow", columns: Self.readable)
            }
        }
    }

    @Test(arguments: [ArrowFixtures.uncompressed, ArrowFixtures.lz4, ArrowFixtures.zstd])
    func bytesChangedAtRandomNeverCrash(base64: String) throws {
        let whole = Self.bytes(base64)
        var random = Philox(seed: 7, stage: "arrow")
        let folder = try TemporaryFolder()
        for _ in 0..<2000 {
            var changed = whole
            for _ in 0...random.below(3) { changed[random.below(changed.count)] = UInt8(truncatingIfNeeded: random.next()) }
            _ = try? DataFile.read(try folder.write(changed, as: "births.arrow"), columns: ["i", "d", "s", "v", "level", "day"])
        }
    }
}
