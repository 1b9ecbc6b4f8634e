// SPDX-License-Identifier: EUPL-1.2
// Unchecked because a connection may move between threads as long as one at a time uses it: whoever lends it out sees to that.

import Basics
import RegisterData

import struct Foundation.URL

/// A Parquet file that is handed from thread to thread.
struct LentParquetFile: @unchecked Sendable {
    private let file: ParquetFile

    init(_ url: URL) throws { file = try ParquetFile(url) }

    func schema() throws -> TableSchema { try file.schema() }

    func read(options: ReadOptions, wanted: Set<String>, progress: ProgressMonitor) throws -> Table {
        try file.read(options: options, wanted: wanted, progress: progress)
    }
}
