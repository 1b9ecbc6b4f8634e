// SPDX-License-Identifier: EUPL-1.2

// Unsafe: hands variables and values to ReadStat's writer, and its bytes to the C library.

import Basics
import CReadStat
import Glibc
import RegisterData

import struct Foundation.URL

/// Writes .sav and .zsav: labels, value labels and long names kept, missing codes declared.
///
/// What SPSS has no place for becomes its system-missing value: tags (`.a`), and codes beyond what it can declare (three, or one range without
/// values).
/// Units and translations are not kept.
struct SPSSWriter {
    let file: String
    let language: Language
    let isCompressedAsWhole: Bool
    let progress: ProgressMonitor

    func write(_ table: Table, to url: URL) throws {
        guard let output = fopen(url.path, "wb") else { throw RegisterFilesError.notWritable(file: file, reason: String(cString: strerror(errno))) }
        var isOpen = true
        defer { if isOpen { fclose(output) } }
        guard let writer = readstat_writer_init() else { throw RegisterFilesError.notWritable(file: file, reason: "no memory") }
        defer { readstat_writer_free(writer) }
        readstat_set_data_writer(writer) { data, count, output in
            guard let data, let output else { return -1 }
            return fwrite(data, 1, count, output.assumingMemoryBound(to: FILE.self)) == count ? count : -1
        }
        readstat_writer_set_compression(writer, isCompressedAsWhole ? READSTAT_COMPRESS_BINARY : READSTAT_COMPRESS_ROWS)
        // The same table gives the same bytes on any day.
        readstat_writer_set_file_timestamp(writer, 0)
        let variables = table.columns.map(SPSSVariable.init)
        let declared = try variables.enumerated().map { try declare($1, number: $0, in: writer) }
        try check(readstat_begin_writing_sav(writer, output, table.rowCount))
        for (variable, handle) in zip(variables, declared) {
            guard readstat_validate_variable(writer, handle) == READSTAT_OK else {
                throw RegisterFilesError.unsupported(
                    file: file, what: "SPSS does not allow the name \"\(variable.column.name)\" for a column; rename it")
            }
        }
        for row in 0..<table.rowCount {
            if row & 0x1fff == 0 {
                try progress.checkCancellation()
                progress.report("write", row, of: table.rowCount)
            }
            try check(readstat_begin_row(writer))
            for index in variables.indices {
                try check(insert(row, of: variables[index], in: variables[index].column, as: declared[index], into: writer))
            }
            try check(readstat_end_row(writer))
        }
        try check(readstat_end_writing(writer))
        isOpen = false
        guard fclose(output) == 0 else { throw RegisterFilesError.notWritable(file: file, reason: String(cString: strerror(errno))) }
    }

    // MARK: - Variables

    func declare(_ variable: SPSSVariable, number: Int, in writer: UnsafeMutablePointer<readstat_writer_t>) throws -> UnsafeMutablePointer<
        readstat_variable_t
    > {
        let column = variable.column
        let handle: UnsafeMutablePointer<readstat_variable_t>?
        switch variable.storage {
        case .number(let format):
            handle = readstat_add_variable(writer, column.name, READSTAT_TYPE_DOUBLE, 0)
            readstat_variable_set_format(handle, format)
        case .date:
            handle = readstat_add_variable(writer, column.name, READSTAT_TYPE_DOUBLE, 0)
            readstat_variable_set_format(handle, "SDATE10")
        case .text(let width):
            guard width <= SPSSVariable.longestText else {
                throw RegisterFilesError.unsupported(
                    file: file, what: "column \"\(column.name)\" has texts of more than \(SPSSVariable.longestText) bytes, which SPSS does not keep")
            }
            handle = readstat_add_variable(writer, column.name, READSTAT_TYPE_STRING, width)
        }
        guard let handle else { throw RegisterFilesError.notWritable(file: file, reason: "no memory") }
        if let label = column.label { readstat_variable_set_label(handle, label[language]) }
        if let labels = labels(of: variable, number: number, in: writer) { readstat_variable_set_label_set(handle, labels) }
        if let range = variable.missingRange {
            readstat_variable_add_missing_double_range(handle, range.lowerBound, range.upperBound)
        } else {
            for code in variable.missingNumbers.compactMap({ $0 }) { readstat_variable_add_missing_double_value(handle, code) }
        }
        if case .text = variable.storage {
            for declared in column.declaredMissing.prefix(SPSSVariable.missingLimit) {
                readstat_variable_add_missing_string_value(handle, declared.code)
            }
        }
        return handle
    }

    private func labels(
        of variable: SPSSVariable, number: Int, in writer: UnsafeMutablePointer<readstat_writer_t>
    ) -> UnsafeMutablePointer<readstat_label_set_t>? {
        var pairs: [(code: String, label: String)] = []
        if case .category(_, let levels) = variable.column.values {
            pairs = levels.compactMap { level in level.label.map { (level.code, $0[language]) } }
        }
        pairs += variable.column.valueLabels.sorted { $0.key < $1.key }.map { ($0.key, $0.value[language]) }
        pairs += variable.column.declaredMissing.compactMap { declared in declared.label.map { (declared.code, $0[language]) } }
        guard !pairs.isEmpty else { return nil }
        if case .text = variable.storage {
            let set = readstat_add_label_set(writer, READSTAT_TYPE_STRING, "labels\(number)")
            for pair in pairs { readstat_label_string_value(set, pair.code, pair.label) }
            return set
        }
        let numbers = pairs.compactMap { pair in SPSSVariable.number(pair.code).map { ($0, pair.label) } }
        guard !numbers.isEmpty else { return nil }
        let set = readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, "labels\(number)")
        for (value, label) in numbers { readstat_label_double_value(set, value, label) }
        return set
    }

    // MARK: - Cells

    /// - Parameter column: the variable's values, or a piece of them.
    func insert(
        _ row: Int, of variable: SPSSVariable, in column: Column, as handle: UnsafeMutablePointer<readstat_variable_t>,
        into writer: UnsafeMutablePointer<readstat_writer_t>
    ) -> readstat_error_t {
        let kind = column.missingKind(row)
        if !kind.isPresent {
            guard let index = kind.declaredIndex, index < variable.missingNumbers.count else { return readstat_insert_missing_value(writer, handle) }
            if let code = variable.missingNumbers[index] { return readstat_insert_double_value(writer, handle, code) }
            if case .text = variable.storage, index < SPSSVariable.missingLimit {
                return readstat_insert_string_value(writer, handle, column.declaredMissing[index].code)
            }
            return readstat_insert_missing_value(writer, handle)
        }
        switch column.values {
        case .number(let values): return readstat_insert_double_value(writer, handle, values[row])
        case .integer(let values): return readstat_insert_double_value(writer, handle, Double(values[row]))
        case .date(let values):
            return readstat_insert_double_value(writer, handle, Double(Int(values[row].daysSinceEpoch) - StatisticalFormat.epoch1582) * 86_400)
        case .text(let values): return readstat_insert_string_value(writer, handle, values[row])
        case .category(let codes, let levels):
            let code = levels[Int(codes[row])].code
            if case .number = variable.storage { return readstat_insert_double_value(writer, handle, SPSSVariable.number(code) ?? .nan) }
            return readstat_insert_string_value(writer, handle, code)
        }
    }

    func check(_ status: readstat_error_t) throws {
        guard status != READSTAT_OK else { return }
        let reason = readstat_error_message(status).map { String(cString: $0) } ?? "unknown reason"
        throw RegisterFilesError.notWritable(file: file, reason: reason)
    }
}
