// SPDX-License-Identifier: EUPL-1.2

// Unsafe: walks the chunks of a result and frees them.

import Basics
import CDuckDB
import RegisterData

/// Turns the result of a query into a table.
enum StoreResult {
    static func table(_ result: inout store_result, rule: LevelRule, progress: ProgressMonitor) throws -> Table {
        let count = Int(store_column_count(&result))
        var names: [String] = []
        var readers: [any VectorReader] = []
        for index in 0..<count {
            let name = store_column_name(&result, UInt64(index)).map { String(cString: $0) } ?? ""
            var type = store_column_type(&result, UInt64(index))
            defer { store_destroy_type(&type) }
            guard let type, let reader = reader(for: type, rule: rule) else { throw StoreError.unsupportedType(column: name) }
            names.append(name)
            readers.append(reader)
        }
        while var chunk = store_fetch_chunk(&result) as store_chunk? {
            defer { withUnsafeMutablePointer(to: &chunk) { $0.withMemoryRebound(to: store_chunk?.self, capacity: 1) { store_destroy_chunk($0) } } }
            try progress.checkCancellation()
            let rows = Int(store_chunk_size(chunk))
            if rows == 0 { break }
            for (index, reader) in readers.enumerated() {
                guard let vector = store_chunk_vector(chunk, UInt64(index)) else { throw StoreError.failed(reason: "a chunk without its vectors") }
                reader.append(vector, count: rows)
            }
        }
        return try Table(
            columns: zip(names, readers).map { name, reader in
                let (values, missing) = try reader.finish(column: name)
                return Column(name: name, values: values, missing: missing)
            })
    }

    /// - Returns: `nil` for a type that has no column: a list, a structure, a blob, an interval.
    private static func reader(for type: store_type, rule: LevelRule) -> (any VectorReader)? {
        switch Int(store_type_identifier(type)) {
        case STORE_TYPE_BOOLEAN: BooleanVectorReader()
        case STORE_TYPE_TINYINT: IntegerVectorReader<Int8>()
        case STORE_TYPE_SMALLINT: IntegerVectorReader<Int16>()
        case STORE_TYPE_INTEGER: IntegerVectorReader<Int32>()
        case STORE_TYPE_BIGINT: IntegerVectorReader<Int64>()
        case STORE_TYPE_UTINYINT: IntegerVectorReader<UInt8>()
        case STORE_TYPE_USMALLINT: IntegerVectorReader<UInt16>()
        case STORE_TYPE_UINTEGER: IntegerVectorReader<UInt32>()
        case STORE_TYPE_UBIGINT: IntegerVectorReader<UInt64>()
        case STORE_TYPE_HUGEINT: HugeVectorReader(scale: nil)
        case STORE_TYPE_FLOAT: NumberVectorReader<Float>()
        case STORE_TYPE_DOUBLE: NumberVectorReader<Double>()
        case STORE_TYPE_DECIMAL: decimalReader(for: type)
        case STORE_TYPE_DATE: DateVectorReader()
        case STORE_TYPE_TIMESTAMP_S: InstantVectorReader(ticksPerSecond: 1)
        case STORE_TYPE_TIMESTAMP_MS: InstantVectorReader(ticksPerSecond: 1000)
        case STORE_TYPE_TIMESTAMP, STORE_TYPE_TIMESTAMP_TZ: InstantVectorReader(ticksPerSecond: 1_000_000)
        case STORE_TYPE_TIMESTAMP_NS: InstantVectorReader(ticksPerSecond: 1_000_000_000)
        case STORE_TYPE_TIME: InstantVectorReader(ticksPerSecond: 1_000_000, isClock: true)
        case STORE_TYPE_VARCHAR: TextVectorReader(rule: rule)
        case STORE_TYPE_ENUM: enumReader(for: type)
        // A column of nothing but NULL.
        case STORE_TYPE_SQLNULL: IntegerVectorReader<Int32>()
        default: nil
        }
    }

    private static func decimalReader(for type: store_type) -> any VectorReader {
        var scale = 1.0
        for _ in 0..<store_decimal_scale(type) { scale *= 10 }
        return switch Int(store_decimal_storage(type)) {
        case STORE_TYPE_SMALLINT: DecimalVectorReader<Int16>(scale: scale)
        case STORE_TYPE_INTEGER: DecimalVectorReader<Int32>(scale: scale)
        case STORE_TYPE_BIGINT: DecimalVectorReader<Int64>(scale: scale)
        default: HugeVectorReader(scale: scale)
        }
    }

    private static func enumReader(for type: store_type) -> any VectorReader {
        let levels = (0..<UInt64(store_enum_size(type))).map { index in
            let value = store_enum_value(type, index)
            defer { store_free(value) }
            return Level(code: value.map { String(cString: $0) } ?? "")
        }
        return switch Int(store_enum_storage(type)) {
        case STORE_TYPE_UTINYINT: EnumVectorReader<UInt8>(levels: levels)
        case STORE_TYPE_USMALLINT: EnumVectorReader<UInt16>(levels: levels)
        default: EnumVectorReader<UInt32>(levels: levels)
        }
    }
}
