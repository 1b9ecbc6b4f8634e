// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// Collects one column over the batches of a file.
struct ArrowColumn {
    private let field: ArrowField
    private var missingness = MissingnessBuilder()
    private var count = 0
    private var integers: [Int64] = []
    private var numbers: [Double] = []
    private var isWide = false
    private var texts: TextColumnBuilder
    private var codes: [Int32] = []
    private var levels: [Level] = []
    private var position: [String: Int32] = [:]
    private(set) var infiniteRow: Int?

    var name: String { field.name }

    init(_ field: ArrowField, rule: LevelRule) {
        self.field = field
        texts = TextColumnBuilder(rule: rule)
    }

    /// - Parameter dictionary: the values that positions point into, for a column with a dictionary.
    mutating func append(_ values: ArrowValues, rows: Int, dictionary: [String]?) throws {
        if let dictionary { try appendCodes(values, rows, dictionary) } else { append(values, rows) }
        count += rows
    }

    private mutating func append(_ values: ArrowValues, _ rows: Int) {
        for row in 0..<rows {
            let isValid = values.valid?[row] ?? true
            if !isValid { missingness.mark(count + row) }
            switch values.content {
            case .none: numbers.append(0)
            case .integers(let integers): append(isValid ? integers[row] : 0)
            case .numbers(let numbers): append(isValid ? numbers[row] : 0, count + row, isValid)
            case .truths(let truths): codes.append(isValid && truths[row] ? 1 : 0)
            case .days(let days): integers.append(isValid ? Int64(days[row]) : 0)
            case .ticks(let ticks): integers.append(isValid ? ticks[row] : 0)
            case .texts(let slices):
                if isValid { slices[row].withUnsafeBufferPointer { texts.append($0) } } else { texts.appendMissing() }
            }
        }
    }

    private mutating func append(_ value: Int64) {
        if isWide { numbers.append(Double(value)) } else { integers.append(value) }
    }

    private mutating func append(_ value: Double, _ row: Int, _ isValid: Bool) {
        // Unsigned numbers beyond 64 bits with a sign.
        if !isWide, !integers.isEmpty {
            numbers = integers.map(Double.init)
            integers = []
        }
        isWide = true
        if value.isInfinite, infiniteRow == nil { infiniteRow = row }
        if value.isNaN, isValid { missingness.mark(row) }
        numbers.append(value.isFinite ? value : 0)
    }

    private mutating func appendCodes(_ values: ArrowValues, _ rows: Int, _ dictionary: [String]) throws {
        guard case .integers(let indices) = values.content else { throw FlatTable.Malformed() }
        var local: [Int32] = []
        for code in dictionary {
            let next = Int32(levels.count)
            if position[code] == nil {
                position[code] = next
                levels.append(Level(code: code))
            }
            local.append(position[code] ?? next)
        }
        for row in 0..<rows {
            if values.valid?[row] ?? true {
                guard let code = Int(exactly: indices[row]), local.indices.contains(code) else { throw FlatTable.Malformed() }
                codes.append(local[code])
            } else {
                missingness.mark(count + row)
                codes.append(0)
            }
        }
    }

    /// What grew cell by cell has room for up to twice as many.
    private static func exact<Element>(_ values: [Element]) -> [Element] {
        values.capacity > values.count + values.count / 8 ? values.map { $0 } : values
    }

    consuming func finish() -> Column {
        let missing = missingness.finish(rowCount: count)
        let isMissing = { (row: Int) in (missing?[row] ?? 0) != 0 }
        let values: ColumnValues
        if field.dictionary != nil {
            values = .category(codes: Self.exact(codes), levels: levels)
        } else {
            switch field.type {
            case .integer: values = isWide ? .number(Self.exact(numbers)) : .integer(Self.exact(integers))
            case .null, .number, .decimal: values = .number(Self.exact(numbers))
            case .boolean: values = .category(codes: Self.exact(codes), levels: Level.truthValues)
            case .day: values = .date(integers.map { CivilDay(daysSinceEpoch: Int32(truncatingIfNeeded: $0)) })
            case .milliseconds: values = InstantColumn.values(ticks: integers, ticksPerSecond: 1000, isMissing: isMissing)
            case .instant(let unit): values = InstantColumn.values(ticks: integers, ticksPerSecond: unit.ticksPerSecond, isMissing: isMissing)
            case .time(_, let unit): values = .text(integers.map { InstantColumn.clock($0, ticksPerSecond: unit.ticksPerSecond) })
            case .text, .textView, .other: values = texts.finish()
            }
        }
        return Column(name: field.name, values: values, missing: missing)
    }
}
