// SPDX-License-Identifier: EUPL-1.2

/// Where the files of a register are: `INKOMEN/INHATAB/INHA{year}TABV{version}.sav`.
///
/// `{name}` is the register's name without TAB or BUS, `{year}` four digits, `{version}` any digits, `{TAB|BUS}` one of these words, `*` any
/// part of a name, `**/` any folders. Upper and lower case count as the same, as they do on the machines that such files come from.
public struct FilePattern: Hashable, Sendable {
    enum Piece: Hashable {
        case text([UInt8])
        case choice([[UInt8]])
        case year, version
        case anyName, anyFolders
    }

    public struct Match: Hashable, Sendable {
        public var year: Int?
        public var version: Int?
    }

    public let written: String
    let pieces: [Piece]

    public static let usual = "**/{name}{year}{TAB|BUS}V{version}.*"

    /// - Parameter register: what `{name}` stands for.
    /// - Returns: `nil` for braces that are not closed or hold something else.
    public init?(_ written: String, register: String) {
        var pieces: [Piece] = []
        var rest = Substring(written)
        while let first = rest.first {
            if first == "{" {
                guard let end = rest.firstIndex(of: "}") else { return nil }
                let inside = rest[rest.index(after: rest.startIndex)..<end]
                switch inside {
                case "year": pieces.append(.year)
                case "version": pieces.append(.version)
                case "name": pieces.append(.text(Self.folded(Self.stem(of: register))))
                default:
                    guard inside.contains("|") else { return nil }
                    pieces.append(.choice(inside.split(separator: "|", omittingEmptySubsequences: false).map(Self.folded)))
                }
                rest = rest[rest.index(after: end)...]
            } else if rest.hasPrefix("**/") {
                pieces.append(.anyFolders)
                rest = rest.dropFirst(3)
            } else if first == "*" {
                pieces.append(.anyName)
                rest = rest.dropFirst()
            } else if first == "}" {
                return nil
            } else {
                let text = rest.prefix { $0 != "{" && $0 != "*" && $0 != "}" }
                pieces.append(.text(Self.folded(text)))
                rest = rest[text.endIndex...]
            }
        }
        guard !pieces.isEmpty else { return nil }
        (self.written, self.pieces) = (written, pieces)
    }

    public var hasYear: Bool { pieces.contains(.year) }
    public var hasVersion: Bool { pieces.contains(.version) }

    /// `INHATAB` and `GBAHUISHOUDENSBUS` have files INHA2016TABV1 and GBAHUISHOUDENS2016BUSV1.
    static func stem(of register: String) -> Substring {
        let upper = register.uppercased()
        return upper.hasSuffix("TAB") || upper.hasSuffix("BUS") ? register.dropLast(3) : Substring(register)
    }

    /// - Parameter path: from the root of the registers, with `/` between folders.
    public func match(_ path: String) -> Match? {
        var match = Match()
        return Self.matches(Self.folded(path)[...], pieces[...], &match) ? match : nil
    }

    private static func folded(_ text: some StringProtocol) -> [UInt8] { Array(text.lowercased().utf8) }

    private static func matches(_ text: ArraySlice<UInt8>, _ pieces: ArraySlice<Piece>, _ match: inout Match) -> Bool {
        guard let piece = pieces.first else { return text.isEmpty }
        let rest = pieces.dropFirst()
        switch piece {
        case .text(let wanted): return text.starts(with: wanted) && matches(text.dropFirst(wanted.count), rest, &match)
        case .choice(let words):
            return words.contains { text.starts(with: $0) && matches(text.dropFirst($0.count), rest, &match) }
        case .year: return number(text, digits: 4...4, rest, &match, \.year)
        case .version: return number(text, digits: 1...6, rest, &match, \.version)
        case .anyName: return skip(text, rest, &match) { $0 != UInt8(ascii: "/") }
        case .anyFolders:
            if matches(text, rest, &match) { return true }
            guard let slash = text.firstIndex(of: UInt8(ascii: "/")) else { return false }
            return matches(text[text.index(after: slash)...], pieces, &match)
        }
    }

    private static func number(
        _ text: ArraySlice<UInt8>, digits: ClosedRange<Int>, _ rest: ArraySlice<Piece>, _ match: inout Match, _ target: WritableKeyPath<Match, Int?>
    ) -> Bool {
        let found = text.prefix(digits.upperBound).prefix { (48...57).contains($0) }
        for count in stride(from: found.count, through: digits.lowerBound, by: -1) {
            let before = match
            match[keyPath: target] = Int(String(decoding: found.prefix(count), as: UTF8.self))
            if matches(text.dropFirst(count), rest, &match) { return true }
            match = before
        }
        return false
    }

    private static func skip(
        _ text: ArraySlice<UInt8>, _ rest: ArraySlice<Piece>, _ match: inout Match, _ isAllowed: (UInt8) -> Bool
    ) -> Bool {
        var text = text
        while true {
            if matches(text, rest, &match) { return true }
            guard let first = text.first, isAllowed(first) else { return false }
            text = text.dropFirst()
        }
    }
}
