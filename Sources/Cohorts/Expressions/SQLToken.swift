// SPDX-License-Identifier: EUPL-1.2

/// A word, number, text or mark of scalar SQL, with its place.
struct SQLToken: Hashable {
    enum Kind: Hashable {
        /// A name or keyword without quotes, as written.
        case word(String)
        /// A name in double quotes.
        case quotedName(String)
        case number(String)
        /// A text in single quotes, without them.
        case text(String)
        case mark(String)
        case end
    }

    let kind: Kind
    /// Counted in characters from 1.
    let position: Int

    /// The word in lower case; `nil` for anything else.
    var keyword: String? { if case .word(let word) = kind { word.lowercased() } else { nil } }

    func isMark(_ mark: String) -> Bool { kind == .mark(mark) }
}

/// Cuts a text into tokens. Comments and semicolons are refused: an expression is one value.
///
/// It goes by scalars, as the database does: to Swift a quote with an accent on it is another character.
struct SQLTokenizer {
    /// A longer formula is not one that a person wrote, and its tree would be as deep as it is long.
    private static let longest = 1_000

    private let scalars: [Unicode.Scalar]
    private var index = 0

    static func tokens(of text: String) throws(ExpressionError) -> [SQLToken] {
        var tokenizer = SQLTokenizer(text)
        var tokens: [SQLToken] = []
        while true {
            let token = try tokenizer.next()
            tokens.append(token)
            if token.kind == .end { return tokens }
            guard tokens.count < longest else {
                throw ExpressionError(at: token.position, en: "This expression is too long.", nl: "Deze formule is te lang.")
            }
        }
    }

    private init(_ text: String) { scalars = Array(text.unicodeScalars) }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
    private var following: Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }

    private mutating func next() throws(ExpressionError) -> SQLToken {
        while let character = current, character.properties.isWhitespace { index += 1 }
        let position = index + 1
        guard let character = current else { return SQLToken(kind: .end, position: position) }
        if character == "'" { return SQLToken(kind: .text(try quoted("'")), position: position) }
        if character == "\"" { return SQLToken(kind: .quotedName(try quoted("\"")), position: position) }
        if Self.isDigit(character) || (character == "." && following.map(Self.isDigit) == true) {
            return SQLToken(kind: .number(try number()), position: position)
        }
        if character.properties.isAlphabetic || character == "_" {
            let start = index
            while let scalar = current, Self.isInWord(scalar) { index += 1 }
            return SQLToken(kind: .word(text(from: start)), position: position)
        }
        let pair = String(String.UnicodeScalarView([character] + (following.map { [$0] } ?? [])))
        if pair == "--" || pair == "/*" {
            throw ExpressionError(at: position, en: "Comments are not used in an expression.", nl: "Opmerkingen horen niet in een formule.")
        }
        if ["<=", ">=", "<>", "!=", "||"].contains(pair) {
            index += 2
            return SQLToken(kind: .mark(pair), position: position)
        }
        guard "()=<>+-*/%,".unicodeScalars.contains(character) else {
            throw ExpressionError(
                at: position, en: "This character does not belong in an expression.", nl: "Dit teken hoort niet in een formule.")
        }
        index += 1
        return SQLToken(kind: .mark(String(Character(character))), position: position)
    }

    /// The text between quotes; a doubled quote stands for one.
    private mutating func quoted(_ quote: Unicode.Scalar) throws(ExpressionError) -> String {
        let start = index + 1
        index += 1
        var text = String.UnicodeScalarView()
        while let character = current {
            // A statement ends at this one.
            guard character != "\0" else { break }
            index += 1
            if character != quote {
                text.append(character)
            } else if current == quote {
                text.append(quote)
                index += 1
            } else {
                return String(text)
            }
        }
        throw ExpressionError(at: start, en: "This quote is never closed.", nl: "Dit aanhalingsteken wordt niet gesloten.")
    }

    private mutating func number() throws(ExpressionError) -> String {
        let start = index
        while let character = current, Self.isDigit(character) || character == "." { index += 1 }
        if current == "e" || current == "E" {
            index += 1
            if current == "+" || current == "-" { index += 1 }
            while let character = current, Self.isDigit(character) { index += 1 }
        }
        let text = text(from: start)
        guard let value = Double(text.hasPrefix(".") ? "0" + text : text), value.isFinite else {
            throw ExpressionError(at: start + 1, en: "Expected a number.", nl: "Hier werd een getal verwacht.")
        }
        return text
    }

    private func text(from start: Int) -> String { String(String.UnicodeScalarView(scalars[start..<index])) }

    /// Letters with or without accents, digits, `_` and `.`.
    private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil || properties.canonicalCombiningClass != .notReordered || scalar == "_"
            || scalar == "."
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
