// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import MissingData
import RegisterData
import RegisterFiles

/// The table as it was and its completed tables below each other, as `as.mids` of the R package mice reads them: `.imp` is 0 for the table as it
/// was and else the number of the imputation, `.id` the row.
struct StackedTables {
    static let names = [".imp", ".id"]

    private let tables: ImputedTables

    init(_ tables: ImputedTables) { self.tables = tables }

    func write(to file: URL, progress: ProgressMonitor) throws {
        try DataFile.writeStack(tables.count + 1, to: file, progress: progress) { number in
            let table = number == 0 ? tables.table : tables.completed(number - 1), rows = table.rowCount
            let keys = [
                Column(name: Self.names[0], values: .integer([Int64](repeating: Int64(number), count: rows))),
                Column(name: Self.names[1], values: .integer((1...Int64(max(1, rows))).prefix(rows).map { $0 })),
            ]
            // The two names are not in the table: that was checked before.
            return (try? Table(columns: keys + table.columns.map(Self.withoutCodes))) ?? table
        }
    }

    /// A gap is an empty cell here, whatever its reason: a code in a column of numbers would make it a column of texts.
    private static func withoutCodes(_ column: Column) -> Column {
        guard !column.declaredMissing.isEmpty else { return column }
        var column = column
        column.missing = column.missing.map { $0.map { $0 == 0 ? 0 : MissingKind.notRecorded.rawValue } }
        column.declaredMissing = []
        return column
    }
}
