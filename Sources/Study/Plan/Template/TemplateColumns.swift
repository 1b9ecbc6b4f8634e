// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// A line for each column: its name, `?`, and what is known of it.
struct TemplateColumns {
    let lines: [String]

    init(_ table: Table, words: TemplateWords) {
        let names = table.columns.map { TemplateText.scalar($0.name) }
        let width = min(32, names.map(\.count).max() ?? 0)
        lines = zip(table.columns, names).map { column, name in
            let padding = String(repeating: " ", count: max(0, width - name.count))
            return "  \(name): ?\(padding)   # \(TemplateText.comment(Self.remarks(column, words).joined(separator: "; ")))"
        }
    }

    private static func remarks(_ column: Column, _ words: TemplateWords) -> [String] {
        var remarks: [String] = []
        if let label = column.label { remarks.append(label[words.language]) }
        remarks.append(words.type(column.type))
        if column.missingCount > 0 { remarks.append(words.missing(column.missingCount)) }
        let different = column.distinctValueCount()
        switch column.type {
        case _ where different <= 1: remarks.append(words.constant)
        case let type where type != .number && type != .date && different == column.count: remarks.append(words.key)
        case .date: remarks.append(words.date)
        default: break
        }
        return remarks
    }
}
