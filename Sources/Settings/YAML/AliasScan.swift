// SPDX-License-Identifier: EUPL-1.2

/// Finds a text whose aliases could unfold into more than a computer holds, before a parser unfolds them.
///
/// Counts what looks like an alias, also inside quotes. With at most 24 of them nothing unfolds to more than 3^8 pieces.
enum AliasScan {
    private static let mostAliases = 24

    /// - Returns: where the first anchor stands.
    static func bomb(in text: String) -> SourcePosition? {
        let bytes = Array(text.utf8)
        var aliases = 0
        var firstAnchor: Int?
        for index in bytes.indices.dropLast() where opensToken(index, in: bytes) {
            if bytes[index] == UInt8(ascii: "*") { aliases += 1 }
            if bytes[index] == UInt8(ascii: "&"), firstAnchor == nil { firstAnchor = index }
        }
        guard aliases > mostAliases, let firstAnchor else { return nil }
        return SourcePosition.of(scalarOffset: String(decoding: bytes[..<firstAnchor], as: UTF8.self).unicodeScalars.count, in: text)
    }

    private static func opensToken(_ index: Int, in bytes: [UInt8]) -> Bool {
        guard bytes[index] == UInt8(ascii: "*") || bytes[index] == UInt8(ascii: "&"), bytes[index + 1] > UInt8(ascii: " ") else { return false }
        return index == 0 || Array(" \t\r\n[]{},:?-\"'".utf8).contains(bytes[index - 1])
    }
}
