// SPDX-License-Identifier: EUPL-1.2

/// A cohort to be composed from registers: whom it is about, from when they are looked at, and what is read of them.
///
/// Everything is as of the index date of a row. `CohortSQL` turns a plan into SQL, `RegisterCohort` runs it.
public struct RegisterPlan: Sendable {
    /// Whom a row is about, such as `child`: where the catalogue's relations start.
    public var unit: String
    /// The register whose rows are the cohort.
    public var register: String
    /// A person who is there twice counts once.
    public var isDistinct: Bool
    /// The date from which a row is looked at: a column of the register, or a derived one.
    public var index: String
    /// The longest time from the index date to the event that brings a row into the register, where the index is computed back from that event.
    public var longestWait: CalendarSpan
    /// Computed from columns of the register; later ones may use earlier ones.
    public var derived: [CohortDeclaration.Derived]
    /// In their order: a row leaves at the first that it does not meet.
    public var rules: [CohortRule]
    /// Relations: rows that share one of these persons are one family.
    public var family: [String]
    public var area: AreaOfResidence?
    public var features: [AsOfValue]
    public var protected: [AsOfValue]
    /// Neither learned from nor judged by: an earlier flag, another system's outcome.
    public var beside: [AsOfValue]
    public var outcomes: [FollowUp]
    /// Columns of the register, or derived ones, that the result must have: those of conditions on the row itself.
    public var kept: [String]

    public init(
        unit: String = "child", register: String, isDistinct: Bool = true, index: String, longestWait: CalendarSpan? = nil,
        derived: [CohortDeclaration.Derived] = [], rules: [CohortRule] = [], family: [String] = [], area: AreaOfResidence? = nil,
        features: [AsOfValue] = [], protected: [AsOfValue] = [],
        beside: [AsOfValue] = [], outcomes: [FollowUp] = [], kept: [String] = []
    ) {
        (self.unit, self.register, self.isDistinct, self.index) = (unit, register, isDistinct, index)
        self.longestWait = longestWait ?? Self.longestPregnancy
        (self.derived, self.rules, self.family, self.area) = (derived, rules, family, area)
        (self.features, self.protected, self.beside) = (features, protected, beside)
        (self.outcomes, self.kept) = (outcomes, kept)
    }

    /// What is counted on where a plan does not say (methods 29).
    public static let longestPregnancy = CalendarSpan(45, .week)

    /// Columns of the composed table that the plan does not name itself.
    public enum Column: String, CaseIterable, Sendable {
        /// The unit's key: type and key together, as text.
        case key = "row_key"
        case family
        case area
        case index
        case indexYear = "index_year"
    }
}

/// Which area a row belongs to.
public struct AreaOfResidence: Hashable, Sendable {
    /// A column of the wide register that the catalogue's relation `area` reads, without its year: `wc`.
    public var level: String
    /// The year of the boundaries; `nil`: that of the index date.
    public var boundaries: Int?

    public init(level: String, boundaries: Int? = nil) { (self.level, self.boundaries) = (level, boundaries) }
}

/// Who stays in the cohort. What is not known does not meet a condition.
public struct CohortRule: Hashable, Sendable {
    public enum Test: Hashable, Sendable {
        /// A relation leads to somebody, or a column has a value.
        case known(String)
        /// Both ends included, as SQL literals are written: days or numbers.
        case between(String, low: String, high: String)
        case condition(ScalarExpression)
    }

    /// The name of the step in the flow.
    public var name: String
    public var test: Test
    /// Rows that meet it leave.
    public var isExclusion: Bool

    public init(name: String, test: Test, isExclusion: Bool = false) { (self.name, self.test, self.isExclusion) = (name, test, isExclusion) }
}
