// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Testing

@Suite struct ScalarExpressionTests {
    static let columns = ["dbwt", "weeks", "Smoker", "birth date", "conception"]

    @Test(arguments: [
        ("dbwt < 2500", #"("dbwt" < 2500)"#),
        ("DBWT < 2.5e3 and weeks is not null", #"(("dbwt" < 2.5e3) AND ("weeks" IS NOT NULL))"#),
        ("smoker = 'Y' or not smoker in ('N', 'U')", #"(("Smoker" = 'Y') OR (NOT ("Smoker" IN ('N', 'U'))))"#),
        ("a_text", #"?"#),
        ("weeks between 24 and 37 - 1", #"("weeks" BETWEEN 24 AND (37 - 1))"#),
        ("weeks not between 24 and 36", #"("weeks" NOT BETWEEN 24 AND 36)"#),
        ("-weeks * 7 + 2", #"(((- "weeks") * 7) + 2)"#),
        ("age(\"birth date\", conception) >= 18", #"(date_sub('year', "birth date", "conception") >= 18)"#),
        ("case when weeks < 37 then 1 else 0 end", #"CASE WHEN ("weeks" < 37) THEN 1 ELSE 0 END"#),
        ("try_cast(smoker as integer)", #"TRY_CAST("Smoker" AS BIGINT)"#),
        ("conception >= date '2015-01-01'", #"("conception" >= DATE '2015-01-01')"#),
        ("smoker = 'it''s'", #"("Smoker" = 'it''s')"#),
        ("smoker != 'Y'", #"("Smoker" <> 'Y')"#),
    ])
    func emitsCanonicalSQL(text: String, sql: String) throws {
        let expression = try ScalarExpression(parsing: text)
        if sql == "?" {
            #expect(throws: ExpressionError.self) { try expression.sql(over: Self.columns) }
        } else {
            #expect(try expression.sql(over: Self.columns) == sql)
        }
    }

    /// Parsing what was emitted gives the same again.
    @Test func isItsOwnCanonicalForm() throws {
        let first = try ScalarExpression(parsing: "dbwt < 2500 and (weeks > 37 or weeks is null)").sql(over: Self.columns)
        #expect(try ScalarExpression(parsing: first).sql(over: Self.columns) == first)
    }

    @Test(arguments: [
        "(select 1)", "dbwt < (select min(dbwt) from births)", "read_csv('births.csv')", "dbwt; drop table births", "dbwt -- comment",
        "dbwt /* comment */ < 1", "getenv('HOME')", "random() < 0.5", "current_date", "now()", "dbwt <", "", "   ", "'open", "\"open", "1 2",
        "dbwt in ()",
        "case end", "cast(dbwt as blob)", "abs()", "abs(1, 2)", "1e999", "dbwt = $1", "dbwt::integer", "a.b.c()", "not", "between 1 and 2", "x'00'",
        "dbwt over ()", "smoker = 'a\0'", "smoker = 'a'\u{301}", "'open'\u{301}) < 1 or ('",
    ])
    func refusesWhatIsNotAScalarFormula(text: String) {
        #expect(throws: ExpressionError.self) { try ScalarExpression(parsing: text).sql(over: Self.columns) }
    }

    /// A quote with an accent is another character to Swift, and a quote to the database.
    @Test func quotesAreQuotesWhateverFollows() throws {
        let expression = try ScalarExpression(parsing: "\"birth date\" = 'a''\u{301}b'")
        #expect(try expression.sql(over: Self.columns) == "(\"birth date\" = 'a''\u{301}b')")
        let named = try ScalarExpression(parsing: "\"a\"\"\u{301}b\" > 1")
        #expect(try named.sql(over: ["a\"\u{301}b"]) == "(\"a\"\"\u{301}b\" > 1)")
    }

    @Test func deepNestingIsRefusedNotFatal() {
        let text = String(repeating: "(", count: 100_000) + "1" + String(repeating: ")", count: 100_000)
        #expect(throws: ExpressionError.self) { try ScalarExpression(parsing: text) }
        #expect(throws: ExpressionError.self) { try ScalarExpression(parsing: String(repeating: "1+", count: 100_000) + "1") }
        #expect(throws: Never.self) { try ScalarExpression(parsing: String(repeating: "1+", count: 400) + "1").sql(over: []) }
    }

    @Test func unknownColumnComesWithASuggestion() throws {
        let expression = try ScalarExpression(parsing: "dbwt < 2500 and wekes > 3")
        let error = try #require(throws: ExpressionError.self) { try expression.sql(over: Self.columns) }
        #expect(error.position == 17)
        #expect(error.message.en.contains("weeks"))
    }

    @Test func namesItsColumnsOnce() throws {
        #expect(try ScalarExpression(parsing: "weeks > 3 and dbwt < weeks").columns == ["weeks", "dbwt"])
    }
}
