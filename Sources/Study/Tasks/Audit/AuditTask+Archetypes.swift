// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Fairness
import Learning
import Metrics
import RegisterData
import Settings

extension AuditTask {
    /// The archetypes, held against the columns of the table.
    func drawnFamilies(_ features: Features) throws -> PlanArchetypes? {
        guard let archetypes else { return nil }
        let read = try PlanArchetypes.read(archetypes, features: features.columns.map(\.name))
        let issues = read.issues + (read.archetypes?.issues(features) ?? [])
        if let error = SettingsError(issues) { throw error }
        return read.archetypes
    }

    /// Real families as somebody drew them up; what only a model could answer says so.
    func drawnFamilies(
        _ families: PlanArchetypes?, _ features: Features, _ rows: [Int], _ predictions: Predictions, _ selection: Selection?,
        context: FindingContext, _ progress: ProgressMonitor
    ) throws -> [JudgedFinding] {
        guard let families else { return [] }
        return try families.audit(features, minimumRows: minimumEvents, seed: seed).observed(
            predictions, selection: selection, features: features, rows: rows, context: context, progress: progress)
    }
}
