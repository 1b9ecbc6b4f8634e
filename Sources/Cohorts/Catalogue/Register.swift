// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import RegisterFiles
import Settings

/// One register of a catalogue.
public struct Register: Sendable {
    /// What a row is about.
    public enum Unit: Hashable, Sendable {
        case person
        /// What the relation of that name leads to: a household, a dwelling.
        case relation(String)
    }

    /// Which of several versions of a file is read.
    public enum VersionRule: String, CaseIterable, Hashable, Sendable {
        /// V10 comes after V9.
        case highestNumber = "highest-number"
        /// The first that came out.
        case lowestNumber = "lowest-number"
    }

    public var name: String
    public var label: LocalizedText?
    public var pattern: FilePattern
    public var versions: VersionRule
    public var time: RegisterTime
    /// Each file holds everything up to its year, so that only the last one is read.
    public var isCumulative: Bool
    /// Whether a person (or what the register is of) can have several rows in one file, other than by mistake.
    public var hasManyRows: Bool
    public var unit: Unit
    /// Own key columns; empty: those of the unit.
    public var key: [String]
    /// How long after the end of its year a file comes out.
    public var publishedAfter: CalendarSpan?
    /// Whether `GEM2015` is `gem2015`.
    public var ignoresCase: Bool
    /// How the bytes of its text, SPSS, Stata and SAS files stand for characters; `nil`: as each file says or shows.
    public var encoding: TextEncoding?
    /// Columns that have another name from a year on.
    public var renamed: [ColumnRename]
    /// Codes that are written otherwise from a year on.
    public var recoded: [CodeChange]
    public var sensitivity: Sensitivity?
    public var columns: [RegisterColumn]

    public subscript(column name: String) -> RegisterColumn? { columns.first { $0.name == name } }
}

/// What the law says of data of this kind. It decides what must be justified before they are used.
public enum Sensitivity: String, CaseIterable, Hashable, Sendable {
    /// Data about persons (GDPR, article 4).
    case personal
    /// Health, origin, belief and the like (GDPR, article 9).
    case specialCategory = "special-category"
    /// Criminal convictions and offences (GDPR, article 10).
    case criminal
}

/// From `year` on the column `old` is called `new`.
public struct ColumnRename: Hashable, Sendable {
    public var year: Int
    public var old: String
    public var new: String

    public init(year: Int, old: String, new: String) { (self.year, self.old, self.new) = (year, old, new) }
}

/// From `year` on the code `old` of a column is written `new`.
public struct CodeChange: Hashable, Sendable {
    public var year: Int
    public var column: String
    public var old: String
    public var new: String
}

/// One column that the catalogue says something of; others are read as they are.
public struct RegisterColumn: Sendable {
    /// The name that studies use.
    public var name: String
    /// The name in the newest files, where it is another one.
    public var source: String
    /// `nil`: as the file has it.
    public var type: ColumnType?
    public var unit: String?
    public var label: LocalizedText?
    /// The columns with year, month and day, when this one is a date made of them.
    public var dateParts: [String]
    /// Codes that mean that there is no value, and why there is none.
    public var missing: [Named<MissingKind>]
    /// What codes mean.
    public var levels: [Level]
    /// The event at which its values come into being, such as `birth`; `nil`: they follow from the register's time.
    public var knownAt: String?
    public var sensitivity: Sensitivity?
}
