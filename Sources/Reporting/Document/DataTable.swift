// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// A table as people read it: every cell already written in the reader's language.
struct DataTable: Sendable {
    let caption: String
    let columns: [Column]
    let rows: [Row]

    struct Column: Sendable {
        let title: String
        let isNumber: Bool
    }

    /// The first cell names the row.
    struct Row: Sendable {
        let header: String
        let cells: [Cell]
    }

    enum Cell: Sendable {
        case number(String)
        case text(String)
        case verdict(mark: VerdictMark, text: String)
        /// Nothing was found, or it is not printed.
        case empty(String)
    }

    /// - Parameters:
    ///   - header: what the first column holds.
    ///   - columns: titles of the other columns; whether each holds numbers.
    init(caption: String, header: String, columns: [(String, isNumber: Bool)], rows: [Row]) {
        self.caption = caption
        self.columns = [Column(title: header, isNumber: false)] + columns.map { Column(title: $0.0, isNumber: $0.isNumber) }
        self.rows = rows
    }
}

extension DataTable.Cell {
    /// A number, or a dash where there is none.
    static func numberOrDash(_ text: String?) -> DataTable.Cell { text.map { .number($0) } ?? .empty("–") }
}
