// SPDX-License-Identifier: EUPL-1.2

/// A value of each row as it was at, or before, the row's index date: a feature or a protected attribute.
public struct AsOfValue: Hashable, Sendable {
    public enum Source: Hashable, Sendable {
        /// Computed from the cohort's own row.
        case own(ScalarExpression)
        case register(RegisterReading)
        /// Public figures by area and year.
        case areas(AreaFigures)
    }

    public var name: String
    /// Whose value it is: the unit, a relation of the catalogue, or `area`; `nil`: the unit's.
    public var of: String?
    public var source: Source
    /// `nil`: as the register has it.
    public var kind: CohortDeclaration.Feature.Kind?

    public init(name: String, of: String? = nil, source: Source, kind: CohortDeclaration.Feature.Kind? = nil) {
        (self.name, self.of, self.source, self.kind) = (name, of, source, kind)
    }
}

/// What is read from a register about one person, household or dwelling.
public struct RegisterReading: Hashable, Sendable {
    /// What becomes of several records.
    public enum Take: String, CaseIterable, Hashable, Sendable {
        /// That of the record that holds: the last that started; of several, the lowest value.
        case value
        /// 1 where a record is there (whose value is true), else 0.
        case any
        case count, sum, mean, highest, lowest
        /// Days of the window that spells cover, each day once.
        case days

        /// No record at all means none, not unknown.
        var isZeroWithoutRecords: Bool { [.any, .count, .sum, .days].contains(self) }
    }

    public var register: String
    /// Over the register's columns and `index`; `nil` where records are counted.
    public var value: ScalarExpression?
    public var take: Take
    public var period: Period
    /// Which records count.
    public var condition: ScalarExpression?
    /// The value's place among all values of the register in the same year: 0 to 100, ties in the middle.
    public var isPercentile: Bool

    public init(
        register: String, value: ScalarExpression? = nil, take: Take = .value, period: Period = .index, condition: ScalarExpression? = nil,
        isPercentile: Bool = false
    ) {
        (self.register, self.value, self.take) = (register, value, take)
        (self.period, self.condition, self.isPercentile) = (period, condition, isPercentile)
    }
}

/// When, counted from the index date.
public enum Period: Hashable, Sendable {
    /// What held on the index date: the spell that covers it, the year that it is in, the last day before it.
    case index
    /// A calendar year: -1 is the year before that of the index date.
    case year(Int)
    /// Calendar years, both included.
    case years(Int, Int)
    /// Days, both included: -365 to -1 is the year up to the day before.
    case days(Int, Int)
    /// The newest year whose file had come out at the index date.
    case published
}

/// A file of figures, a row an area and year.
public struct AreaFigures: Hashable, Sendable {
    /// The path as the plan has it; also the name of its table.
    public var file: String
    /// The file's column with the code of the area.
    public var codeColumn: String
    /// The level of the catalogue's areas that the codes are of.
    public var level: String
    /// The file's column of the year; `nil` for figures of one time.
    public var yearColumn: String?
    /// From the year of the index date.
    public var yearOffset: Int
    public var value: ScalarExpression

    public init(file: String, codeColumn: String, level: String, yearColumn: String?, yearOffset: Int, value: ScalarExpression) {
        (self.file, self.codeColumn, self.level) = (file, codeColumn, level)
        (self.yearColumn, self.yearOffset, self.value) = (yearColumn, yearOffset, value)
    }
}
