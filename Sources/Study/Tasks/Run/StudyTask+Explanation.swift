// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Foundation
import Settings

extension StudyTask {
    /// What the cohort computes, as SQL that a person can read: a line for each derived column and outcome.
    ///
    /// - Throws: errors of the plan.
    public func explanation() throws -> String {
        let plan = try StudyFile(reading: file).plan
        if let catalogue = plan.catalogueFile(relativeTo: file.deletingLastPathComponent()), let cohort = try plan.registerPlan() {
            let composer = try InputData.composer(catalogue, beside: file)
            if let error = SettingsError(try plan.check(against: composer)) { throw error }
            return try composer.sql(cohort)
        }
        let declaration = try plan.declaration()
        let columns = declaration.columns.union(declaration.derived.map(\.name)).sorted()
        var lines = try declaration.derived.map { "\($0.name): \(try $0.expression.sql(over: columns))" }
        for outcome in declaration.outcomes {
            switch outcome.source {
            case .condition(let expression): lines.append("\(outcome.name): \(try expression.sql(over: columns))")
            case .column(let name, let positive): lines.append("\(outcome.name): \"\(name)\" = \(positive ?? "1 | TRUE")")
            }
        }
        return lines.joined(separator: "\n")
    }
}
