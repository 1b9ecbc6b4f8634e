// SPDX-License-Identifier: EUPL-1.2

/// How to get from one person to another, or to the dwelling, household or area: `mother` of a child, `dwelling` of the mother.
public struct Relation: Hashable, Sendable {
    /// When a relation is read from a register that changes.
    public enum Moment: Hashable, Sendable {
        /// As it was at the index date.
        case index
        /// As in a year, counted from that of the index date: -1 is the year before.
        case year(offset: Int)
    }

    public var name: String
    /// The register that holds it.
    public var register: String
    /// From whom: a relation, or `child`.
    public var from: String
    /// Columns that name the other person; empty where the relation ends in a key.
    public var person: [String]
    /// Columns that name the household, the dwelling or the area.
    public var key: [String]
    /// Columns whose values both share, such as the number of their household: the relation leads to another person of the same register.
    public var shares: [String] = []
    /// What the other person's row must meet.
    public var condition: ScalarExpression?
    /// `nil`: it never changes.
    public var moment: Moment?
    /// The event at which it becomes known, such as `birth`; `nil`: it is known at the index date.
    public var knownAt: String?
}
