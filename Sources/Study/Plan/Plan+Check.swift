// SPDX-License-Identifier: EUPL-1.2

import RegisterData
import Settings

extension Plan {
    /// Holds the plan against the columns of its data.
    ///
    /// - Returns: what is wrong beside what reading found, in the order of the file.
    public func check(against schema: TableSchema) -> [SettingIssue] {
        var found = context
        PlanSchemaChecks(settings: settings, schema: schema).run(in: &found)
        return found.issues.dropFirst(context.issues.count).enumerated()
            .sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }.map(\.element)
    }
}
