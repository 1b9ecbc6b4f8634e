// SPDX-License-Identifier: EUPL-1.2

import Protected
import RegisterData

/// All rows that were read, also those that left before there was a cohort: at which rule, and of which group.
public struct RuleFlow: Sendable {
    /// The names of the rules, in their order.
    public let steps: [String]
    /// Of each row the number of the rule at which it left; -1 for those that stay.
    public let leftAt: [Int]
    /// Those attributes that are known of all rows.
    public let protected: ProtectedAttributes

    /// Of a cohort composed from registers.
    ///
    /// - Throws: `ProtectedError` for groups that do not fit.
    public init(_ cohort: RegisterCohort, _ declaration: CohortDeclaration) throws {
        try self.init(steps: cohort.steps, leftAt: cohort.leftAt, everyone: cohort.everyone, declaration)
    }

    /// Of one table.
    ///
    /// - Throws: `ProtectedError` for groups that do not fit.
    public init(_ rows: RuledRows, _ declaration: CohortDeclaration) throws {
        try self.init(steps: rows.steps, leftAt: rows.leftAt, everyone: rows.everyone, declaration)
    }

    private init(steps: [String], leftAt: [Int], everyone: Table, _ declaration: CohortDeclaration) throws {
        (self.steps, self.leftAt) = (steps, leftAt)
        protected = try ProtectedAttributes(
            declaration.protected.compactMap { source in
                try everyone[source.column].map { try ProtectedAttribute(name: source.name, column: $0, grouping: source.grouping) }
            })
    }

    /// Which rows are left after each rule, the first being all that were read.
    var remaining: [(name: String, member: [Bool])] {
        [("read", leftAt.map { _ in true })] + steps.enumerated().map { number, name in (name, leftAt.map { $0 < 0 || $0 > number }) }
    }
}
