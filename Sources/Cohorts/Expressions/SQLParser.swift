// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Takes scalar SQL apart by recursive descent. What is not known is refused, so nothing unknown reaches the database.
struct SQLParser {
    /// Deeper nesting is no formula that a person wrote.
    private static let deepest = 60

    private let tokens: [SQLToken]
    private var index = 0
    private var depth = 0

    static func parse(_ text: String) throws(ExpressionError) -> SQLNode {
        var parser = SQLParser(tokens: try SQLTokenizer.tokens(of: text))
        let node = try parser.disjunction()
        guard parser.current.kind == .end else { throw parser.unexpected() }
        return node
    }

    private init(tokens: [SQLToken]) { self.tokens = tokens }

    private var current: SQLToken { tokens[min(index, tokens.count - 1)] }

    private mutating func take(mark: String) -> Bool {
        guard current.isMark(mark) else { return false }
        index += 1
        return true
    }

    private mutating func take(keyword: String) -> Bool {
        guard current.keyword == keyword else { return false }
        index += 1
        return true
    }

    private mutating func expect(mark: String) throws(ExpressionError) {
        guard take(mark: mark) else {
            throw ExpressionError(at: current.position, en: "Expected `\(mark)` here.", nl: "Hier werd `\(mark)` verwacht.")
        }
    }

    private mutating func expect(keyword: String) throws(ExpressionError) {
        guard take(keyword: keyword) else {
            throw ExpressionError(at: current.position, en: "Expected `\(keyword)` here.", nl: "Hier werd `\(keyword)` verwacht.")
        }
    }

    private func unexpected() -> ExpressionError {
        if current.kind == .end {
            return ExpressionError(at: current.position, en: "The expression ends too early.", nl: "De formule houdt te vroeg op.")
        }
        return ExpressionError(
            at: current.position, en: "Expected an operator or the end of the expression here.",
            nl: "Hier werd een bewerking of het einde van de formule verwacht.")
    }

    // MARK: Levels of precedence, loosest first

    private mutating func disjunction() throws(ExpressionError) -> SQLNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else {
            throw ExpressionError(at: current.position, en: "This is nested too deep.", nl: "Dit is te diep genest.")
        }
        var node = try conjunction()
        while take(keyword: "or") { node = .binary("OR", node, try conjunction()) }
        return node
    }

    private mutating func conjunction() throws(ExpressionError) -> SQLNode {
        var node = try negation()
        while take(keyword: "and") { node = .binary("AND", node, try negation()) }
        return node
    }

    private mutating func negation() throws(ExpressionError) -> SQLNode {
        var count = 0
        while take(keyword: "not") { count += 1 }
        let node = try comparison()
        return count.isMultiple(of: 2) ? node : .unary("NOT", node)
    }

    private mutating func comparison() throws(ExpressionError) -> SQLNode {
        let left = try sum()
        for mark in ["=", "<>", "!=", "<=", ">=", "<", ">"] where take(mark: mark) {
            return .binary(mark == "!=" ? "<>" : mark, left, try sum())
        }
        if take(keyword: "is") {
            let negated = take(keyword: "not")
            try expect(keyword: "null")
            return .isNull(left, negated: negated)
        }
        let negated = take(keyword: "not")
        if take(keyword: "in") {
            try expect(mark: "(")
            return .isIn(left, try list(), negated: negated)
        }
        if take(keyword: "between") {
            let low = try sum()
            try expect(keyword: "and")
            return .between(left, low, try sum(), negated: negated)
        }
        if take(keyword: "like") { return .like(left, try sum(), negated: negated) }
        if negated { throw unexpected() }
        return left
    }

    private mutating func sum() throws(ExpressionError) -> SQLNode {
        var node = try product()
        while true {
            if take(mark: "+") {
                node = .binary("+", node, try product())
            } else if take(mark: "-") {
                node = .binary("-", node, try product())
            } else if take(mark: "||") {
                node = .binary("||", node, try product())
            } else {
                return node
            }
        }
    }

    private mutating func product() throws(ExpressionError) -> SQLNode {
        var node = try signed()
        while true {
            if take(mark: "*") {
                node = .binary("*", node, try signed())
            } else if take(mark: "/") {
                node = .binary("/", node, try signed())
            } else if take(mark: "%") {
                node = .binary("%", node, try signed())
            } else {
                return node
            }
        }
    }

    private mutating func signed() throws(ExpressionError) -> SQLNode {
        var negative = false
        while current.isMark("-") || current.isMark("+") {
            if current.isMark("-") { negative.toggle() }
            index += 1
        }
        let node = try primary()
        return negative ? .unary("-", node) : node
    }

    private mutating func list() throws(ExpressionError) -> [SQLNode] {
        var items = [try disjunction()]
        while take(mark: ",") { items.append(try disjunction()) }
        try expect(mark: ")")
        return items
    }

    // MARK: Values

    private mutating func primary() throws(ExpressionError) -> SQLNode {
        let token = current
        switch token.kind {
        case .number(let text):
            index += 1
            return .number(text)
        case .text(let text):
            index += 1
            return .text(text)
        case .quotedName(let name):
            index += 1
            return .column(name, position: token.position)
        case .mark("("):
            index += 1
            let node = try disjunction()
            try expect(mark: ")")
            return node
        case .word(let word):
            index += 1
            return try named(word, at: token.position)
        case .mark, .end:
            throw unexpected()
        }
    }

    private mutating func named(_ word: String, at position: Int) throws(ExpressionError) -> SQLNode {
        switch word.lowercased() {
        case "true", "false", "null": return .constant(word.uppercased())
        case "case": return try choice()
        case "cast", "try_cast": return try cast(orNull: word.lowercased() == "try_cast")
        case "date":
            if case .text(let text) = current.kind {
                index += 1
                return .date(text)
            }
        case "select", "from", "where", "with", "exists", "union", "join", "limit", "having", "over":
            throw ExpressionError(
                at: position, en: "An expression is one value of a row: no `\(word.lowercased())`.",
                nl: "Een formule is één waarde van een rij: geen `\(word.lowercased())`.")
        default: break
        }
        guard take(mark: "(") else { return .column(word, position: position) }
        let name = word.lowercased()
        guard let function = SQLFunction.known[name] else {
            let near = NearestName.suggestion(for: name, among: SQLFunction.known.keys.sorted())
            throw ExpressionError(
                at: position, en: "The function `\(name)` is not known here." + (near.map { " Did you mean `\($0)`?" } ?? ""),
                nl: "De functie `\(name)` bestaat hier niet." + (near.map { " Bedoelt u `\($0)`?" } ?? ""))
        }
        let arguments = take(mark: ")") ? [] : try list()
        guard function.arguments.contains(arguments.count) else {
            let (low, high) = (function.arguments.lowerBound, function.arguments.upperBound)
            let expected = low == high ? "\(low)" : "\(low)-\(high)"
            throw ExpressionError(
                at: position, en: "`\(name)` takes \(expected) arguments.", nl: "`\(name)` heeft \(expected) argumenten nodig.")
        }
        return .call(name, arguments)
    }

    private mutating func choice() throws(ExpressionError) -> SQLNode {
        var branches: [(when: SQLNode, then: SQLNode)] = []
        while take(keyword: "when") {
            let condition = try disjunction()
            try expect(keyword: "then")
            branches.append((condition, try disjunction()))
        }
        if branches.isEmpty { try expect(keyword: "when") }
        let otherwise = take(keyword: "else") ? try disjunction() : nil
        try expect(keyword: "end")
        return .choice(branches, otherwise: otherwise)
    }

    private mutating func cast(orNull: Bool) throws(ExpressionError) -> SQLNode {
        try expect(mark: "(")
        let operand = try disjunction()
        try expect(keyword: "as")
        guard let word = current.keyword, let type = SQLFunction.types[word] else {
            let known = "integer, double, text, date, boolean"
            throw ExpressionError(at: current.position, en: "Expected a type: \(known).", nl: "Hier werd een type verwacht: \(known).")
        }
        index += 1
        try expect(mark: ")")
        return .cast(operand, type: type, orNull: orNull)
    }
}
