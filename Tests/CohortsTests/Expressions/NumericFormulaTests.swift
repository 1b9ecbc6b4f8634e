// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Testing

/// Formulas of numbers, evaluated without the database.
@Suite struct NumericFormulaTests {
    private static func value(_ text: String, _ values: [Double] = []) throws -> Double {
        try ScalarExpression(parsing: text).ofNumbers().value(values)
    }

    @Test(
        arguments: [
            ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("7 / 2", 3.5), ("-7 % 4", -3), ("abs(-2)", 2), ("round(2.345, 2)", 2.35), ("round(-2.5)", -3),
            ("floor(-1.5)", -2), ("ceil(1.2)", 2), ("sqrt(9)", 3), ("power(2, 10)", 1024), ("ln(exp(2))", 2), ("log10(1000)", 3),
            ("least(3, null, 2)", 2), ("greatest(3, null, 2)", 3), ("coalesce(null, 4)", 4), ("case when 1 < 2 then 5 else 6 end", 5),
            ("case when null then 5 end is null", 1), ("2 between 1 and 3", 1), ("2 not between 1 and 3", 0), ("2 in (1, 2)", 1),
            ("3 not in (1, 2)", 1),
            ("not 1 = 2", 1), ("1 = 1 and 2 = 3", 0), ("null or 1 = 1", 1), ("false and null", 0), ("nullif(3, 4)", 3),
        ])
    func asTheDatabase(text: String, expected: Double) throws {
        let value = try Self.value(text)
        #expect(abs(value - expected) < 1e-12, "\(text): \(value)")
    }

    /// Unknown where the database says NULL, or could give no number.
    @Test(
        arguments: [
            "null + 1", "1 / 0", "5 % 0", "ln(-1)", "sqrt(-1)", "nullif(3, 3)", "null and 1 = 1", "3 in (1, null)", "case when 1 = 2 then 3 end",
            "exp(1000)", "power(0, -1)", "null between 1 and 2",
        ])
    func unknown(text: String) throws { #expect(try Self.value(text).isNaN) }

    @Test func columnsComeInReadingOrder() throws {
        let expression = try ScalarExpression(parsing: "weight / power(height / 100, 2) + 0 * weight")
        #expect(expression.columns == ["weight", "height"])
        let formula = try expression.ofNumbers()
        #expect(abs(formula.value([80, 200]) - 20) < 1e-12 && formula.value([80, .nan]).isNaN && formula.value([80]).isNaN)
    }

    @Test(arguments: ["upper(name)", "cast(x as text)", "x like 'a%'", "'a'", "year(x)", "x || y", "DATE '2019-01-01'"])
    func onlyOfNumbers(text: String) { #expect(throws: ExpressionError.self) { try Self.value(text) } }
}
