// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// A formula of numbers, evaluated row by row without a database, as the database would: NULL stays unknown, `/` keeps fractions, and what has no
/// value (a logarithm of -1) has none.
public struct NumericFormula: Sendable {
    private let evaluate: Evaluation

    fileprivate typealias Evaluation = @Sendable ([Double]) -> Double?

    fileprivate init(_ evaluate: @escaping Evaluation) { self.evaluate = evaluate }

    /// - Parameter values: of the expression's columns, in their order; not a number where one is unknown.
    /// - Returns: not a number where the result is unknown.
    public func value(_ values: [Double]) -> Double { evaluate(values) ?? .nan }
}

extension ScalarExpression {
    /// The expression over columns of numbers.
    ///
    /// - Throws: `ExpressionError` where something in it is no number: a text, a date, a pattern.
    public func ofNumbers() throws(ExpressionError) -> NumericFormula {
        var places: [String: Int] = [:]
        for (place, column) in columns.enumerated() { places[column] = place }
        return NumericFormula(try Self.compile(root, places))
    }

    private static func compile(_ node: SQLNode, _ places: [String: Int]) throws(ExpressionError) -> NumericFormula.Evaluation {
        switch node {
        case .column(let name, _):
            let place = places[name] ?? 0
            return { $0.indices.contains(place) && !$0[place].isNaN ? $0[place] : nil }
        case .number(let text):
            guard let value = Double(text) else { throw notNumeric }
            return { _ in value }
        case .constant(let word):
            let value: Double? = ["TRUE": 1, "FALSE": 0][word.uppercased()]
            return { _ in value }
        case .unary(let mark, let operand):
            let operand = try compile(operand, places)
            switch mark {
            case "-": return { operand($0).map { -$0 } }
            case "+": return operand
            case "NOT": return { operand($0).map { $0 == 0 ? 1 : 0 } }
            default: throw notNumeric
            }
        case .binary(let mark, let left, let right):
            let (left, right) = (try compile(left, places), try compile(right, places))
            // What is false beside the unknown is false, and what is true is true.
            if mark == "AND" || mark == "OR" {
                let decides = mark == "OR"
                return { values in
                    let (one, other) = (left(values), right(values))
                    if [one, other].contains(where: { $0.map { ($0 != 0) == decides } ?? false }) { return decides ? 1 : 0 }
                    return one == nil || other == nil ? nil : decides ? 0 : 1
                }
            }
            let operation = try operation(mark)
            return { values in left(values).flatMap { one in right(values).flatMap { operation(one, $0) } } }
        case .isNull(let operand, let negated):
            let operand = try compile(operand, places)
            return { (operand($0) == nil) != negated ? 1 : 0 }
        case .isIn(let operand, let list, let negated):
            let operand = try compile(operand, places)
            var choices: [NumericFormula.Evaluation] = []
            for item in list { choices.append(try compile(item, places)) }
            return { [choices] values in
                guard let value = operand(values) else { return nil }
                let known = choices.map { $0(values) }
                if known.contains(value) { return negated ? 0 : 1 }
                return known.contains(nil) ? nil : negated ? 1 : 0
            }
        case .between(let operand, let low, let high, let negated):
            let (operand, low, high) = (try compile(operand, places), try compile(low, places), try compile(high, places))
            return { values in
                guard let value = operand(values), let low = low(values), let high = high(values) else { return nil }
                return (low <= value && value <= high) != negated ? 1 : 0
            }
        case .choice(let branches, let otherwise):
            var compiled: [(when: NumericFormula.Evaluation, then: NumericFormula.Evaluation)] = []
            for branch in branches { compiled.append((try compile(branch.when, places), try compile(branch.then, places))) }
            let rest: NumericFormula.Evaluation = if let otherwise { try compile(otherwise, places) } else { { _ in nil } }
            return { [compiled] values in
                for branch in compiled where (branch.when(values) ?? 0) != 0 { return branch.then(values) }
                return rest(values)
            }
        case .call(let function, let arguments):
            var compiled: [NumericFormula.Evaluation] = []
            for argument in arguments { compiled.append(try compile(argument, places)) }
            let call = try call(function)
            return { [compiled] values in call(compiled.map { $0(values) }) }
        case .text, .date, .like, .cast: throw notNumeric
        }
    }

    private static var notNumeric: ExpressionError {
        ExpressionError(
            at: 1, en: "Here a formula is of numbers only: no texts, dates, patterns or casts.",
            nl: "Hier gaat een formule alleen over getallen: geen teksten, datums, patronen of casts.")
    }

    private static func operation(_ mark: String) throws(ExpressionError) -> @Sendable (Double, Double) -> Double? {
        switch mark {
        case "+": { finite($0 + $1) }
        case "-": { finite($0 - $1) }
        case "*": { finite($0 * $1) }
        case "/": { $1 == 0 ? nil : finite($0 / $1) }
        case "%": { $1 == 0 ? nil : finite(fmod($0, $1)) }
        case "=", "==": { $0 == $1 ? 1 : 0 }
        case "<>", "!=": { $0 != $1 ? 1 : 0 }
        case "<": { $0 < $1 ? 1 : 0 }
        case "<=": { $0 <= $1 ? 1 : 0 }
        case ">": { $0 > $1 ? 1 : 0 }
        case ">=": { $0 >= $1 ? 1 : 0 }
        default: throw notNumeric
        }
    }

    private static func call(_ function: String) throws(ExpressionError) -> @Sendable ([Double?]) -> Double? {
        func of(_ compute: @escaping @Sendable (Double) -> Double) -> @Sendable ([Double?]) -> Double? {
            { arguments in (arguments.first ?? nil).flatMap { finite(compute($0)) } }
        }
        switch function {
        case "abs": return of { $0.magnitude }
        case "floor": return of { $0.rounded(.down) }
        case "ceil": return of { $0.rounded(.up) }
        case "ln": return of { $0 > 0 ? log($0) : .nan }
        case "log10": return of { $0 > 0 ? Foundation.log10($0) : .nan }
        case "exp": return of { Foundation.exp($0) }
        case "sqrt": return of { $0.squareRoot() }
        case "round":
            return { arguments in
                guard let value = arguments.first ?? nil else { return nil }
                guard arguments.count > 1 else { return value.rounded() }
                guard let digits = arguments[1] else { return nil }
                let scale = pow(10, digits.rounded())
                return finite((value * scale).rounded() / scale)
            }
        case "power":
            return { arguments in
                guard arguments.count == 2, let base = arguments[0], let exponent = arguments[1] else { return nil }
                return finite(pow(base, exponent))
            }
        case "least": return { $0.compactMap { $0 }.min() }
        case "greatest": return { $0.compactMap { $0 }.max() }
        case "coalesce": return { $0.compactMap { $0 }.first }
        case "nullif": return { $0.count == 2 && $0[0] == $0[1] ? nil : $0.first ?? nil }
        default: throw notNumeric
        }
    }

    private static func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
}
