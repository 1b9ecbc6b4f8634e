// SPDX-License-Identifier: EUPL-1.2

/// YAML gives a `?` on its own a meaning of its own; here it is a value: "a person must decide".
///
/// Before parsing, each such `?` becomes one scalar of the private use area, so that no column moves; afterwards it becomes `?` again
/// wherever it stands.
enum PlaceholderText {
    private static let hidden: Unicode.Scalar = "\u{F8FD}"
    /// One of these is put over a letter of each key that occurs twice, so that the parser goes on; see `YAMLDocument`.
    private static let masks: ClosedRange<Unicode.Scalar> = "\u{F8C0}"..."\u{F8FC}"

    /// Another one each time: of three equal keys, two that were masked alike would be equal again.
    ///
    /// - Returns: `nil` when there are no more.
    static func mask(_ number: Int) -> Unicode.Scalar? {
        Unicode.Scalar(masks.lowerBound.value + UInt32(number)).flatMap { masks.contains($0) ? $0 : nil }
    }

    static func firstReserved(in text: String) -> SourcePosition? {
        guard text.utf8.contains(0xEF),
            let offset = text.unicodeScalars.enumerated().first(where: { $0.element == hidden || masks.contains($0.element) })?.offset
        else {
            return nil
        }
        return SourcePosition.of(scalarOffset: offset, in: text)
    }

    static func hide(in text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "?")) else { return text }
        var scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() where scalar == "?" && startsValue(index, in: scalars) && endsValue(index, in: scalars) {
            scalars[index] = hidden
        }
        return String(String.UnicodeScalarView(scalars))
    }

    static func restore(_ text: String) -> String {
        guard text.unicodeScalars.contains(hidden) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == hidden ? "?" : $0 }))
    }

    /// After `: `, `- `, `[` or `,`.
    private static func startsValue(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        var before = index - 1
        while before >= 0, scalars[before] == " " { before -= 1 }
        guard before >= 0 else { return false }
        let isApart = before < index - 1
        return switch scalars[before] {
        case ":", "-": isApart
        case "[", ",": true
        default: false
        }
    }

    /// Before the end of the line, a comment, `,`, `]` or `}`.
    private static func endsValue(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        var after = index + 1
        while after < scalars.count, scalars[after] == " " || scalars[after] == "\t" { after += 1 }
        guard after < scalars.count else { return true }
        return switch scalars[after] {
        case "\n", "\r", ",", "]", "}": true
        case "#": after > index + 1
        default: false
        }
    }
}
