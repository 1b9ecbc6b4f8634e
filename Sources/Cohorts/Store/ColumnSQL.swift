// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import RegisterFiles
import Settings

/// Cells of a file as values of the catalogue, in SQL. What cannot be read as the type is NULL.
enum ColumnSQL {
    /// - Parameters:
    ///   - name: of the column in the Parquet file.
    ///   - found: its type there.
    static func value(_ name: String, found: ColumnType, as type: ColumnType?, missing codes: [String] = [], recoding: [CodeChange] = []) -> String {
        let cell = SQLText.identifier(name)
        guard let type = type ?? (codes.isEmpty && recoding.isEmpty ? nil : found) else { return cell }
        switch type {
        case .number: return without(codes, number(cell, found), areNumbers: true)
        case .integer: return without(codes, "TRY_CAST(\(number(cell, found)) AS BIGINT)", areNumbers: true)
        case .date: return without(codes, cell, found, day(cell, found))
        case .category, .text: return without(codes, recoded(recoding, code(cell, found)), areNumbers: false)
        }
    }

    /// A cell as a code: `22` also where the file has the number 22.0.
    static func code(_ cell: String, _ found: ColumnType) -> String {
        switch found {
        case .number:
            "CASE WHEN \(cell) = floor(\(cell)) AND abs(\(cell)) < 1e15 THEN CAST(CAST(\(cell) AS BIGINT) AS VARCHAR) "
                + "ELSE CAST(\(cell) AS VARCHAR) END"
        case .category, .text: "trim(\(cell))"
        case .integer, .date: "CAST(\(cell) AS VARCHAR)"
        }
    }

    private static func number(_ cell: String, _ found: ColumnType) -> String {
        switch found {
        case .number, .integer: "CAST(\(cell) AS DOUBLE)"
        default: "TRY_CAST(trim(CAST(\(cell) AS VARCHAR)) AS DOUBLE)"
        }
    }

    /// A day: a date, or a text such as 20150131 or 2015-01-31.
    static func day(_ cell: String, _ found: ColumnType) -> String {
        if found == .date { return cell }
        let text = code(cell, found)
        return "coalesce(CAST(try_strptime(\(text), '%Y%m%d') AS DATE), TRY_CAST(\(text) AS DATE))"
    }

    /// A day from its parts; one that is not a day of the calendar (month 00) is NULL.
    static func day(parts: [(name: String, found: ColumnType)]) -> String {
        let texts = parts.map { code(SQLText.identifier($0.name), $0.found) }
        guard texts.count == 3 else { return "NULL::DATE" }
        return "TRY_CAST(lpad(\(texts[0]), 4, '0') || '-' || lpad(\(texts[1]), 2, '0') || '-' || lpad(\(texts[2]), 2, '0') AS DATE)"
    }

    /// The last day of a spell: the code of an open end is a day after all others.
    static func end(_ name: String, found: ColumnType, openEnd: String?) -> String {
        let cell = SQLText.identifier(name)
        guard let openEnd else { return day(cell, found) }
        let open = "\(code(cell, found)) = \(SQLText.literal(openEnd))"
        return "CASE WHEN \(open) THEN DATE '\(RegisterView.openEnd)' ELSE \(day(cell, found)) END"
    }

    private static func recoded(_ changes: [CodeChange], _ sql: String) -> String {
        guard !changes.isEmpty else { return sql }
        let cases = changes.map { "WHEN \(SQLText.literal($0.old)) THEN \(SQLText.literal($0.new))" }.joined(separator: " ")
        return "CASE \(sql) \(cases) ELSE \(sql) END"
    }

    private static func without(_ codes: [String], _ sql: String, areNumbers: Bool) -> String {
        let literals = areNumbers ? codes.compactMap { Double($0) }.filter(\.isFinite).map { "\($0)" } : codes.map(SQLText.literal)
        guard !literals.isEmpty else { return sql }
        return "CASE WHEN \(sql) IN (\(literals.joined(separator: ", "))) THEN NULL ELSE \(sql) END"
    }

    /// Codes of a day are compared as they are written.
    private static func without(_ codes: [String], _ cell: String, _ found: ColumnType, _ sql: String) -> String {
        guard !codes.isEmpty else { return sql }
        return "CASE WHEN \(code(cell, found)) IN (\(codes.map(SQLText.literal).joined(separator: ", "))) THEN NULL ELSE \(sql) END"
    }
}
