// SPDX-License-Identifier: EUPL-1.2

import Cohorts

/// Any text is a formula or an error, and the SQL of a formula is a formula with the same SQL: nothing hides in quotes.
@c(LLVMFuzzerTestOneInput)
public func fuzzFormula(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    guard let formula = try? ScalarExpression(parsing: text) else { return 0 }
    // Functions with a name of their own in the database are not parsed again.
    guard let sql = try? formula.sql(over: formula.columns), !sql.contains("date_sub("), !sql.contains("date_diff(") else { return 0 }
    do {
        let again = try ScalarExpression(parsing: sql)
        precondition(again.columns == formula.columns, "the columns differ")
        let sameSQL = try again.sql(over: again.columns)
        precondition(sameSQL == sql, "the SQL differs")
    } catch let error as ExpressionError {
        // Parentheses of our own count as nesting, and as length.
        let isLong = error.message.en.contains("too long") || error.message.en.contains("too deep")
        precondition(isLong, "the SQL is no formula: \(error)")
    } catch { preconditionFailure("another error") }
    return 0
}
