// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Metrics
import Protected
import Validation

extension AuditTask {
    /// How the scores do in each year, for all rows and by group. Empty without `--time`.
    func years(
        _ predictions: Predictions, _ cohort: Cohort, _ rows: ScoredRows, about: About, identity: String, progress: ProgressMonitor
    ) throws -> [Finding] {
        guard let all = cohort.years else { return [] }
        var input = YearStage.Input(
            predictions: [predictions], years: rows.indices.map { all[$0] }, origin: .unknown, learned: [:], groupings: nil, about: about,
            rows: identity, performance: YearPerformance(minimumEvents: minimumEvents))
        let overall = try YearStage().run(input, progress: progress).findings
        input.groupings = try cohort.protected.open(for: .audit, in: AccessLog()) { $0.map { $0.rows(rows.indices).grouping } }
        return overall + (try YearStage().run(input, progress: progress).findings)
    }
}
