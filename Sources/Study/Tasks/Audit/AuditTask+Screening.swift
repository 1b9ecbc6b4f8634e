// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Metrics
import Protected
import Validation

extension AuditTask {
    /// What screening by these scores would do, for all rows and by group, and how sure a judgement of each group can be.
    func screening(
        _ predictions: Predictions, _ selection: Selection?, _ cohort: Cohort, _ rows: ScoredRows, about: About, identity: String,
        progress: ProgressMonitor
    ) throws -> [Finding] {
        let capacities = Set(ScreeningView.usual + [capacity].compactMap { $0 }).sorted()
        var input = ScreeningStage.Input(
            predictions: predictions, selections: Selection.capacities(capacities, of: predictions), selection: selection, groupings: nil,
            about: about, rows: identity, minimumEvents: minimumEvents)
        let overall = try ScreeningStage().run(input, progress: progress).findings
        input.groupings = try cohort.protected.open(for: .audit, in: AccessLog()) { $0.map { $0.rows(rows.indices).grouping } }
        return overall + (try ScreeningStage().run(input, progress: progress).findings)
    }
}
