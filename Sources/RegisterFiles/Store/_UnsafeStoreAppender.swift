// SPDX-License-Identifier: EUPL-1.2

// Unsafe: writes columns into the database's vectors through the pointers that it hands out.

import Basics
import CDuckDB
import RegisterData

/// A column on its way into the database: numbers as DOUBLE, whole numbers as INTEGER or BIGINT, categories (their codes) and texts as VARCHAR.
struct StoreColumn {
    let column: Column
    let type: Int32

    init(_ column: Column) {
        self.column = column
        type =
            switch column.values {
            case .number: Int32(STORE_TYPE_DOUBLE)
            // Dates minus whole numbers are defined for INTEGER only.
            case .integer(let values): Int32(values.allSatisfy { Int32(exactly: $0) != nil } ? STORE_TYPE_INTEGER : STORE_TYPE_BIGINT)
            case .category, .text: Int32(STORE_TYPE_VARCHAR)
            case .date: Int32(STORE_TYPE_DATE)
            }
    }

    var sqlType: String {
        switch Int(type) {
        case STORE_TYPE_DOUBLE: "DOUBLE"
        case STORE_TYPE_INTEGER: "INTEGER"
        case STORE_TYPE_BIGINT: "BIGINT"
        case STORE_TYPE_DATE: "DATE"
        default: "VARCHAR"
        }
    }

    func write(_ rows: Range<Int>, to vector: store_vector) {
        markMissing(rows, in: vector)
        switch column.values {
        case .number(let values): copy(values, rows, to: vector) { $0 }
        case .integer(let values) where type == Int32(STORE_TYPE_INTEGER): copy(values, rows, to: vector) { Int32(truncatingIfNeeded: $0) }
        case .integer(let values): copy(values, rows, to: vector) { $0 }
        case .date(let values): copy(values, rows, to: vector) { $0.daysSinceEpoch }
        case .category(let codes, let levels): copyTexts(rows, to: vector) { levels[Int(codes[$0])].code }
        case .text(let values): copyTexts(rows, to: vector) { values[$0] }
        }
    }

    private func copy<Value, Stored>(_ values: [Value], _ rows: Range<Int>, to vector: store_vector, _ convert: (Value) -> Stored) {
        guard let data = store_vector_data(vector)?.assumingMemoryBound(to: Stored.self) else { return }
        for (index, row) in rows.enumerated() { data[index] = convert(values[row]) }
    }

    private func copyTexts(_ rows: Range<Int>, to vector: store_vector, _ text: (Int) -> String) {
        for (index, row) in rows.enumerated() where column.missing?[row] ?? 0 == 0 {
            let text = text(row)
            let count = UInt64(text.utf8.count)
            text.withCString { store_assign_string(vector, UInt64(index), $0, count) }
        }
    }

    private func markMissing(_ rows: Range<Int>, in vector: store_vector) {
        guard let missing = column.missing, rows.contains(where: { missing[$0] != 0 }) else { return }
        store_make_validity_writable(vector)
        guard let validity = store_vector_validity(vector) else { return }
        for (index, row) in rows.enumerated() where missing[row] != 0 { validity[index >> 6] &= ~(1 << UInt64(index & 63)) }
    }
}

extension Store {
    /// Makes a table of the database out of a table in memory. A cell that is missing, for whatever reason, is NULL.
    ///
    /// - Throws: `StoreError.ambiguousCase` when two names differ only in case.
    public func append(_ table: Table, as name: String, progress: ProgressMonitor = .silent) throws {
        var seen: [String: String] = [:]
        for column in table.columns {
            if let other = seen.updateValue(column.name, forKey: column.name.lowercased()) {
                throw StoreError.ambiguousCase(column: other, other: column.name)
            }
        }
        let columns = table.columns.map(StoreColumn.init)
        let definitions = columns.map { "\(SQLText.identifier($0.column.name)) \($0.sqlType)" }
        try execute("CREATE TABLE \(SQLText.identifier(name)) (\(definitions.joined(separator: ", ")))", named: name)
        try session.append(to: name, types: columns.map(\.type), rowCount: table.rowCount, progress: progress) { chunk, rows in
            for (index, column) in columns.enumerated() {
                if let vector = store_chunk_vector(chunk, UInt64(index)) { column.write(rows, to: vector) }
            }
        }
    }
}
