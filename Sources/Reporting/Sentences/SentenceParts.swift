// SPDX-License-Identifier: EUPL-1.2

/// A sentence cut into its words and its holes.
enum SentencePart: Hashable, Sendable {
    case words(String)
    case hole(name: String, format: HoleFormat?)

    /// - Throws: `ReportingError.unknownHole` for a brace that is never closed, `.unknownFormat` for a format that does not exist.
    static func parse(_ text: String, template: String) throws(ReportingError) -> [SentencePart] {
        var parts: [SentencePart] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.words(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw .unknownHole(String(rest[rest.index(after: open)...]), template: template)
            }
            parts.append(try hole(rest[rest.index(after: open)..<close], template: template))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.words(String(rest))) }
        return parts
    }

    private static func hole(_ inside: Substring, template: String) throws(ReportingError) -> SentencePart {
        let pieces = inside.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(pieces[0])
        guard pieces.count == 2 else { return .hole(name: name, format: nil) }
        guard let format = HoleFormat(pieces[1]) else { throw .unknownFormat(String(pieces[1]), hole: name, template: template) }
        return .hole(name: name, format: format)
    }
}
