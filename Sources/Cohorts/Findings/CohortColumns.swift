// SPDX-License-Identifier: EUPL-1.2

import Evidence
import RegisterData

/// The columns of the data with the role that the plan gives each, and how many cells have no value.
public enum CohortColumns {
    /// - Parameters:
    ///   - roles: role by column name, in the order in which they are shown.
    ///   - notes: what happened to a column, by name, as a key that the report puts into words: `one-value`.
    public static func finding(_ table: Table, roles: [(column: String, role: String)], notes: [String: String]) -> Finding {
        let rows: [[EvidenceValue]] = roles.map { name, role in
            let column = table[name]
            return [
                .text(name), .text(role), column.map { .text($0.type.rawValue) } ?? .null, column.map { .integer($0.missingCount) } ?? .null,
                notes[name].map { .text($0) } ?? .null,
            ]
        }
        return Finding(
            key: "cohort.columns", about: About(rows: .all),
            table: EvidenceTable(columns: ["column", "role", "type", "missing", "note"], rows: rows),
            support: Support(cells: [table.rowCount], rows: "all"), stage: "cohort")
    }
}
