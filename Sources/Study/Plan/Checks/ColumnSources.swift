// SPDX-License-Identifier: EUPL-1.2

/// The columns of the table that a column is made from: itself, or what a derived one is computed from. Case does not matter, as in SQL.
struct ColumnSources {
    private let derived: [String: Set<String>]

    init(_ settings: PlanSettings) {
        var derived = settings.derive.reduce(into: [String: Set<String>]()) { known, column in
            let used = (column.value?.columns ?? []).map { $0.lowercased() }
            known[column.name.lowercased()] = Set(used.flatMap { known[$0] ?? [$0] })
        }
        let readings =
            settings.features.map { ($0.source, $0.reading) } + settings.protected.map { ($0.column ?? $0.name, $0.reading) }
        for (name, reading) in readings {
            guard let used = reading.value?.columns.map({ $0.lowercased() }) else { continue }
            // A column of another register is another column, and so is that of another person.
            let place = reading.from.map { "\(reading.of ?? "") \($0) " } ?? reading.file.map { "\($0) " }
            derived[name.lowercased()] = Set(used.flatMap { column in place.map { [$0.lowercased() + column] } ?? derived[column] ?? [column] })
        }
        self.derived = derived
    }

    /// In lower case.
    subscript(column: String) -> Set<String> { derived[column.lowercased()] ?? [column.lowercased()] }

    func isDerived(_ column: String) -> Bool { derived[column.lowercased()] != nil }

    /// Of all columns that an outcome is made from.
    subscript(outcome: OutcomeSection) -> Set<String> {
        Set((outcome.when?.columns ?? outcome.column.map { [$0] } ?? []).flatMap { self[$0] })
    }
}
