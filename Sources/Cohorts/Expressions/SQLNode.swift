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

    static func == (a: SQLNode, b: SQLNode) -> Bool { a.sql { $0 } == b.sql { $0 } }
    func hash(into hasher: inout Hasher) { hasher.combine(sql { $0 }) }

    /// Canonical SQL: every name quoted, every operation in parentheses.
    ///
    /// - Parameter name: the column's name in the table for its name in the expression.
    func sql(_ name: (String) -> String) -> String {
        func list(_ nodes: [SQLNode]) -> String { nodes.map { $0.sql(name) }.joined(separator: ", ") }
        switch self {
        case .column(let column, _): return SQLText.identifier(name(column))
        case .number(let text): return text
        case .text(let text): return SQLText.literal(text)
        case .date(let text): return "DATE " + SQLText.literal(text)
        case .constant(let word): return word
        case .unary(let mark, let operand): return "(\(mark) \(operand.sql(name)))"
        case .binary(let mark, let left, let right): return "(\(left.sql(name)) \(mark) \(right.sql(name)))"
        case .isNull(let operand, let negated): return "(\(operand.sql(name)) IS \(negated ? "NOT " : "")NULL)"
        case .isIn(let operand, let values, let negated): return "(\(operand.sql(name)) \(negated ? "NOT " : "")IN (\(list(values))))"
        case .between(let operand, let low, let high, let negated):
            return "(\(operand.sql(name)) \(negated ? "NOT " : "")BETWEEN \(low.sql(name)) AND \(high.sql(name)))"
        case .like(let operand, let pattern, let negated): return "(\(operand.sql(name)) \(negated ? "NOT " : "")LIKE \(pattern.sql(name)))"
        case .choice(let branches, let otherwise):
            let whens = branches.map { "WHEN \($0.when.sql(name)) THEN \($0.then.sql(name))" }.joined(separator: " ")
            return "CASE \(whens)\(otherwise.map { " ELSE \($0.sql(name))" } ?? "") END"
        case .cast(let operand, let type, let orNull): return "\(orNull ? "TRY_CAST" : "CAST")(\(operand.sql(name)) AS \(type))"
        case .call(let function, let arguments): return SQLFunction.known[function]?.emit(arguments.map { $0.sql(name) }) ?? "NULL"
        }
    }
}
