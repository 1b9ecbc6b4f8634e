// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// Writes RFC 4180: UTF-8, a header, line feeds, quotes where they are needed. Numbers are the shortest text that reads back to the same bits.
///
/// A missing cell is empty; a tagged one `.a`; any declared code as it is, when a codebook tells what it means.
struct CSVWriter {
    let options: WriteOptions

    private var separator: UInt8 { options.separator.asciiValue ?? UInt8(ascii: ",") }

    /// - Parameters:
    ///   - hasHeader: whether the names of the columns come first.
    ///   - write: receives the text in pieces of some megabytes.
    func write(_ table: Table, hasHeader: Bool = true, progress: ProgressMonitor, _ write: ([UInt8]) throws -> Void) throws {
        var buffer: [UInt8] = []
        let columns = table.columns.map { CellWriter($0, options: options) }
        if hasHeader { appendRecord(table.columnNames.map { quoted($0, mustQuote: $0.isEmpty) }, to: &buffer) }
        // Else a missing cell would be a blank line.
        let isAlone = columns.count == 1
        for row in 0..<table.rowCount {
            for (index, column) in columns.enumerated() {
                if index > 0 { buffer.append(separator) }
                let start = buffer.count
                column.append(row, to: &buffer)
                if isAlone, buffer.count == start { buffer.append(contentsOf: "\"\"".utf8) }
            }
            buffer.append(UInt8(ascii: "\n"))
            if buffer.count > 4 << 20 {
                try progress.checkCancellation()
                progress.report("write", row + 1, of: table.rowCount)
                try write(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        try write(buffer)
    }

    private func appendRecord(_ fields: [[UInt8]], to buffer: inout [UInt8]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { buffer.append(separator) }
            buffer.append(contentsOf: field)
        }
        buffer.append(UInt8(ascii: "\n"))
    }

    private func quoted(_ text: String, mustQuote: Bool) -> [UInt8] { CSVText.field(text, separator: separator, mustQuote: mustQuote) }
}

/// A text as a field.
enum CSVText {
    static func field(_ text: String, separator: UInt8, mustQuote: Bool = false) -> [UInt8] {
        let bytes = Array(text.utf8)
        let special: Set<UInt8> = [UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"), separator]
        guard mustQuote || bytes.contains(where: special.contains) || bytes.first == UInt8(ascii: " ") || bytes.last == UInt8(ascii: " ") else {
            return bytes
        }
        var field = [UInt8(ascii: "\"")]
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { field.append(byte) }
            field.append(byte)
        }
        return field + [UInt8(ascii: "\"")]
    }
}

/// One column on its way into a text.
private struct CellWriter {
    private let values: ColumnValues
    private let missing: [UInt8]?
    private let levels: [[UInt8]]
    private let missingCodes: [[UInt8]]
    private let separator: UInt8
    private let decimalMark: UInt8

    init(_ column: Column, options: WriteOptions) {
        values = column.values
        missing = column.missing
        let separator = options.separator.asciiValue ?? UInt8(ascii: ",")
        self.separator = separator
        decimalMark = options.decimalMark.asciiValue ?? UInt8(ascii: ".")
        if case .category(_, let known) = column.values { levels = known.map { CSVText.field($0.code, separator: separator) } } else { levels = [] }
        missingCodes = column.declaredMissing.map { declared in
            let isTag = declared.code.utf8.count == 2 && declared.code.hasPrefix(".")
            return isTag || options.codebook ? CSVText.field(declared.code, separator: separator) : []
        }
    }

    func append(_ row: Int, to buffer: inout [UInt8]) {
        if let kind = missing?[row], kind != 0 {
            if let index = MissingKind(rawValue: kind).declaredIndex, index < missingCodes.count { buffer.append(contentsOf: missingCodes[index]) }
            return
        }
        switch values {
        case .number(let numbers):
            let start = buffer.count
            CSVNumber.append(numbers[row], to: &buffer)
            if decimalMark != UInt8(ascii: ".") {
                for index in start..<buffer.count where buffer[index] == UInt8(ascii: ".") { buffer[index] = decimalMark }
            }
        case .integer(let integers): buffer.append(contentsOf: String(integers[row]).utf8)
        case .category(let codes, _): buffer.append(contentsOf: levels[Int(codes[row])])
        case .text(let texts): buffer.append(contentsOf: CSVText.field(texts[row], separator: separator))
        case .date(let days): buffer.append(contentsOf: days[row].iso.utf8)
        }
    }
}
