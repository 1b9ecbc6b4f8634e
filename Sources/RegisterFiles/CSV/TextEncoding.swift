// SPDX-License-Identifier: EUPL-1.2

/// How the bytes of a text file stand for characters.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable, Codable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    /// What Windows programs in western Europe write; ISO 8859-1 is a part of it.
    case windows1252 = "Windows-1252"

    /// By the names that people use: `latin1` and ISO 8859-1 are read as Windows-1252, which holds them.
    public init?(named name: String) {
        switch name.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
        case "utf8": self = .utf8
        case "utf16", "utf16le": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        case "windows1252", "cp1252", "latin1", "iso88591", "ansi": self = .windows1252
        default: return nil
        }
    }
}
