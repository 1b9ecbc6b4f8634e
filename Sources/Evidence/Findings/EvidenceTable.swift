// SPDX-License-Identifier: EUPL-1.2

/// A curve, shape, map or flow: named columns, rows of values.
public struct EvidenceTable: Hashable, Sendable, Codable {
    public var columns: [String]
    public var rows: [[EvidenceValue]]

    public init(columns: [String], rows: [[EvidenceValue]] = []) {
        (self.columns, self.rows) = (columns, rows)
    }

    /// The values of one column, or `nil` when there is no such column.
    public func column(_ name: String) -> [EvidenceValue]? {
        guard let index = columns.firstIndex(of: name) else { return nil }
        return rows.map { index < $0.count ? $0[index] : .null }
    }
}

/// A cell of an evidence table or an argument of a sentence.
public enum EvidenceValue: Hashable, Sendable, Codable {
    case null
    case flag(Bool)
    case integer(Int)
    case number(Double)
    case text(String)

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .flag(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        // JSON has no infinity: an open edge is null.
        case .number(let value): if value.isFinite { try container.encode(value) } else { try container.encodeNil() }
        case .text(let value): try container.encode(value)
        }
    }

    public var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    public var string: String? {
        if case .text(let value) = self { value } else { nil }
    }
}

extension EvidenceValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(booleanLiteral value: Bool) { self = .flag(value) }
    public init(nilLiteral: ()) { self = .null }
}
