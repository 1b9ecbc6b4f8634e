// SPDX-License-Identifier: EUPL-1.2

/// A column of an Arrow file.
struct ArrowField {
    let name: String
    let type: ArrowType
    /// The identifier of the dictionary that holds the values, and the type of the positions in it.
    let dictionary: (id: Int64, index: ArrowType)?

    /// The types that have a column of their own, and how many pieces the others take, so that they can be stepped over.
    init(_ table: FlatTable, depth: Int = 0) throws {
        guard depth < 32 else { throw FlatTable.Malformed() }
        name = try table.string(0) ?? ""
        type = try ArrowType(table, depth: depth)
        if let encoding = try table.table(4) {
            let index = try encoding.table(1)
            let width = Int(try index?.integer(0, default: Int32(0)) ?? 32)
            let isSigned = try index?.integer(1, default: UInt8(0)) ?? 1
            dictionary = (try encoding.integer(0, default: Int64(0)), .integer(width: width, isSigned: isSigned != 0))
        } else {
            dictionary = nil
        }
    }
}

/// Units of times and points in time.
enum ArrowTimeUnit: Int16 {
    case second, millisecond, microsecond, nanosecond

    var ticksPerSecond: Int64 {
        switch self {
        case .second: 1
        case .millisecond: 1000
        case .microsecond: 1_000_000
        case .nanosecond: 1_000_000_000
        }
    }
}

/// Source: Apache Arrow, format/Schema.fbs.
indirect enum ArrowType {
    case null
    case integer(width: Int, isSigned: Bool)
    case number(width: Int)
    case text(offsetWidth: Int)
    case textView
    case boolean
    case decimal(width: Int, scale: Int)
    case day
    case milliseconds
    case time(width: Int, ArrowTimeUnit)
    case instant(ArrowTimeUnit)
    /// A type without a column here: so many buffers of its own (views: and as many as the batch says), then its children.
    case other(buffers: Int, isView: Bool, children: [ArrowField])

    init(_ field: FlatTable, depth: Int) throws {
        let type = try field.table(3)
        func unit(_ standard: ArrowTimeUnit) throws -> ArrowTimeUnit {
            guard let unit = ArrowTimeUnit(rawValue: try type?.integer(0, default: standard.rawValue) ?? standard.rawValue) else {
                throw FlatTable.Malformed()
            }
            return unit
        }
        func children() throws -> [ArrowField] { try field.tables(5).map { try ArrowField($0, depth: depth + 1) } }
        switch try field.integer(2, default: UInt8(0)) {
        case 1: self = .null
        case 2: self = .integer(width: Int(try type?.integer(0, default: Int32(0)) ?? 0), isSigned: try type?.integer(1, default: UInt8(0)) != 0)
        case 3:
            switch try type?.integer(0, default: Int16(0)) ?? 0 {
            case 0: self = .number(width: 16)
            case 1: self = .number(width: 32)
            default: self = .number(width: 64)
            }
        case 4, 19: self = .other(buffers: 3, isView: false, children: [])
        case 5: self = .text(offsetWidth: 4)
        case 6: self = .boolean
        case 7:
            self = .decimal(width: Int(try type?.integer(2, default: Int32(128)) ?? 128), scale: Int(try type?.integer(1, default: Int32(0)) ?? 0))
        case 8: self = try type?.integer(0, default: Int16(1)) == 0 ? .day : .milliseconds
        case 9: self = .time(width: Int(try type?.integer(1, default: Int32(32)) ?? 32), try unit(.millisecond))
        case 10: self = .instant(try unit(.second))
        case 11, 15, 18: self = .other(buffers: 2, isView: false, children: [])
        case 12, 17, 21: self = .other(buffers: 2, isView: false, children: try children())
        case 13, 16: self = .other(buffers: 1, isView: false, children: try children())
        case 14: self = .other(buffers: try type?.integer(0, default: Int16(0)) == 1 ? 2 : 1, isView: false, children: try children())
        case 20: self = .text(offsetWidth: 8)
        case 22: self = .other(buffers: 0, isView: false, children: try children())
        case 23: self = .other(buffers: 2, isView: true, children: [])
        case 24: self = .textView
        case 25, 26: self = .other(buffers: 3, isView: false, children: try children())
        default: throw FlatTable.Malformed()
        }
    }
}
