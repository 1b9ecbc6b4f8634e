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
    /// Whether cells with a code that the file declares missing are missing; else the codes stay values.
    let marksDeclared: Bool
    /// Receives what the columns are, once, before any row.
    let begin: @Sendable ([ColumnLayout]) throws -> Void
    let take: @Sendable ([StatisticalPiece]) throws -> Void

    init(file: String, begin: @escaping @Sendable ([ColumnLayout]) throws -> Void, take: @escaping @Sendable (Table) throws -> Void) {
        self.init(file: file, marksDeclared: false, begin: begin) { try take(try Table(columns: $0.map { $0.column() })) }
    }

    /// Cells as they came from the file, with declared codes marked.
    init(file: String, takeMarked: @escaping @Sendable ([StatisticalPiece]) throws -> Void) {
        self.init(file: file, marksDeclared: true, begin: { _ in }, takePieces: takeMarked)
    }

    private init(
        file: String, marksDeclared: Bool, begin: @escaping @Sendable ([ColumnLayout]) throws -> Void,
        takePieces: @escaping @Sendable ([StatisticalPiece]) throws -> Void
    ) {
        (self.file, self.marksDeclared, self.begin, take) = (file, marksDeclared, begin, takePieces)
    }
}
