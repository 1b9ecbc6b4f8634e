// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData

/// Some columns and years of a register as a query over Parquet files: names, types, dates and missing codes are those of the catalogue.
///
/// Columns are read when the query runs, and only those that are asked for. Besides its columns a view has the integer `register_year`: the year of
/// the file, or of the columns of a wide register; NULL where there is none. Rows have no order: say ORDER BY.
public struct RegisterView: Hashable, Sendable {
    public struct Column: Hashable, Sendable {
        public var name: String
        /// `nil`: as the files have it, a text where they differ.
        public var type: ColumnType?
        public var unit: String?
        public var label: LocalizedText?
    }

    /// The register.
    public let name: String
    /// A SELECT statement.
    public let sql: String
    public let columns: [Column]
    /// The Parquet files that it reads.
    public let files: [URL]
    /// What was found wrong in these files, and what is kept.
    public let problems: [RegisterProblem]

    /// The name of the column with the year.
    public static let year = "register_year"
    /// An end of a spell that is not known yet is this day, so that it compares as later than every other.
    public static let openEnd = "9999-12-31"

    /// The column beside another that says why a cell is missing, as the raw value of a `MissingKind`.
    public static func reason(of column: String) -> String { "\(column) missing" }
}

/// Rows of a file that cannot be used as they are. Counts only, never a value.
public struct RegisterProblem: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable {
        /// A spell that ends before it starts: left out.
        case endBeforeStart = "end-before-start"
        /// A spell or event without a readable day: left out.
        case dayUnknown = "day-unknown"
        /// A person that is there more than once, in a register of one row a person: the first row is kept.
        case keyTwice = "key-twice"
        /// A text file that is not UTF-8, and of which nobody says what it is: read as Windows-1252.
        case encodingAssumed = "encoding-assumed"
        /// Between the years that have a file, one that has none: nothing is known of it.
        case yearMissing = "year-missing"
        /// A file of the year and version of another: that other one is read.
        case twoFiles = "two-files-of-one-version"
    }

    public var kind: Kind
    public var register: String
    /// From the root of the registers; of a missing year, the pattern of the files.
    public var file: String
    public var columns: [String]
    /// 0 where whole files are meant.
    public var rows: Int
    /// Of a missing year; of the file that is read, of two.
    public var year: Int?
    public var readInstead: String?

    public var text: LocalizedText {
        let names = columns.joined(separator: ", ")
        return switch kind {
        case .endBeforeStart:
            LocalizedText(
                en: "\(register), \(file), columns \(names): \(rows) spells end before they start. They are left out.",
                nl: "\(register), \(file), kolommen \(names): \(rows) perioden eindigen voor ze beginnen. Ze blijven weg.")
        case .dayUnknown:
            LocalizedText(
                en: "\(register), \(file), columns \(names): \(rows) rows have no readable day. They are left out.",
                nl: "\(register), \(file), kolommen \(names): \(rows) rijen hebben geen leesbare dag. Ze blijven weg.")
        case .encodingAssumed:
            LocalizedText(
                en:
                    "\(register), \(file), columns \(names): the file is not UTF-8 and was read as Windows-1252; \(rows) rows have letters that "
                    + "depend on it. If it is another, say encoding: in the catalogue.",
                nl: "\(register), \(file), kolommen \(names): het bestand is geen UTF-8 en is gelezen als Windows-1252; \(rows) rijen hebben letters "
                    + "die daarvan afhangen. Is het iets anders, zet dan encoding: in de catalogus.")
        case .yearMissing:
            LocalizedText(
                en: "\(register), \(file): there is no file of \(year ?? 0). What is asked of that year is missing.",
                nl: "\(register), \(file): er is geen bestand van \(year ?? 0). Wat van dat jaar wordt gevraagd, ontbreekt.")
        case .twoFiles:
            LocalizedText(
                en: "\(register), \(file): this is a file of the year and version of \(readInstead ?? ""). The latter is read.",
                nl: "\(register), \(file): dit bestand heeft het jaar en de versie van \(readInstead ?? ""). Het laatste wordt gelezen.")
        case .keyTwice:
            LocalizedText(
                en: "\(register), \(file), columns \(names): \(rows) rows have a key that an earlier row has. The first row of each is kept.",
                nl:
                    "\(register), \(file), kolommen \(names): \(rows) rijen hebben de sleutel van een eerdere rij. De eerste rij telt."
            )
        }
    }
}
