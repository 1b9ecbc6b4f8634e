// SPDX-License-Identifier: EUPL-1.2

import Protected

/// All rows of the cohort's register, also those that left before there was a cohort: at which step, and of which group.
public struct RegisterFlow: Sendable {
    /// The names of the steps, in their order.
    public let steps: [String]
    /// Of each row the number of the step at which it left; -1 for those that stay.
    public let leftAt: [Int]
    /// Those attributes that are known of all rows.
    public let protected: ProtectedAttributes

    /// - Throws: `ProtectedError` for groups that do not fit.
    public init(_ cohort: RegisterCohort, _ declaration: CohortDeclaration) throws {
        (steps, leftAt) = (cohort.steps, cohort.leftAt)
        protected = try ProtectedAttributes(
            declaration.protected.compactMap { source in
                try cohort.everyone[source.column].map { try ProtectedAttribute(name: source.name, column: $0, grouping: source.grouping) }
            })
    }

    /// Which rows are left after each step, the first being all that were read.
    var remaining: [(name: String, member: [Bool])] {
        [("read", leftAt.map { _ in true })] + steps.enumerated().map { number, name in (name, leftAt.map { $0 < 0 || $0 > number }) }
    }
}
