// SPDX-License-Identifier: EUPL-1.2

import Basics

extension Column: Fingerprinted {
    /// Name, type, values, why cells are missing, codes of levels and of missing values. Labels and units are words about the data, not the data.
    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(name)
        builder.feed(type.rawValue)
        let isMissing = { (row: Int) in (missing?[row] ?? 0) != 0 }
        switch values {
        case .number(let values): builder.feed(array: values.indices.map { isMissing($0) ? 0 : values[$0] })
        case .integer(let values): builder.feed(array: values.indices.map { isMissing($0) ? 0 : values[$0] })
        case .category(let codes, let levels):
            builder.feed(array: codes.indices.map { isMissing($0) ? 0 : codes[$0] })
            builder.feed(levels.count)
            for level in levels { builder.feed(level.code) }
        case .text(let values):
            builder.feed(values.count)
            for row in values.indices { builder.feed(isMissing(row) ? "" : values[row]) }
        case .date(let values): builder.feed(array: values.indices.map { isMissing($0) ? 0 : values[$0].daysSinceEpoch })
        }
        builder.feed(missing?.contains { $0 != 0 } == true)
        if let missing, missing.contains(where: { $0 != 0 }) { builder.feed(array: missing) }
        builder.feed(declaredMissing.count)
        for declared in declaredMissing {
            builder.feed(declared.code)
            builder.feed(declared.meaning.rawValue)
        }
    }
}

extension Table: Fingerprinted {
    /// All columns in order: another order of rows or columns is another table.
    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(rowCount)
        builder.feed(columns.count)
        for column in columns { builder.feed(column) }
    }
}
