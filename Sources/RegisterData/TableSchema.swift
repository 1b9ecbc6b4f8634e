// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What a column is, without its values.
public struct ColumnSchema: Hashable, Sendable, Codable {
    public var name: String
    public var label: LocalizedText?
    public var unit: String?
    public var type: ColumnType
    /// Of a category.
    public var levels: [Level]
    public var declaredMissing: [DeclaredMissing]
    /// Of a column of numbers: value as text -> label.
    public var valueLabels: [String: LocalizedText]

    public init(
        name: String, label: LocalizedText? = nil, unit: String? = nil, type: ColumnType, levels: [Level] = [],
        declaredMissing: [DeclaredMissing] = [],
        valueLabels: [String: LocalizedText] = [:]
    ) {
        self.name = name
        self.label = label
        self.unit = unit
        self.type = type
        self.levels = levels
        self.declaredMissing = declaredMissing
        self.valueLabels = valueLabels
    }

    public init(_ column: Column) {
        var levels: [Level] = []
        if case .category(_, let known) = column.values { levels = known }
        self.init(
            name: column.name, label: column.label, unit: column.unit, type: column.type, levels: levels, declaredMissing: column.declaredMissing,
            valueLabels: column.valueLabels)
    }
}

/// What a table is, without its values.
public struct TableSchema: Hashable, Sendable, Codable {
    public var columns: [ColumnSchema]
    /// `nil` where the format tells only after reading everything.
    public var rowCount: Int?
    /// Whether types come from the format; else from the first rows, and later rows may widen them.
    public var hasCertainTypes: Bool

    public init(columns: [ColumnSchema], rowCount: Int?, hasCertainTypes: Bool) {
        (self.columns, self.rowCount, self.hasCertainTypes) = (columns, rowCount, hasCertainTypes)
    }

    public init(_ table: Table) {
        self.init(columns: table.columns.map(ColumnSchema.init), rowCount: table.rowCount, hasCertainTypes: true)
    }

    public subscript(name: String) -> ColumnSchema? { columns.first { $0.name == name } }
}
