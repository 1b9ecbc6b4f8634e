// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// What a column of a file is, said before any of its values is known.
public struct ColumnLayout: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// With as many decimals shown; the stored number is exact.
        case number(decimals: Int)
        case integer
        case date
        /// Texts, or a category's codes, of at most `width` bytes.
        case text(width: Int)
    }

    public var name: String
    public var kind: Kind
    public var label: LocalizedText?
    public var unit: String?
    /// Words for codes.
    public var levels: [Level]
    /// Codes that the file declares missing, and that are there as values.
    public var declaredMissing: [DeclaredMissing] = []

    public init(_ name: String, _ kind: Kind, label: LocalizedText? = nil, unit: String? = nil, levels: [Level] = []) {
        (self.name, self.kind, self.label, self.unit, self.levels) = (name, kind, label, unit, levels)
    }

    /// The layout as a column without rows: what codebooks and writers of whole tables describe.
    var empty: Column {
        var column = emptyValues
        column.declaredMissing = declaredMissing
        return column
    }

    private var emptyValues: Column {
        switch kind {
        case .number: Column(name: name, label: label, unit: unit, values: .number([]), valueLabels: words)
        case .integer: Column(name: name, label: label, unit: unit, values: .integer([]), valueLabels: words)
        case .date: Column(name: name, label: label, unit: unit, values: .date([]))
        case .text where levels.isEmpty: Column(name: name, label: label, unit: unit, values: .text([]))
        case .text: Column(name: name, label: label, unit: unit, values: .category(codes: [], levels: levels))
        }
    }

    private var words: [String: LocalizedText] {
        Dictionary(levels.compactMap { level in level.label.map { (level.code, $0) } }) { first, _ in first }
    }

    /// Whether values of a table's column can be written as this.
    func holds(_ values: ColumnValues) -> Bool {
        switch (kind, values) {
        case (.number, .number), (.number, .integer), (.integer, .integer), (.date, .date), (.text, .text), (.text, .category): true
        default: false
        }
    }
}
