// SPDX-License-Identifier: EUPL-1.2

import struct Foundation.URL

/// What a store may use of the machine, and which files it may touch. Everything else is closed to it.
public struct StoreLimits: Sendable {
    public var memoryBytes: Int
    /// Results are in row order with any number of threads.
    public var threads: Int
    /// Where work that does not fit in memory is spilled; without it, such work fails instead. Give a folder that only its owner can read.
    public var spillFolder: URL?
    /// Files that statements may read or write by name.
    public var files: [URL]

    /// - Parameter memoryBytes: what a person has chosen for the process (`StoreMemory`) comes before it.
    public init(memoryBytes: Int = 2 << 30, threads: Int = 1, spillFolder: URL? = nil, files: [URL] = []) {
        self.memoryBytes = StoreMemory.bytes ?? max(StoreMemory.smallest, memoryBytes)
        (self.threads, self.spillFolder, self.files) = (threads, spillFolder, files)
    }
}
