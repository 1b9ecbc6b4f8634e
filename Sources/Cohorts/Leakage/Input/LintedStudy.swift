// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// A study as the rules of leakage see it: where everything comes from, without a value.
public struct LintedStudy: Sendable {
    public var features: [FeatureProvenance]
    public var outcomes: [OutcomeProvenance]
    public var index: IndexProvenance
    public var split: SplitProvenance
    /// What was learned from rows on the way to the table.
    public var learnedSteps: [LearnedStep]
    /// Columns of the table that are neither feature nor family, in lower case.
    public var otherColumns: Set<String>
    /// Registrations that a row must have to be in the cohort, each the name of the event at which it is made.
    public var requiredEvents: [String]
    /// Whether single persons are to be picked out: what is not there in use then blocks.
    public var isScreening: Bool

    public init(
        features: [FeatureProvenance], outcomes: [OutcomeProvenance], index: IndexProvenance = IndexProvenance(),
        split: SplitProvenance = SplitProvenance(), learnedSteps: [LearnedStep] = [], otherColumns: Set<String> = [], requiredEvents: [String] = [],
        isScreening: Bool = false
    ) {
        self.features = features
        self.outcomes = outcomes
        self.index = index
        self.split = split
        self.learnedSteps = learnedSteps
        self.otherColumns = otherColumns
        self.requiredEvents = requiredEvents
        self.isScreening = isScreening
    }
}

/// Where an outcome comes from.
public struct OutcomeProvenance: Hashable, Sendable {
    public var name: String
    public var register: String?
    /// Columns that it is computed from, in lower case.
    public var columns: Set<String>
    /// The column of the table with the day on which it is known, in lower case.
    public var knownAtColumn: String?
    /// How many days after the index date people are followed; `nil` for an outcome of one moment.
    public var followUpDays: Int?
    /// What ends the follow-up or excludes the outcome: `death`, `emigration`.
    public var endings: Set<String>

    public init(
        name: String, register: String? = nil, columns: Set<String>, knownAtColumn: String? = nil, followUpDays: Int? = nil,
        endings: Set<String> = []
    ) {
        self.name = name
        self.register = register
        self.columns = columns
        self.knownAtColumn = knownAtColumn
        self.followUpDays = followUpDays
        self.endings = endings
    }
}

/// The moment of prediction.
public struct IndexProvenance: Hashable, Sendable {
    /// Columns that it is computed from, in lower case; empty where the table has no date.
    public var columns: Set<String>
    /// Events that come after it: `birth`, where the index is conception.
    public var laterEvents: Set<String>
    public var firstDay: CivilDay?
    public var lastDay: CivilDay?
    /// The longest time from the index to the event that brings a row into its register, in days; `nil` where the index is that event.
    public var longestWaitDays: Int?
    /// The last day on which that register holds events.
    public var registerEnds: CivilDay?

    public init(
        columns: Set<String> = [], laterEvents: Set<String> = [], firstDay: CivilDay? = nil, lastDay: CivilDay? = nil, longestWaitDays: Int? = nil,
        registerEnds: CivilDay? = nil
    ) {
        self.columns = columns
        self.laterEvents = laterEvents
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.longestWaitDays = longestWaitDays
        self.registerEnds = registerEnds
    }
}

/// How rows are divided.
public struct SplitProvenance: Hashable, Sendable {
    /// Whether a column says which rows belong to one family.
    public var hasFamilies: Bool
    /// Rows of a family that also has test rows stay among those learned from.
    public var keepsSiblings: Bool

    public init(hasFamilies: Bool = true, keepsSiblings: Bool = false) { (self.hasFamilies, self.keepsSiblings) = (hasFamilies, keepsSiblings) }
}

/// An imputer, a scaling, a selection of features.
public struct LearnedStep: Hashable, Sendable {
    public var name: String
    /// The feature that it changes; `nil` for all.
    public var feature: String?
    public var learnsFromAllRows: Bool

    public init(name: String, feature: String? = nil, learnsFromAllRows: Bool) {
        (self.name, self.feature, self.learnsFromAllRows) = (name, feature, learnsFromAllRows)
    }
}
