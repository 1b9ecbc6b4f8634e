// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// A small comma-separated oracle file, read as plainly as can be, so that a test of a statistic does not lean on our own readers.
///
/// Cells are split at commas and lose one pair of quotes; none of the oracles has a comma inside a cell.
public struct OracleTable: Sendable {
    public let columns: [String]
    public let rows: [[String]]

    public init(_ path: String) throws {
        let text = try String(contentsOf: SharedData.url(path), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
                cell.count >= 2 && cell.hasPrefix("\"") && cell.hasSuffix("\"") ? String(cell.dropFirst().dropLast()) : String(cell)
            }
        }
        (columns, rows) = (lines.first ?? [], Array(lines.dropFirst()))
    }

    /// The texts of a column; empty when there is no such column, so that a test that reads a wrong name fails.
    public subscript(text name: String) -> [String] {
        guard let index = columns.firstIndex(of: name) else { return [] }
        return rows.map { $0[index] }
    }

    /// The numbers of a column; NaN where a cell is none.
    public subscript(name: String) -> [Double] { self[text: name].map { Double($0) ?? .nan } }

    /// The number in the column `value` of the row whose first cell is `name`.
    public func value(_ name: String, in column: String = "value") -> Double? {
        guard let row = rows.first(where: { $0.first == name }), let index = columns.firstIndex(of: column) else { return nil }
        return Double(row[index])
    }
}
