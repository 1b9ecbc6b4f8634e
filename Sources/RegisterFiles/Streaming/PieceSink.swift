// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// Where the rows of a file go that is read a piece at a time.
///
/// Both functions are called on a second thread, one call at a time, in order.
struct PieceSink: Sendable {
    /// The name that errors show.
    let file: String
    /// Rows of a piece; the last one is shorter.
    let rows = 65_536
    /// Receives what the columns are, once, before any row.
    let begin: @Sendable ([ColumnLayout]) throws -> Void
    let take: @Sendable (Table) throws -> Void

    init(file: String, begin: @escaping @Sendable ([ColumnLayout]) throws -> Void, take: @escaping @Sendable (Table) throws -> Void) {
        (self.file, self.begin, self.take) = (file, begin, take)
    }
}
