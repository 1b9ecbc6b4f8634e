// SPDX-License-Identifier: EUPL-1.2

import Basics

extension Column {
    /// The column with some of its rows, in the order given.
    public func selecting(rows: [Int]) -> Column {
        var column = self
        column.values =
            switch values {
            case .number(let values): .number(rows.map { values[$0] })
            case .integer(let values): .integer(rows.map { values[$0] })
            case .category(let codes, let levels): .category(codes: rows.map { codes[$0] }, levels: levels)
            case .text(let values): .text(rows.map { values[$0] })
            case .date(let values): .date(rows.map { values[$0] })
            }
        column.missing = missing.flatMap { missing in
            let kinds = rows.map { missing[$0] }
            return kinds.contains { $0 != 0 } ? kinds : nil
        }
        return column
    }
}

extension Table {
    /// The table with some of its rows, in the order given; a row may occur more than once.
    ///
    /// - Precondition: rows lie in `0..<rowCount`.
    public func selecting(rows: [Int]) throws(RegisterDataError) -> Table {
        try Table(columns: columns.map { $0.selecting(rows: rows) })
    }

    /// The table with some of its columns, in the order given.
    ///
    /// - Throws: `RegisterDataError.unknownColumn` with the nearest name that there is.
    public func selecting(columns names: [String]) throws(RegisterDataError) -> Table {
        var selected: [Column] = []
        for name in names { selected.append(try column(name)) }
        return try Table(columns: selected)
    }

    /// The column with a name.
    ///
    /// - Throws: `RegisterDataError.unknownColumn` with the nearest name that there is.
    public func column(_ name: String) throws(RegisterDataError) -> Column {
        guard let column = self[name] else { throw .unknownColumn(name, suggestion: NearestName.suggestion(for: name, among: columnNames)) }
        return column
    }

    /// The table with columns put in the place of those of the same name, or behind all others.
    public func replacing(_ replacements: [Column]) throws(RegisterDataError) -> Table {
        var columns = columns
        for replacement in replacements {
            if let index = columns.firstIndex(where: { $0.name == replacement.name }) {
                columns[index] = replacement
            } else {
                columns.append(replacement)
            }
        }
        return try Table(columns: columns)
    }
}
