// SPDX-License-Identifier: EUPL-1.2

/// A record batch: lengths and buffers of all columns, depth first, taken one column after the other.
struct ArrowBatch {
    let rows: Int
    private let lengths: [Int]
    private let buffers: [ArrowBuffer]
    private let codec: ArrowBuffer.Codec?
    private let viewCounts: [Int64]
    private var nextNode = 0
    private var nextBuffer = 0
    private var nextView = 0

    static let mostRows = 1 << 31

    init(_ header: FlatTable, body: ArraySlice<UInt8>) throws {
        let rows = Int(try header.integer(0, default: Int64(0)))
        guard (0..<Self.mostRows).contains(rows) else { throw FlatTable.Malformed() }
        self.rows = rows
        let nodes = try header.words(1, perItem: 2)
        lengths = stride(from: 0, to: nodes.count, by: 2).map { Int(nodes[$0]) }
        let places = try header.words(2, perItem: 2)
        buffers = try stride(from: 0, to: places.count, by: 2).map { index in
            let (offset, length) = (places[index], places[index + 1])
            guard offset >= 0, length >= 0, offset <= Int64(body.count), length <= Int64(body.count) - offset else { throw FlatTable.Malformed() }
            return ArrowBuffer(bytes: body[(body.startIndex + Int(offset))..<(body.startIndex + Int(offset + length))])
        }
        if let compression = try header.table(3) {
            guard let known = ArrowBuffer.Codec(rawValue: try compression.integer(0, default: Int8(0))) else { throw FlatTable.Malformed() }
            codec = known
        } else {
            codec = nil
        }
        viewCounts = try header.words(4)
    }

    private mutating func takeNode() throws -> Int {
        guard nextNode < lengths.count else { throw FlatTable.Malformed() }
        nextNode += 1
        return lengths[nextNode - 1]
    }

    private mutating func takeBuffer() throws -> ArrowBuffer {
        guard nextBuffer < buffers.count else { throw FlatTable.Malformed() }
        nextBuffer += 1
        let buffer = buffers[nextBuffer - 1]
        return try codec.map { try buffer.decompressed($0) } ?? buffer
    }

    private mutating func takeViewCount() throws -> Int {
        guard nextView < viewCounts.count, (0...Int64(buffers.count)).contains(viewCounts[nextView]) else { throw FlatTable.Malformed() }
        nextView += 1
        return Int(viewCounts[nextView - 1])
    }

    /// Steps over a column.
    mutating func skip(_ field: ArrowField) throws {
        _ = try takeNode()
        var (own, children) = (2, [ArrowField]())
        switch field.dictionary == nil ? field.type : .integer(width: 32, isSigned: true) {
        case .null: own = 0
        case .text: own = 3
        case .textView: own = 2 + (try takeViewCount())
        case .other(let buffers, let isView, let inner):
            own = buffers
            if isView { own += try takeViewCount() }
            children = inner
        default: break
        }
        nextBuffer += own
        for child in children { try skip(child) }
    }

    /// The next column's values, as many as the batch has rows.
    mutating func take(_ type: ArrowType) throws -> ArrowValues {
        guard try takeNode() == rows else { throw FlatTable.Malformed() }
        if case .null = type { return ArrowValues(valid: [Bool](repeating: false, count: rows), content: .none) }
        let valid = try takeBuffer().bits(rows)
        return ArrowValues(valid: valid, content: try content(type))
    }

    private mutating func content(_ type: ArrowType) throws -> ArrowValues.Content {
        switch type {
        case .integer(let width, let isSigned): return try integers(width, isSigned)
        case .number(16): return .numbers(try takeBuffer().values(rows, as: UInt16.self).map { Self.half($0) })
        case .number(32): return .numbers(try takeBuffer().values(rows, as: Float.self).map(Double.init))
        case .number: return .numbers(try takeBuffer().values(rows, as: Double.self))
        case .boolean: return .truths(try takeBuffer().bits(rows) ?? [Bool](repeating: false, count: rows))
        case .decimal(let width, let scale):
            var divisor = 1.0
            for _ in 0..<min(400, scale.magnitude) { divisor *= 10 }
            if scale < 0 { divisor = 1 / divisor }
            switch width {
            case 32: return .numbers(try takeBuffer().values(rows, as: Int32.self).map { Double($0) / divisor })
            case 64: return .numbers(try takeBuffer().values(rows, as: Int64.self).map { Double($0) / divisor })
            case 128: return .numbers(try takeBuffer().values(rows, as: ArrowWide.self).map { $0.value / divisor })
            default: throw FlatTable.Malformed()
            }
        case .day: return .days(try takeBuffer().values(rows, as: Int32.self))
        case .milliseconds, .instant: return .ticks(try takeBuffer().values(rows, as: Int64.self))
        case .time(32, _): return .ticks(try takeBuffer().values(rows, as: Int32.self).map(Int64.init))
        case .time: return .ticks(try takeBuffer().values(rows, as: Int64.self))
        case .text(let width): return .texts(try texts(offsetWidth: width))
        case .textView: return .texts(try textViews())
        case .null, .other: throw FlatTable.Malformed()
        }
    }

    private mutating func integers(_ width: Int, _ isSigned: Bool) throws -> ArrowValues.Content {
        let buffer = try takeBuffer()
        switch (width, isSigned) {
        case (8, true): return .integers(try buffer.values(rows, as: Int8.self).map(Int64.init))
        case (8, false): return .integers(try buffer.values(rows, as: UInt8.self).map(Int64.init))
        case (16, true): return .integers(try buffer.values(rows, as: Int16.self).map(Int64.init))
        case (16, false): return .integers(try buffer.values(rows, as: UInt16.self).map(Int64.init))
        case (32, true): return .integers(try buffer.values(rows, as: Int32.self).map(Int64.init))
        case (32, false): return .integers(try buffer.values(rows, as: UInt32.self).map(Int64.init))
        case (64, true): return .integers(try buffer.values(rows, as: Int64.self))
        case (64, false):
            let values = try buffer.values(rows, as: UInt64.self)
            return values.allSatisfy { $0 <= UInt64(Int64.max) } ? .integers(values.map { Int64($0) }) : .numbers(values.map { Double($0) })
        default: throw FlatTable.Malformed()
        }
    }

    private mutating func texts(offsetWidth: Int) throws -> [ArraySlice<UInt8>] {
        let offsetBuffer = try takeBuffer(), data = try takeBuffer().bytes
        // Writers may leave out the offsets of nothing.
        if rows == 0 { return [] }
        let offsets =
            offsetWidth == 4
            ? try offsetBuffer.values(rows + 1, as: Int32.self).map { Int($0) } : try offsetBuffer.values(rows + 1, as: Int64.self).map { Int($0) }
        return try (0..<rows).map { row in
            let (start, end) = (offsets[row], offsets[row + 1])
            guard start >= 0, start <= end, end <= data.count else { throw FlatTable.Malformed() }
            return data[(data.startIndex + start)..<(data.startIndex + end)]
        }
    }

    private mutating func textViews() throws -> [ArraySlice<UInt8>] {
        let views = try takeBuffer().values(rows, as: ArrowView.self)
        var data: [ArraySlice<UInt8>] = []
        for _ in 0..<(try takeViewCount()) { data.append(try takeBuffer().bytes) }
        return try views.map { view in
            if view.length <= 12 {
                guard view.length >= 0 else { throw FlatTable.Malformed() }
                return view.inlined[...]
            }
            guard data.indices.contains(Int(view.buffer)), view.offset >= 0 else { throw FlatTable.Malformed() }
            let bytes = data[Int(view.buffer)]
            guard Int(view.offset) + Int(view.length) <= bytes.count else { throw FlatTable.Malformed() }
            return bytes[(bytes.startIndex + Int(view.offset))..<(bytes.startIndex + Int(view.offset) + Int(view.length))]
        }
    }

    /// IEEE 754 binary16.
    private static func half(_ bits: UInt16) -> Double {
        let sign = bits >> 15 == 0 ? 1.0 : -1.0
        let exponent = Int(bits >> 10 & 31), fraction = Double(bits & 1023)
        switch exponent {
        case 0: return sign * fraction * 0x1p-24
        case 31: return fraction == 0 ? sign * .infinity : .nan
        default: return sign * (1 + fraction / 1024) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
        }
    }
}

/// The values of one column in one batch.
struct ArrowValues {
    enum Content {
        case none
        case integers([Int64])
        case numbers([Double])
        case truths([Bool])
        case days([Int32])
        case ticks([Int64])
        case texts([ArraySlice<UInt8>])
    }

    /// `nil` when all are.
    let valid: [Bool]?
    let content: Content
}
