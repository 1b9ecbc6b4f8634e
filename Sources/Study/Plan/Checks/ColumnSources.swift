// SPDX-License-Identifier: EUPL-1.2

/// The columns of the table that a column is made from: itself, or what a derived one is computed from. Case does not matter, as in SQL.
struct ColumnSources {
    private let derived: [String: Set<String>]

    init(_ columns: [DerivedSection]) {
        derived = columns.reduce(into: [:]) { known, column in
            let used = (column.value?.columns ?? []).map { $0.lowercased() }
            known[column.name.lowercased()] = Set(used.flatMap { known[$0] ?? [$0] })
        }
    }

    /// In lower case.
    subscript(column: String) -> Set<String> { derived[column.lowercased()] ?? [column.lowercased()] }

    func isDerived(_ column: String) -> Bool { derived[column.lowercased()] != nil }

    /// Of all columns that an outcome is made from.
    subscript(outcome: OutcomeSection) -> Set<String> {
        Set((outcome.when?.columns ?? outcome.column.map { [$0] } ?? []).flatMap { self[$0] })
    }
}
