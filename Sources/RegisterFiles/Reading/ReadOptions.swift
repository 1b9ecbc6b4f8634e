// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// What a reader is told instead of finding it out. `nil` means: detect.
public struct ReadOptions: Hashable, Sendable {
    /// Between the fields of a text file.
    public var separator: Character?
    /// `.` or `,` in the numbers of a text file.
    public var decimalMark: Character?
    /// Of a text file.
    public var encoding: TextEncoding?
    /// Whether the first line of a text file holds the names.
    public var hasHeader: Bool?
    /// The type of a column: what does not fit is an error instead of a text.
    public var types: [String: ColumnType]
    /// How the dates of a column of a text file are written.
    public var dateFormats: [String: DateFormat]
    /// Texts of a text file that mean "not recorded", instead of `MissingText`'s.
    public var missingTexts: Set<String>?
    /// Codes that mean "missing", by column; in any format, beside those that the file declares.
    public var declaredMissing: [String: [DeclaredMissing]]
    /// Texts become a category when at most so many distinct ones repeat.
    public var maximumLevels: Int
    /// The character encoding of an old .dta, .sas7bdat, .sav or .por file that does not name its own, or the wrong one (a name that `iconv` knows).
    public var statisticalEncoding: String?
    /// For Parquet; the result is the same with any number.
    public var threads: Int

    public init(
        separator: Character? = nil, decimalMark: Character? = nil, encoding: TextEncoding? = nil, hasHeader: Bool? = nil,
        types: [String: ColumnType] = [:],
        dateFormats: [String: DateFormat] = [:], missingTexts: Set<String>? = nil, declaredMissing: [String: [DeclaredMissing]] = [:],
        maximumLevels: Int = 4096,
        statisticalEncoding: String? = nil, threads: Int = 1
    ) {
        self.separator = separator
        self.decimalMark = decimalMark
        self.encoding = encoding
        self.hasHeader = hasHeader
        self.types = types
        self.dateFormats = dateFormats
        self.missingTexts = missingTexts
        self.declaredMissing = declaredMissing
        self.maximumLevels = maximumLevels
        self.statisticalEncoding = statisticalEncoding
        self.threads = threads
    }
}
