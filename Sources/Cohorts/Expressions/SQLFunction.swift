// SPDX-License-Identifier: EUPL-1.2

/// A function that an expression may call. Everything else is refused: no file, no setting, no randomness, no clock.
struct SQLFunction: Sendable {
    let arguments: ClosedRange<Int>
    let emit: @Sendable ([String]) -> String

    private static func plain(_ name: String, _ arguments: ClosedRange<Int>) -> SQLFunction {
        SQLFunction(arguments: arguments) { "\(name)(\($0.joined(separator: ", ")))" }
    }

    static let known: [String: SQLFunction] = [
        "abs": plain("abs", 1...1), "round": plain("round", 1...2), "floor": plain("floor", 1...1), "ceil": plain("ceil", 1...1),
        "ln": plain("ln", 1...1), "log10": plain("log10", 1...1), "exp": plain("exp", 1...1), "sqrt": plain("sqrt", 1...1),
        "power": plain("power", 2...2), "least": plain("least", 1...32), "greatest": plain("greatest", 1...32),
        "coalesce": plain("coalesce", 1...32), "nullif": plain("nullif", 2...2), "lower": plain("lower", 1...1), "upper": plain("upper", 1...1),
        "trim": plain("trim", 1...1), "length": plain("length", 1...1), "left": plain("left", 2...2), "right": plain("right", 2...2),
        "substr": plain("substr", 2...3), "year": plain("year", 1...1), "month": plain("month", 1...1), "day": plain("day", 1...1),
        // Completed years between two days.
        "age": SQLFunction(arguments: 2...2) { "date_sub('year', \($0[0]), \($0[1]))" },
        "days_between": SQLFunction(arguments: 2...2) { "date_diff('day', \($0[0]), \($0[1]))" },
    ]

    /// Types that `cast(x as TYPE)` knows, with the database's name.
    static let types: [String: String] = [
        "integer": "BIGINT", "bigint": "BIGINT", "int": "BIGINT", "double": "DOUBLE", "number": "DOUBLE", "text": "VARCHAR", "varchar": "VARCHAR",
        "date": "DATE", "boolean": "BOOLEAN",
    ]
}
