// SPDX-License-Identifier: EUPL-1.2

import RegisterFiles

/// A scalar SQL expression, taken apart.
indirect enum SQLNode: Hashable, Sendable {
    case column(String, position: Int)
    case number(String)
    case text(String)
    case date(String)
    case constant(String)
    case unary(String, SQLNode)
    case binary(String, SQLNode, SQLNode)
    case isNull(SQLNode, negated: Bool)
    case isIn(SQLNode, [SQLNode], negated: Bool)
    case between(SQLNode, SQLNode, SQLNode, negated: Bool)
    case like(SQLNode, SQLNode, negated: Bool)
    case choice([(when: SQLNode, then: SQLNode)], otherwise: SQLNode?)
    case cast(SQLNode, type: String, orNull: Bool)
    case call(String, [SQLNode])

    /// The parts of a node, in reading order.
    var children: [SQLNode] {
        switch self {
        case .column, .number, .text, .date, .constant: []
        case .unary(_, let operand), .isNull(let operand, _), .cast(let operand, _, _): [operand]
        case .binary(_, let left, let right), .like(let left, let right, _): [left, right]
        case .isIn(let operand, let list, _): [operand] + list
        case .between(let operand, let low, let high, _): [operand, low, high]
        case .choice(let branches, let otherwise): branches.flatMap { [$0.when, $0.then] } + (otherwise.map { [$0] } ?? [])
        case .call(_, let arguments): arguments
        }
    }

    static func == (a: SQLNode, b: SQLNode) -> Bool { a.sql(SQLColumns()) == b.sql(SQLColumns()) }
    func hash(into hasher: inout Hasher) { hasher.combine(sql(SQLColumns())) }

    /// Canonical SQL: every name quoted, every operation in parentheses.
    func sql(_ columns: SQLColumns) -> String {
        func list(_ nodes: [SQLNode]) -> String { nodes.map { $0.sql(columns) }.joined(separator: ", ") }
        switch self {
        case .column(let column, _): return SQLText.identifier(columns.spelling[column] ?? column)
        case .number(let text): return text
        case .text(let text): return SQLText.literal(text)
        case .date(let text): return "DATE " + SQLText.literal(text)
        case .constant(let word): return word
        case .unary(let mark, let operand): return "(\(mark) \(operand.sql(columns)))"
        case .binary(let mark, let left, let right):
            return "(\(left.operand(beside: right, mark, columns)) \(mark) \(right.operand(beside: left, mark, columns)))"
        case .isNull(let operand, let negated): return "(\(operand.sql(columns)) IS \(negated ? "NOT " : "")NULL)"
        case .isIn(let operand, let values, let negated): return "(\(operand.sql(columns)) \(negated ? "NOT " : "")IN (\(list(values))))"
        case .between(let operand, let low, let high, let negated):
            return "(\(operand.sql(columns)) \(negated ? "NOT " : "")BETWEEN \(low.sql(columns)) AND \(high.sql(columns)))"
        case .like(let operand, let pattern, let negated):
            return "(\(operand.sql(columns)) \(negated ? "NOT " : "")LIKE \(pattern.sql(columns)))"
        case .choice(let branches, let otherwise):
            let whens = branches.map { "WHEN \($0.when.sql(columns)) THEN \($0.then.sql(columns))" }.joined(separator: " ")
            return "CASE \(whens)\(otherwise.map { " ELSE \($0.sql(columns))" } ?? "") END"
        case .cast(let operand, let type, let orNull): return "\(orNull ? "TRY_CAST" : "CAST")(\(operand.sql(columns)) AS \(type))"
        case .call(let function, let arguments): return SQLFunction.known[function]?.emit(arguments.map { $0.sql(columns) }) ?? "NULL"
        }
    }

    /// An operand of `+` or `-`: days added to a date must be a short integer, and columns have long ones.
    private func operand(beside other: SQLNode, _ mark: String, _ columns: SQLColumns) -> String {
        let text = sql(columns)
        if case .number = self { return text }
        guard ["+", "-"].contains(mark), other.isDate(columns), !isDate(columns) else { return text }
        return "TRY_CAST(\(text) AS INTEGER)"
    }

    /// Whether the value is a date, as far as its parts tell.
    func isDate(_ columns: SQLColumns) -> Bool {
        switch self {
        case .date: true
        case .column(let name, _): columns.dates.contains(columns.spelling[name] ?? name)
        case .cast(_, let type, _): type == "DATE"
        case .binary(let mark, let left, let right): ["+", "-"].contains(mark) && left.isDate(columns) != right.isDate(columns)
        case .choice(let branches, let otherwise): branches.contains { $0.then.isDate(columns) } || otherwise?.isDate(columns) ?? false
        case .call(let function, let arguments):
            ["least", "greatest", "coalesce", "nullif"].contains(function) && arguments.contains { $0.isDate(columns) }
        case .number, .text, .constant, .unary, .isNull, .isIn, .between, .like: false
        }
    }
}

/// The columns of a table, for the SQL of an expression over it.
struct SQLColumns {
    /// The column's name in the table by its name in the expression; the same where it is not here.
    var spelling: [String: String] = [:]
    /// Names in the table of columns that hold dates.
    var dates: Set<String> = []
}
