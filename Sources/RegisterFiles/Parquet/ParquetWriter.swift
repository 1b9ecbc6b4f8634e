// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

import struct Foundation.URL

/// Writes Parquet through the embedded database: codes of categories as texts, every missing cell as NULL, the codebook in the file's metadata.
enum ParquetWriter {
    /// - Throws: `StoreError.ambiguousCase` when two names differ only in case, which the database cannot keep apart.
    static func write(_ table: Table, to url: URL, progress: ProgressMonitor) throws {
        let store = try Store(limits: StoreLimits(memoryBytes: 4 << 30, files: [url]))
        try store.append(table, as: "written", progress: progress)
        let codebook = String(decoding: try Codebook(table).encoded(), as: UTF8.self)
        let metadata = "KV_METADATA {\(SQLText.identifier(Codebook.parquetKey)): \(SQLText.literal(codebook))}"
        try store.execute(
            "COPY (SELECT * FROM written) TO \(SQLText.literal(url.path)) (FORMAT parquet, COMPRESSION zstd, \(metadata))", named: "Parquet",
            progress: progress)
    }
}
