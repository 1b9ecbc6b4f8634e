// SPDX-License-Identifier: EUPL-1.2

import RegisterData
import RegisterFiles
import Testing

/// What a person lets the embedded database use.
@Suite(.serialized) struct StoreMemoryTests {
    @Test(arguments: [
        ("4GB", 4_000_000_000), ("4gb", 4_000_000_000), ("1.5 GiB", 1_610_612_736), ("512MB", 512_000_000), ("64MiB", 67_108_864), ("64MB", nil),
        ("4", nil), ("GB", nil), ("", nil), ("-4GB", nil), ("nanGB", nil), ("infGB", nil), ("1e30GB", nil), ("4 GB ", nil), ("4TB", nil),
    ])
    func sizes(text: String, bytes: Int?) { #expect(StoreMemory.bytes(text) == bytes) }

    @Test func theDatabaseKnows() throws {
        StoreMemory.bytes = 3 << 30
        defer { StoreMemory.bytes = nil }
        let table = try Store().query("SELECT current_setting('memory_limit') AS m")
        guard case .text(let settings)? = table["m"]?.values else { return #expect(Bool(false)) }
        #expect(settings == ["3.0 GiB"])
        #expect(StoreLimits(memoryBytes: 1 << 30).memoryBytes == 3 << 30, "what a person says comes first")
    }
}
