// SPDX-License-Identifier: EUPL-1.2

/// How the bytes of a text file stand for characters.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable, Codable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    /// What Windows programs in western Europe write; ISO 8859-1 is a part of it.
    case windows1252 = "Windows-1252"
}
