// SPDX-License-Identifier: EUPL-1.2

import Learning
import RegisterData

/// The rows of a study, for the rules that must look at values.
public struct LintedRows: Sendable {
    public var table: Table
    public var features: Features
    public var outcomes: [CohortOutcome]
    /// Of each row; `nil` where the table has no date of prediction.
    public var index: [CivilDay?]?
    /// The year of each row's index; `nil` where the table has none.
    public var years: [Int?]?
    /// Hash of each row's family key.
    public var families: [UInt64]
    /// One for each outcome.
    public var splits: [Split]

    public init(
        table: Table, features: Features, outcomes: [CohortOutcome], index: [CivilDay?]? = nil, years: [Int?]? = nil, families: [UInt64],
        splits: [Split]
    ) {
        self.table = table
        self.features = features
        self.outcomes = outcomes
        self.index = index
        self.years = years
        self.families = families
        self.splits = splits
    }

    /// The days of a date column, spelt in any case; `nil` for another column.
    func days(of column: String) -> [CivilDay?]? {
        guard let found = table.columns.first(where: { $0.name.lowercased() == column }), case .date(let days) = found.values else { return nil }
        return days.indices.map { found.missingKind($0).isPresent ? days[$0] : nil }
    }
}
