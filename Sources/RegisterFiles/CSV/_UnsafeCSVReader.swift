// SPDX-License-Identifier: EUPL-1.2

// Unsafe: one pass over the bytes of a file, with the columns' states behind a pointer so that none is copied.

import Basics
import RegisterData

/// Reads a table from the text of a file: one pass, and a second one over the columns that only later turned out to be texts.
struct CSVReader {
    let file: String
    let options: ReadOptions
    /// Columns to read; all when `nil`.
    let wanted: Set<String>?
    let progress: ProgressMonitor
    /// Stop after so many rows: for schemas.
    var rowLimit = Int.max

    private static let step = 4 << 20

    /// - Parameter text: UTF-8; a line feed is appended.
    func read(_ text: consuming [UInt8]) throws -> Table {
        text.append(UInt8(ascii: "\n"))
        return try text.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { throw RegisterFilesError.noColumns(file: file) }
            return try read(base, end: buffer.count)
        }
    }

    private func read(_ base: UnsafePointer<UInt8>, end: Int) throws -> Table {
        let dialect = CSVDialect(detectedIn: base, end: end, options: options)
        var cursor = CSVCursor(base: base, end: end, separator: dialect.separator)
        let names = try names(&cursor, dialect)
        let body = cursor.position
        let capacity = min(rowLimit, recordBound(base, body, end))
        var columns = names.map { name in
            CSVColumn(
                name: name, isWanted: wanted?.contains(name) ?? true, declaredType: options.types[name], dateFormat: options.dateFormats[name],
                maximumLevels: options.maximumLevels, capacity: capacity)
        }
        defer { for column in columns { column.deallocate() } }
        let rowCount = try pass(&columns, cursor, dialect)
        if columns.contains(where: { $0.kind == .rejected }) {
            var again = columns.map { $0.kind == .rejected ? $0.asText() : $0.skipped() }
            _ = try pass(&again, cursor, dialect)
            for index in columns.indices where columns[index].kind == .rejected {
                columns[index].deallocate()
                columns[index] = again[index].withoutWords()
            }
        }
        try check(columns, cursor)
        return try Table(columns: columns.indices.compactMap { columns[$0].finish(rowCount: rowCount) })
    }

    /// Line ends: at least the number of records.
    private func recordBound(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var count = 1
        for index in start..<max(start, end) {
            let byte = base[index]
            count += byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") ? 1 : 0
        }
        return count
    }

    /// - Returns: the number of rows.
    private func pass(_ columns: inout [CSVColumn], _ start: CSVCursor, _ dialect: CSVDialect) throws -> Int {
        var cursor = start
        let missing = MissingTexts(declared: options.missingTexts)
        let emptyIsMissing = options.missingTexts?.contains("") ?? true
        let mark = dialect.decimalMark
        let expected = columns.count
        var row = 0
        var nextReport = cursor.position + Self.step
        try columns.withUnsafeMutableBufferPointer { columns in
            while row < rowLimit, cursor.skipBlankLines() {
                let recordStart = cursor.position
                var index = 0
                repeat {
                    guard index < expected else { throw ragged(cursor, recordStart, expected) }
                    try readCell(&columns[index], &cursor, row, missing, emptyIsMissing, mark)
                    index += 1
                } while !cursor.isAtRecordEnd
                guard index == expected else { throw ragged(cursor, recordStart, expected) }
                row += 1
                if cursor.position >= nextReport {
                    try progress.checkCancellation()
                    progress.report("read", cursor.position, of: cursor.end)
                    nextReport += Self.step
                }
            }
        }
        return row
    }

    @inline(__always)
    private func readCell(
        _ column: inout CSVColumn, _ cursor: inout CSVCursor, _ row: Int, _ missing: MissingTexts, _ emptyIsMissing: Bool, _ mark: UInt8
    ) throws {
        let base = cursor.base
        if cursor.isFieldEnd(base[cursor.position]), emptyIsMissing, column.kind != .skipped {
            cursor.finishField()
            return column.storeMissing(row)
        }
        switch column.kind {
        case .integer:
            var position = cursor.position
            let isNegative = base[position] == UInt8(ascii: "-")
            if isNegative { position += 1 }
            let first = position
            var value: Int64 = 0
            while base[position] &- 48 <= 9 {
                value = value &* 10 &+ Int64(base[position] &- 48)
                position += 1
            }
            if cursor.isFieldEnd(base[position]), 1...18 ~= position - first, base[first] != 48 || (position - first == 1 && !isNegative) {
                column.store(isNegative ? -value : value, row)
                cursor.position = position
                return cursor.finishField()
            }
        case .number:
            var position = cursor.position
            let isNegative = base[position] == UInt8(ascii: "-")
            if isNegative { position += 1 }
            let first = position
            var mantissa: UInt64 = 0
            while base[position] &- 48 <= 9 {
                mantissa = mantissa &* 10 &+ UInt64(base[position] &- 48)
                position += 1
            }
            let whole = position - first
            var decimals = 0
            if base[position] == mark {
                position += 1
                while base[position] &- 48 <= 9 {
                    mantissa = mantissa &* 10 &+ UInt64(base[position] &- 48)
                    position += 1
                    decimals += 1
                }
            }
            if cursor.isFieldEnd(base[position]), whole >= 1, whole + decimals <= 18, mantissa <= 1 << 53, base[first] != 48 || whole == 1 {
                let value = Double(mantissa) / NumberText.powers[decimals]
                column.store(isNegative ? -value : value, row)
                cursor.position = position
                return cursor.finishField()
            }
        default: break
        }
        try readOtherCell(&column, &cursor, row, missing, mark)
    }

    @inline(never)
    private func readOtherCell(_ column: inout CSVColumn, _ cursor: inout CSVCursor, _ row: Int, _ missing: MissingTexts, _ mark: UInt8) throws {
        let field: CSVField
        do { field = try cursor.nextField() } catch {
            throw RegisterFilesError.unclosedQuote(file: file, line: cursor.line(at: error.unclosedQuoteAt))
        }
        guard column.kind != .skipped, column.kind != .rejected else { return }
        if field.hasEscapes {
            cursor.unescaped(field).withUnsafeBufferPointer { accept($0, field, &column, row, missing, mark) }
        } else {
            accept(cursor.bytes(field), field, &column, row, missing, mark)
        }
    }

    private func accept(
        _ cell: UnsafeBufferPointer<UInt8>, _ field: CSVField, _ column: inout CSVColumn, _ row: Int, _ missing: MissingTexts, _ mark: UInt8
    ) {
        var (first, last) = (0, cell.count)
        while first < last, cell[first] == UInt8(ascii: " ") || cell[first] == UInt8(ascii: "\t") { first += 1 }
        while first < last, cell[last - 1] == UInt8(ascii: " ") || cell[last - 1] == UInt8(ascii: "\t") { last -= 1 }
        let trimmed = UnsafeBufferPointer(rebasing: cell[first..<last])
        if column.kind == .text {
            if missing.isMissing(trimmed) { column.storeMissing(row) } else { column.storeText(cell) }
        } else if trimmed.isEmpty, !missing.isMissing(trimmed) {
            column.rejectEmpty()
        } else {
            column.accept(trimmed, cell: cell, row: row, offset: field.start, missing: missing, decimalMark: mark)
        }
    }

    // MARK: - Names and errors

    private func names(_ cursor: inout CSVCursor, _ dialect: CSVDialect) throws -> [String] {
        guard cursor.skipBlankLines() else { throw RegisterFilesError.noColumns(file: file) }
        let start = cursor.position
        var names: [String] = []
        repeat {
            let field: CSVField
            do { field = try cursor.nextField() } catch {
                throw RegisterFilesError.unclosedQuote(file: file, line: cursor.line(at: error.unclosedQuoteAt))
            }
            names.append(field.isQuoted ? cursor.text(field) : cursor.text(field).trimmingBlanks())
        } while !cursor.isAtRecordEnd
        if !dialect.hasHeader {
            cursor.position = start
            names = names.indices.map { "V\($0 + 1)" }
        } else if isShortHeader(names.count, cursor) {
            names.insert("", at: 0)
        }
        // R and pandas write the names of rows without a name of their own.
        for index in names.indices where names[index].isEmpty { names[index] = index == 0 ? "rownames" : "column_\(index + 1)" }
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted { throw RegisterFilesError.duplicateColumn(file: file, column: name) }
        for name in (wanted ?? []).sorted() where !seen.contains(name) {
            throw RegisterFilesError.unknownColumn(file: file, column: name, suggestion: NearestName.suggestion(for: name, among: names))
        }
        return names
    }

    /// Whether the first record has one field more than the header has names, as R's `write.table` leaves it.
    private func isShortHeader(_ count: Int, _ start: CSVCursor) -> Bool {
        var cursor = start
        guard cursor.skipBlankLines() else { return false }
        var (fields, isLastEmpty) = (0, false)
        repeat {
            guard let field = try? cursor.nextField() else { return false }
            fields += 1
            isLastEmpty = field.count == 0
        } while !cursor.isAtRecordEnd
        return fields == count + 1 && !isLastEmpty
    }

    private func ragged(_ cursor: CSVCursor, _ recordStart: Int, _ expected: Int) -> RegisterFilesError {
        var record = CSVCursor(base: cursor.base, end: cursor.end, separator: cursor.separator, position: recordStart)
        var found = 0
        repeat {
            guard (try? record.nextField()) != nil else { break }
            found += 1
        } while !record.isAtRecordEnd
        return .raggedRow(file: file, line: cursor.line(at: recordStart), expected: expected, found: found)
    }

    private func check(_ columns: [CSVColumn], _ cursor: CSVCursor) throws {
        for column in columns {
            if let offset = column.misfitOffset, let type = column.declaredType {
                throw RegisterFilesError.notOfType(file: file, column: column.name, type: type, cells: column.misfits, line: cursor.line(at: offset))
            }
            if let offset = column.infinityOffset, column.kind == .number {
                throw RegisterFilesError.infinite(file: file, column: column.name, line: cursor.line(at: offset))
            }
        }
    }
}

extension String {
    fileprivate func trimmingBlanks() -> String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
