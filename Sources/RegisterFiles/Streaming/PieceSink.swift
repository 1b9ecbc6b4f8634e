// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// Where the rows of a file go that is read a piece at a time.
final class PieceSink {
    /// The name that errors show.
    let file: String
    /// Rows of a piece; the last one is shorter.
    let rows = 65_536
    /// Receives what the columns are, once, before any row.
    let begin: ([ColumnLayout]) throws -> Void
    let take: (Table) throws -> Void

    init(file: String, begin: @escaping ([ColumnLayout]) throws -> Void, take: @escaping (Table) throws -> Void) {
        (self.file, self.begin, self.take) = (file, begin, take)
    }
}
