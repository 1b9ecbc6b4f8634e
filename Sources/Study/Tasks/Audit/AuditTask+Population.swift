// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Fairness
import Protected

extension AuditTask {
    /// Which groups drop out before they are judged, and whether those who are left are like the population.
    ///
    /// - Throws: `StudyError` for a file with shares that is not of its form, or that lacks a group of an attribute it names.
    func representation(
        _ cohort: Cohort, _ rows: ScoredRows, _ attributes: [ProtectedOption], log: AccessLog, progress: ProgressMonitor
    ) throws -> [Finding] {
        let margins = try population.map { file in
            try PopulationMargins(attributes.map { ($0.column, .asRecorded, file) }, isSelection: true, progress: progress)
        }
        return try cohort.protected.open(for: .attrition, in: log) { attributes in
            if let lacking = margins?.lacking(attributes), let first = lacking.first { throw StudyError.option(first) }
            let flows = attributes.map(rows.flow), identity = cohort.universe.fingerprint.short
            let judged = FlowAudit(population: margins?.shares ?? [:]).judged(flows, outcome: outcome, steps: ScoredRows.steps, rows: identity)
            return rows.flowFindings(flows, outcome: outcome, universe: cohort.universe) + Verdicts.adjust(judged)
        }
    }
}
