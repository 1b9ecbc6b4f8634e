// SPDX-License-Identifier: EUPL-1.2

import Basics

/// A level of a coded column: what the file stores, and what it means.
public struct Level: Hashable, Sendable, Codable {
    /// As written in the file, never reinterpreted: `0363`, `1`, `Y`.
    public var code: String
    public var label: LocalizedText?

    public init(code: String, label: LocalizedText? = nil) {
        (self.code, self.label) = (code, label)
    }
}

/// A column's values. A cell that is missing holds an arbitrary value here; `Column.missing` tells.
public enum ColumnValues: Sendable {
    case number([Double])
    case integer([Int64])
    /// Codes are positions in `levels`.
    case category(codes: [Int32], levels: [Level])
    case text([String])
    case date([CivilDay])

    public var count: Int {
        switch self {
        case .number(let values): values.count
        case .integer(let values): values.count
        case .category(let codes, _): codes.count
        case .text(let values): values.count
        case .date(let values): values.count
        }
    }

    public var type: ColumnType {
        switch self {
        case .number: .number
        case .integer: .integer
        case .category: .category
        case .text: .text
        case .date: .date
        }
    }
}

public enum ColumnType: String, Hashable, Sendable, Codable, CaseIterable {
    case number, integer, category, text, date
}

/// One variable of a register.
public struct Column: Sendable {
    public var name: String
    public var label: LocalizedText?
    public var unit: String?
    public var values: ColumnValues
    /// One kind a row (`MissingKind.rawValue`), or `nil` when every cell has a value.
    public var missing: [UInt8]?
    /// The codes that `MissingKind.declared` refers to, in order.
    public var declaredMissing: [DeclaredMissing]
    /// Words for some values of a column of numbers (a category has them in its levels): value as text -> label.
    public var valueLabels: [String: LocalizedText]

    public init(
        name: String, label: LocalizedText? = nil, unit: String? = nil, values: ColumnValues, missing: [UInt8]? = nil,
        declaredMissing: [DeclaredMissing] = [],
        valueLabels: [String: LocalizedText] = [:]
    ) {
        precondition(missing == nil || missing?.count == values.count, "missingness has one entry a row")
        self.name = name
        self.label = label
        self.unit = unit
        self.values = values
        self.missing = missing
        self.declaredMissing = declaredMissing
        self.valueLabels = valueLabels
    }

    public var count: Int { values.count }
    public var type: ColumnType { values.type }

    public func missingKind(_ row: Int) -> MissingKind {
        missing.map { MissingKind(rawValue: $0[row]) } ?? .present
    }

    public var missingCount: Int { missing?.reduce(0) { $0 + ($1 == 0 ? 0 : 1) } ?? 0 }
}
