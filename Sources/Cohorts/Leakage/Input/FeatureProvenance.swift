// SPDX-License-Identifier: EUPL-1.2

/// Where a feature comes from, and which moments it looks at: what the rules of leakage judge. It knows no value.
public struct FeatureProvenance: Hashable, Sendable {
    /// What a row of the register says when.
    public enum RecordTime: Hashable, Sendable {
        /// A fact that does not change.
        case constant
        /// How things stand, once a year: parents, education.
        case snapshot
        /// What adds up over a calendar year: income, costs.
        case annual
        /// From a day through a day.
        case spell
        /// On one day.
        case event
        /// A table of which only the columns are known.
        case unknown
    }

    /// What is read, counted from the index date.
    public enum Moment: Hashable, Sendable {
        /// Every record, whenever it is from.
        case always
        /// As things stand at the index date.
        case index
        /// Whole years; 0 is the year of the index.
        case years(ClosedRange<Int>)
        /// Days; 0 is the index date.
        case days(ClosedRange<Int>)
    }

    /// The population in which a rank is taken.
    public enum RankPopulation: Hashable, Sendable {
        case ownYear, allYears
    }

    /// How the row's person leads to the one whom the feature is about.
    public struct Relative: Hashable, Sendable {
        public var name: String
        /// `nil`: a relation that never changes.
        public var moment: Moment?
        /// The event at which the relation becomes known, such as `birth`.
        public var knownAt: String?

        public init(name: String, moment: Moment? = nil, knownAt: String? = nil) { (self.name, self.moment, self.knownAt) = (name, moment, knownAt) }
    }

    public var name: String
    /// `nil` for a column of the study's own table.
    public var register: String?
    /// Columns that it is computed from, in lower case.
    public var columns: Set<String>
    public var time: RecordTime
    public var moment: Moment
    /// The event at which the value comes into being, such as `birth`; `nil`: it follows from `time`.
    public var knownAt: String?
    /// The column with the end of a spell, in lower case.
    public var spellEnd: String?
    /// Ends after the index date count as not known yet.
    public var isCutAtIndex: Bool
    public var relative: Relative?
    /// Months between the end of a year and the day on which its file comes out.
    public var publishedAfterMonths: Int?
    /// The year of the boundaries of an area.
    public var boundaryYear: Int?
    public var ranked: RankPopulation?

    public init(
        name: String, register: String? = nil, columns: Set<String> = [], time: RecordTime = .unknown, moment: Moment = .index,
        knownAt: String? = nil, spellEnd: String? = nil, isCutAtIndex: Bool = true, relative: Relative? = nil, publishedAfterMonths: Int? = nil,
        boundaryYear: Int? = nil, ranked: RankPopulation? = nil
    ) {
        self.name = name
        self.register = register
        self.columns = columns
        self.time = time
        self.moment = moment
        self.knownAt = knownAt
        self.spellEnd = spellEnd
        self.isCutAtIndex = isCutAtIndex
        self.relative = relative
        self.publishedAfterMonths = publishedAfterMonths
        self.boundaryYear = boundaryYear
        self.ranked = ranked
    }
}

extension FeatureProvenance.Moment {
    /// Whether it reads whole years that the index date has not closed.
    var reachesYearOfIndex: Bool {
        switch self {
        case .always: true
        case .index: false
        case .years(let years): years.upperBound >= 0
        // A year holds 366 days at most: a window that ends nearer lies partly in the year of the index.
        case .days(let days): days.upperBound > -366
        }
    }

    /// Whether it reads days after the index date.
    var passesIndex: Bool {
        switch self {
        case .always: true
        case .index: false
        case .years(let years): years.upperBound >= 0
        case .days(let days): days.upperBound > 0
        }
    }
}
