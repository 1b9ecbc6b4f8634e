// SPDX-License-Identifier: EUPL-1.2

import Basics

/// How a table is written.
public struct WriteOptions: Hashable, Sendable {
    /// Between the fields of a CSV file: `,`, `;`, a tab or `|`.
    public var separator: Character
    /// `.` or `,` in the numbers of a CSV file; not the separator.
    public var decimalMark: Character
    /// Whether a CSV file gets a codebook (`births.codebook.json`) with labels, units, levels and missing codes; its missing codes are then written
    /// as they are.
    /// A Parquet file always has one inside.
    public var codebook: Bool
    /// The language of labels in a .sav file, which has one.
    public var language: Language

    public init(separator: Character = ",", decimalMark: Character = ".", codebook: Bool = false, language: Language = .english) {
        (self.separator, self.decimalMark, self.codebook, self.language) = (separator, decimalMark, codebook, language)
    }
}
