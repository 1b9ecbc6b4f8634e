// SPDX-License-Identifier: EUPL-1.2

import RegisterFiles

/// One common table expression, with a line that says what it is for.
struct SQLStep: Hashable, Sendable {
    var name: String
    var comment: String
    var body: String
    /// A step that several later ones read is computed once.
    var isKept = true

    var text: String { "-- \(comment)\n\(SQLText.identifier(name)) AS \(isKept ? "MATERIALIZED " : "")(\n\(Self.indented(body))\n)" }

    private static func indented(_ body: String) -> String { body.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n") }

    /// A statement out of steps and what is selected from them.
    static func statement(_ steps: [SQLStep], select: String) -> String {
        "WITH\n\(steps.map(\.text).joined(separator: ",\n"))\n\(select)"
    }
}

/// Names of columns that steps share. A register that has one of them cannot be read.
enum StepColumn {
    static let row = "cohort_row"
    static let index = "index"
    static let value = "cohort_value"
    static let reason = "cohort_reason"
    static let leftAt = "cohort_left_at"
    static func key(_ number: Int) -> String { "cohort_key_\(number + 1)" }

    static let reserved = [row, index, value, reason, leftAt, key(0), key(1)]
}
