// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles

/// One converted file of a register as a SELECT.
struct RegisterFileSQL {
    let register: Register
    let key: [String]
    /// Keys that name nobody, so that many rows may have them.
    let unknownKeys: [String]
    let columns: RegisterColumns
    let parquet: URL
    var hasReasons = false

    private var source: String { "read_parquet(\(SQLText.literal(parquet.path)), file_row_number = true)" }

    /// - Parameters:
    ///   - names: columns of the register.
    ///   - problems: of this file; rows that they are about are left out.
    ///   - year: of a wide register, whose columns `names` then are without the year.
    /// - Throws: `CatalogueError.columnAbsent`.
    func select(_ names: [String], problems: [RegisterProblem], year: Int?) throws(CatalogueError) -> String {
        var values: [String] = []
        for name in names { values.append("\(try value(of: name, year: year)) AS \(SQLText.identifier(name))") }
        if hasReasons {
            for name in names {
                if let reason = try reason(of: name) { values.append("\(reason) AS \(SQLText.identifier(RegisterView.reason(of: name)))") }
            }
        }
        let stamp = (year ?? columns.file.year).map(String.init) ?? "NULL"
        values.append("CAST(\(stamp) AS INTEGER) AS \(RegisterView.year)")
        var sql = "SELECT \(values.joined(separator: ", ")) FROM \(source)"
        var conditions: [String] = []
        let found = Set(problems.map(\.kind))
        if case .spell(let start, let end, _) = register.time, !found.isDisjoint(with: [.endBeforeStart, .dayUnknown]) {
            conditions.append("\(try value(of: start, year: nil)) <= \(try value(of: end, year: nil))")
        }
        if case .day(let day) = register.time, found.contains(.dayUnknown) { conditions.append("\(try value(of: day, year: nil)) IS NOT NULL") }
        if !conditions.isEmpty { sql += " WHERE \(conditions.joined(separator: " AND "))" }
        if found.contains(.keyTwice) {
            let keys = try keys()
            let isFirst = "row_number() OVER (PARTITION BY \(keys.joined(separator: ", ")) ORDER BY file_row_number) = 1"
            sql += " QUALIFY \(isFirst) OR NOT (\(isKnown(keys)))"
        }
        return sql
    }

    /// Why a cell is missing, for columns whose codes tell; `nil` for others.
    private func reason(of name: String) throws(CatalogueError) -> String? {
        guard let declared = register[column: name], declared.dateParts.isEmpty, declared.missing.contains(where: { $0.value != .notRecorded })
        else { return nil }
        let column = try physical(name)
        let code = ColumnSQL.code(SQLText.identifier(column.name), column.type)
        let cases = declared.missing.map { "WHEN \(SQLText.literal($0.name)) THEN \($0.value.rawValue)" }.joined(separator: " ")
        return "CASE \(code) \(cases) END"
    }

    /// Counts of what a row can have wrong: `rows`, then one column a kind.
    func checks() throws(CatalogueError) -> (sql: String, kinds: [(kind: RegisterProblem.Kind, columns: [String])]) {
        var counts: [String] = []
        var kinds: [(kind: RegisterProblem.Kind, columns: [String])] = []
        switch register.time {
        case .spell(let start, let end, _):
            let (first, last) = (try value(of: start, year: nil), try value(of: end, year: nil))
            counts += ["count(*) FILTER (WHERE \(last) < \(first))", "count(*) FILTER (WHERE \(first) IS NULL OR \(last) IS NULL)"]
            kinds += [(.endBeforeStart, [start, end]), (.dayUnknown, [start, end])]
        case .day(let day):
            counts.append("count(*) FILTER (WHERE \(try value(of: day, year: nil)) IS NULL)")
            kinds.append((.dayUnknown, [day]))
        case .constant, .yearOfFile, .year, .wide: break
        }
        if !register.hasManyRows {
            let keys = try keys()
            let distinct = keys.count == 1 ? keys[0] : "(\(keys.joined(separator: ", ")))"
            let isKnown = isKnown(keys)
            counts.append("count(*) FILTER (WHERE \(isKnown)) - count(DISTINCT \(distinct)) FILTER (WHERE \(isKnown))")
            kinds.append((.keyTwice, key))
        }
        let named = counts.enumerated().map { "CAST(\($1) AS BIGINT) AS c\($0)" }
        return ("SELECT \(named.joined(separator: ", ")) FROM \(source)", kinds)
    }

    /// Counts of rows with letters outside of ASCII: `rows`, then one column a text column.
    func letters() -> (sql: String, columns: [String]) {
        let texts = columns.physical.filter { $0.type == .text || $0.type == .category }.map(\.name)
        let tests = texts.map { "coalesce(strlen(\(SQLText.identifier($0))) <> length(\(SQLText.identifier($0))), false)" }
        let any = tests.isEmpty ? "false" : tests.joined(separator: " OR ")
        let counts = ["count(*) FILTER (WHERE \(any)) AS rows"] + tests.enumerated().map { "count(*) FILTER (WHERE \($1)) AS c\($0)" }
        return ("SELECT \(counts.joined(separator: ", ")) FROM \(source)", texts)
    }

    private func keys() throws(CatalogueError) -> [String] {
        var cells: [String] = []
        for name in key { cells.append(SQLText.identifier(try physical(name).name)) }
        return cells
    }

    private func isKnown(_ keys: [String]) -> String {
        let codes = unknownKeys.map(SQLText.literal).joined(separator: ", ")
        return keys.last.map { "\($0) IS NOT NULL" + (codes.isEmpty ? "" : " AND \($0) NOT IN (\(codes))") } ?? "true"
    }

    private func value(of name: String, year: Int?) throws(CatalogueError) -> String {
        if let year, case .wide(let yearly) = register.time, let pattern = yearly.first(where: { $0.name == name }) {
            let column = try physical(pattern.name(in: year))
            return ColumnSQL.value(column.name, found: column.type, as: register[column: name]?.type)
        }
        let declared = register[column: name]
        if let declared, !declared.dateParts.isEmpty {
            var parts: [(name: String, found: ColumnType)] = []
            for part in declared.dateParts {
                let column = try physical(part)
                parts.append((column.name, column.type))
            }
            return ColumnSQL.day(parts: parts)
        }
        let column = try physical(name)
        switch register.time {
        case .spell(let start, let end, let openEnd):
            if name == start { return ColumnSQL.day(SQLText.identifier(column.name), column.type) }
            if name == end { return ColumnSQL.end(column.name, found: column.type, openEnd: openEnd) }
        case .day(let day):
            if name == day { return ColumnSQL.day(SQLText.identifier(column.name), column.type) }
        case .constant, .yearOfFile, .year, .wide: break
        }
        let changes = register.recoded.filter { change in change.column == name && columns.file.year.map { $0 < change.year } ?? false }
        // What the file itself declares missing has no value either.
        let codes = (declared?.missing.map(\.name) ?? []) + column.declaredMissing.map(\.code)
        return ColumnSQL.value(column.name, found: column.type, as: declared?.type, missing: codes, recoding: changes)
    }

    private func physical(_ name: String) throws(CatalogueError) -> ColumnSchema {
        if let column = columns.column(named: name) { return column }
        throw .columnAbsent(register: register.name, file: columns.file.path, column: name, suggestion: columns.suggestion(for: name))
    }
}
