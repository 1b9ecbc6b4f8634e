// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// Something about the files of a register that a person should know. Never holds the value of a cell.
public struct CatalogueRemark: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable {
        case noFiles = "no-files"
        case missingYear = "missing-year"
        case twoFilesOfOneVersion = "two-files-of-one-version"
        case notReadable = "not-readable"
        case columnAbsent = "column-absent"
        case typeDiffers = "type-differs"
        case keyIsNumber = "key-is-number"
        case ambiguousCase = "ambiguous-case"
    }

    public let kind: Kind
    public let register: String
    /// From the root of the registers.
    public let file: String?
    public let column: String?
    public let text: LocalizedText

    /// Whether the register, or the file, cannot be used as it is; else it is used, as the text says.
    public var isError: Bool {
        switch kind {
        case .noFiles, .notReadable, .columnAbsent, .keyIsNumber, .ambiguousCase: true
        case .missingYear, .twoFilesOfOneVersion, .typeDiffers: false
        }
    }
}

extension CatalogueRemark {
    static func noFiles(_ register: Register) -> CatalogueRemark {
        CatalogueRemark(.noFiles, register, error: .noFiles(register: register.name, pattern: register.pattern.written))
    }

    static func missingYear(_ register: Register, _ year: Int) -> CatalogueRemark {
        CatalogueRemark(
            kind: .missingYear, register: register.name, file: nil, column: nil,
            text: LocalizedText(
                en: "\(register.name): there is no file of \(year). What is asked of that year is missing.",
                nl: "\(register.name): er is geen bestand van \(year). Wat van dat jaar wordt gevraagd, ontbreekt."))
    }

    static func twin(_ register: Register, _ twin: RegisterFile, kept: RegisterFile) -> CatalogueRemark {
        CatalogueRemark(
            kind: .twoFilesOfOneVersion, register: register.name, file: twin.path, column: nil,
            text: LocalizedText(
                en: "\(register.name): \(twin.path) has the year and version of \(kept.path). The latter is read.",
                nl: "\(register.name): \(twin.path) heeft het jaar en de versie van \(kept.path). Het laatste wordt gelezen."))
    }

    static func typeDiffers(_ register: Register, _ file: RegisterFile, _ column: String, declared: ColumnType, found: ColumnType) -> CatalogueRemark
    {
        CatalogueRemark(
            kind: .typeDiffers, register: register.name, file: file.path, column: column,
            text: LocalizedText(
                en: "\(register.name), \(file.path), column \"\(column)\": expected \(declared.words.en), found \(found.words.en). "
                    + "Cells that are not \(declared.words.en) will be missing.",
                nl: "\(register.name), \(file.path), kolom \"\(column)\": verwacht werd \(declared.words.nl), er staat \(found.words.nl). "
                    + "Cellen die geen \(declared.words.nl) zijn, zullen ontbreken."))
    }

    init(_ kind: Kind, _ register: Register, file: RegisterFile? = nil, column: String? = nil, error: CatalogueError) {
        self.init(kind: kind, register: register.name, file: file?.path, column: column, text: error.explanation)
    }
}
