// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What is in a table, for people who look at it for the first time: types, labels, missing codes, counts. No extreme value, since that may be one
/// person.
public struct TableDescription: Hashable, Sendable, Codable {
    /// A value or a level and the number of rows that have it.
    public struct Count: Hashable, Sendable, Codable {
        /// As written in the file; for a missing cell its code, or the name of its kind (`not-recorded`).
        public var code: String
        public var label: LocalizedText?
        public var rows: Int
    }

    public struct ColumnDescription: Hashable, Sendable, Codable {
        public var name: String
        public var label: LocalizedText?
        public var unit: String?
        public var type: ColumnType
        public var measurement: Measurement
        /// Distinct values that are not missing.
        public var distinct: Int
        /// Levels of a category and values of an ordered column, when there are few.
        public var levels: [Count]
        /// Every kind of missing cell that occurs, and every code that the file declares.
        public var missing: [Count]
    }

    public var rows: Int
    public var columns: [ColumnDescription]

    /// Categories with more levels than this are only counted.
    public static let mostLevels = 24

    public init(_ table: Table) {
        rows = table.rowCount
        columns = table.columns.map(ColumnDescription.init)
    }
}

extension TableDescription.ColumnDescription {
    public init(_ column: Column) {
        name = column.name
        label = column.label
        unit = column.unit
        type = column.type
        measurement = column.measurement
        distinct = column.distinctValueCount()
        levels = Self.levels(of: column)
        missing = Self.missing(in: column)
    }

    private static func levels(of column: Column) -> [TableDescription.Count] {
        switch column.values {
        case .category(let codes, let levels) where levels.count <= TableDescription.mostLevels:
            var rows = [Int](repeating: 0, count: levels.count)
            for row in codes.indices where column.missing?[row] ?? 0 == 0 { rows[Int(codes[row])] += 1 }
            return zip(levels, rows).map { TableDescription.Count(code: $0.code, label: $0.label, rows: $1) }
        case .integer(let values) where column.measurement == .ordered: return counts(values, column) { String($0) }
        case .number(let values) where column.measurement == .ordered: return counts(values, column) { $0.description }
        default: return []
        }
    }

    private static func counts<Value: Hashable & Comparable>(_ values: [Value], _ column: Column, _ code: (Value) -> String) -> [TableDescription
        .Count]
    {
        var rows: [Value: Int] = [:]
        for row in values.indices where column.missing?[row] ?? 0 == 0 { rows[values[row], default: 0] += 1 }
        return rows.sorted { $0.key < $1.key }.map {
            TableDescription.Count(code: code($0.key), label: column.valueLabels[code($0.key)], rows: $0.value)
        }
    }

    private static func missing(in column: Column) -> [TableDescription.Count] {
        var rows = [Int](repeating: 0, count: 256)
        for kind in column.missing ?? [] { rows[Int(kind)] += 1 }
        var counts: [TableDescription.Count] = []
        for (kind, name) in MissingKind.named where rows[Int(kind.rawValue)] > 0 {
            counts.append(TableDescription.Count(code: name, label: kind.words, rows: rows[Int(kind.rawValue)]))
        }
        for (index, declared) in column.declaredMissing.enumerated() {
            counts.append(TableDescription.Count(code: declared.code, label: declared.label, rows: rows[Int(MissingKind.declared(index).rawValue)]))
        }
        return counts
    }
}

extension MissingKind {
    /// The kinds that have a name of their own, in order.
    public static let named: [(kind: MissingKind, name: String)] = [
        (.notRecorded, "not-recorded"), (.structural, "structural"), (.unlinked, "unlinked"), (.suppressed, "suppressed"),
    ]

    /// The kind in plain words; `nil` for present cells and declared codes, whose words the column has.
    public var words: LocalizedText? {
        switch self {
        case .notRecorded: LocalizedText(en: "not recorded", nl: "niet ingevuld")
        case .structural: LocalizedText(en: "does not apply", nl: "niet van toepassing")
        case .unlinked: LocalizedText(en: "not found in the register", nl: "niet gevonden in het register")
        case .suppressed: LocalizedText(en: "removed to protect a person", nl: "weggehaald om iemand te beschermen")
        default: nil
        }
    }
}
