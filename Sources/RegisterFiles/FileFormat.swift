// SPDX-License-Identifier: EUPL-1.2

/// A kind of file that tables are read from, known by its extension.
public enum FileFormat: String, CaseIterable, Sendable, Codable {
    case csv, parquet, arrow, sav, por, dta, sas7bdat, xpt

    public var extensions: [String] {
        switch self {
        case .csv: [".csv", ".csv.gz", ".tsv", ".tsv.gz", ".txt", ".txt.gz"]
        case .parquet: [".parquet"]
        case .arrow: [".arrow", ".feather"]
        case .sav: [".sav", ".zsav"]
        case .por: [".por"]
        case .dta: [".dta"]
        case .sas7bdat: [".sas7bdat"]
        case .xpt: [".xpt"]
        }
    }

    /// - Returns: `nil` for a name with another extension.
    public init?(fileName: String) {
        let name = fileName.lowercased()
        guard let format = Self.allCases.first(where: { $0.extensions.contains(where: name.hasSuffix) }) else { return nil }
        self = format
    }

    public static var allExtensions: String { allCases.flatMap(\.extensions).joined(separator: ", ") }
}
