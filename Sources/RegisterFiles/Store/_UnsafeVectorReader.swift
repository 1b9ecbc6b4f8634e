// SPDX-License-Identifier: EUPL-1.2

// Unsafe: reads the database's vectors through the pointers that it hands out.

import CDuckDB
import RegisterData

/// Collects one column of a result, a vector at a time.
protocol VectorReader: AnyObject {
    func append(_ vector: store_vector, count: Int)
    func finish(column: String) throws(StoreError) -> (values: ColumnValues, missing: [UInt8]?)
}

/// What every reader shares: which rows are NULL.
struct VectorRows {
    private(set) var missingness = MissingnessBuilder()
    private(set) var count = 0

    /// Calls `body` with each row of the vector, and whether it holds a value.
    mutating func forEach(_ vector: store_vector, _ rows: Int, _ body: (_ row: Int, _ isValid: Bool) -> Void) {
        let validity = store_vector_validity(vector)
        for row in 0..<rows {
            let isValid = validity.map { $0[row >> 6] & (1 << UInt64(row & 63)) != 0 } ?? true
            if !isValid { missingness.mark(count + row) }
            body(row, isValid)
        }
        count += rows
    }

    mutating func markMissing(_ row: Int) { missingness.mark(row) }
    func finish() -> [UInt8]? { missingness.finish(rowCount: count) }
}

extension store_vector {
    func values<Stored>(as _: Stored.Type) -> UnsafePointer<Stored>? {
        store_vector_data(self).map { UnsafePointer($0.assumingMemoryBound(to: Stored.self)) }
    }
}

/// Whole numbers; a column that does not fit in 64 bits with a sign becomes one of real numbers.
final class IntegerVectorReader<Stored: FixedWidthInteger>: VectorReader {
    private var rows = VectorRows()
    private var values: [Int64] = []
    private var wide: [Double]?

    func append(_ vector: store_vector, count: Int) {
        guard let stored = vector.values(as: Stored.self) else { return }
        if wide == nil, Stored.bitWidth == 64, !Stored.isSigned, (0..<count).contains(where: { stored[$0] > Stored(truncatingIfNeeded: Int64.max) }) {
            wide = values.map(Double.init)
        }
        if wide != nil {
            rows.forEach(vector, count) { wide?.append($1 ? Double(stored[$0]) : 0) }
        } else {
            // Taken out of the object while it grows: there, every access is checked for exclusivity.
            var grown = values
            values = []
            rows.forEach(vector, count) { grown.append($1 ? Int64(truncatingIfNeeded: stored[$0]) : 0) }
            values = grown
        }
    }

    func finish(column: String) -> (values: ColumnValues, missing: [UInt8]?) { (wide.map { .number($0) } ?? .integer(values), rows.finish()) }
}

/// 128-bit whole numbers, which sums and counts of SQL are: kept whole where all fit in 64 bits. `scale` is a power of ten to divide by.
final class HugeVectorReader: VectorReader {
    private var rows = VectorRows()
    private var values: [store_hugeint] = []
    private let scale: Double?

    init(scale: Double?) { self.scale = scale }

    func append(_ vector: store_vector, count: Int) {
        guard let stored = vector.values(as: store_hugeint.self) else { return }
        rows.forEach(vector, count) { values.append($1 ? stored[$0] : store_hugeint(lower: 0, upper: 0)) }
    }

    func finish(column: String) -> (values: ColumnValues, missing: [UInt8]?) {
        let areNarrow = values.allSatisfy { $0.upper == (Int64(bitPattern: $0.lower) < 0 ? -1 : 0) }
        if scale == nil, areNarrow { return (.integer(values.map { Int64(bitPattern: $0.lower) }), rows.finish()) }
        return (.number(values.map { Double(Int128($0.upper) << 64 | Int128($0.lower)) / (scale ?? 1) }), rows.finish())
    }
}

/// Real numbers. NaN is "not recorded"; an infinity is an error.
final class NumberVectorReader<Stored: BinaryFloatingPoint>: VectorReader {
    private var rows = VectorRows()
    private var values: [Double] = []
    private var notNumbers: [Int] = []

    func append(_ vector: store_vector, count: Int) {
        guard let stored = vector.values(as: Stored.self) else { return }
        let first = values.count
        var grown = values
        values = []
        rows.forEach(vector, count) { grown.append($1 ? Double(stored[$0]) : 0) }
        values = grown
        notNumbers.append(contentsOf: (first..<values.count).filter { values[$0].isNaN })
    }

    func finish(column: String) throws(StoreError) -> (values: ColumnValues, missing: [UInt8]?) {
        if let row = values.firstIndex(where: \.isInfinite) { throw .infinite(column: column, row: row + 1) }
        guard !notNumbers.isEmpty else { return (.number(values), rows.finish()) }
        var missing = rows.finish() ?? [UInt8](repeating: 0, count: values.count)
        for row in notNumbers {
            missing[row] = MissingKind.notRecorded.rawValue
            values[row] = 0
        }
        return (.number(values), missing)
    }
}

final class DecimalVectorReader<Stored: FixedWidthInteger>: VectorReader {
    private var rows = VectorRows()
    private var values: [Double] = []
    private let scale: Double

    init(scale: Double) { self.scale = scale }

    func append(_ vector: store_vector, count: Int) {
        guard let stored = vector.values(as: Stored.self) else { return }
        rows.forEach(vector, count) { values.append($1 ? Double(stored[$0]) / scale : 0) }
    }

    func finish(column: String) -> (values: ColumnValues, missing: [UInt8]?) { (.number(values), rows.finish()) }
}

/// Truth values become the category FALSE, TRUE.
final class BooleanVectorReader: VectorReader {
    private var rows = VectorRows()
    private var codes: [Int32] = []

    func append(_ vector: store_vector, count: Int) {
        guard let stored = vector.values(as: UInt8.self) else { return }
        rows.forEach(vector, count) { codes.append($1 && stored[$0] != 0 ? 1 : 0) }
    }

    func finish(column: String) -> (values: ColumnValues, missing: [UInt8]?) { (.category(codes: codes, levels: Level.truthValues), rows.finish()) }
}

final class DateVectorReader: VectorReader {
    private var rows = VectorRows()
    private var values: [CivilDay] = []

    func append(_ vector: store_vector, count: Int) {
        guard let stored = vector.values(as: Int32.self) else { return }
        rows.forEach(vector, count) { values.append(CivilDay(daysSinceEpoch: $1 ? stored[$0] : 0)) }
    }

    func finish(column: String) -> (values: ColumnValues, missing: [UInt8]?) { (.date(values), rows.finish()) }
}

/// Timestamps (`InstantColumn`) and times of the day (texts).
final class InstantVectorReader: VectorReader {
    private var rows = VectorRows()
    private var ticks: [Int64] = []
    private let ticksPerSecond: Int64
    private let isClock: Bool

    init(ticksPerSecond: Int64, isClock: Bool = false) { (self.ticksPerSecond, self.isClock) = (ticksPerSecond, isClock) }

    func append(_ vector: store_vector, count: Int) {
        guard let stored = vector.values(as: Int64.self) else { return }
        rows.forEach(vector, count) { ticks.append($1 ? stored[$0] : 0) }
    }

    func finish(column: String) -> (values: ColumnValues, missing: [UInt8]?) {
        let missing = rows.finish()
        if isClock { return (.text(ticks.map { InstantColumn.clock($0, ticksPerSecond: ticksPerSecond) }), missing) }
        return (InstantColumn.values(ticks: ticks, ticksPerSecond: ticksPerSecond) { (missing?[$0] ?? 0) != 0 }, missing)
    }
}

final class TextVectorReader: VectorReader {
    private var rows = VectorRows()
    private var builder: TextColumnBuilder

    init(rule: LevelRule) { builder = TextColumnBuilder(rule: rule) }

    func append(_ vector: store_vector, count: Int) {
        guard let stored = store_vector_data(vector)?.assumingMemoryBound(to: store_string.self) else { return }
        rows.forEach(vector, count) { row, isValid in
            guard isValid else { return builder.appendMissing() }
            let length = Int(stored[row].inlined.length)
            if length <= 12 {
                withUnsafeBytes(of: &stored[row].inlined.bytes) {
                    builder.append(UnsafeBufferPointer(rebasing: $0.bindMemory(to: UInt8.self)[..<length]))
                }
            } else if let bytes = stored[row].pointer.bytes {
                bytes.withMemoryRebound(to: UInt8.self, capacity: length) { builder.append(UnsafeBufferPointer(start: $0, count: length)) }
            } else {
                builder.appendMissing()
            }
        }
    }

    func finish(column: String) -> (values: ColumnValues, missing: [UInt8]?) { (builder.finish(), rows.finish()) }
}

/// A category that the database itself keeps as one, in its own order of levels.
final class EnumVectorReader<Stored: FixedWidthInteger>: VectorReader {
    private var rows = VectorRows()
    private var codes: [Int32] = []
    private let levels: [Level]

    init(levels: [Level]) { self.levels = levels }

    func append(_ vector: store_vector, count: Int) {
        guard let stored = vector.values(as: Stored.self) else { return }
        rows.forEach(vector, count) { codes.append($1 ? Int32(truncatingIfNeeded: stored[$0]) : 0) }
    }

    func finish(column: String) -> (values: ColumnValues, missing: [UInt8]?) { (.category(codes: codes, levels: levels), rows.finish()) }
}
