// SPDX-License-Identifier: EUPL-1.2

import Foundation
import MissingData
import TestSupport

/// Outputs of another program for the same data, and its data.
enum Oracle {
    static func table(_ name: String) throws -> OracleTable { try OracleTable("oracles/mice/" + name) }

    /// A cell without text is missing.
    static func missingCells(_ table: OracleTable) -> MissingCells {
        MissingCells(names: table.columns, isMissing: table.columns.map { table[text: $0].map(\.isEmpty) })
    }

    /// Rows of a file whose quoted cells hold commas, by column.
    static func quotedRows(_ name: String) throws -> [[String: String]] {
        let text = try String(contentsOf: SharedData.url("oracles/mice/" + name), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            // Between quotes, a comma is text.
            line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
                index % 2 == 1 ? [String(part)] : part.split(separator: ",").map(String.init)
            }
        }
        let header = lines.first ?? []
        return lines.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
    }
}
