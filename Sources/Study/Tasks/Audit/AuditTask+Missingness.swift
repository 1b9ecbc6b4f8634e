// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Fairness
import Learning
import Protected
import RegisterData

extension AuditTask {
    /// Whose values are missing in the columns beside outcome, score and groups, which may be what the score was made from. Empty where the table
    /// has no such columns.
    func missingness(
        _ table: Table, _ cohort: Cohort, _ rows: ScoredRows, _ audit: GroupAudit, log: AccessLog, progress: ProgressMonitor
    ) throws -> [Finding] {
        let features = beside(table, cohort)
        guard !features.columns.isEmpty else { return [] }
        let staged = try cohort.protected.open(for: .missingness, in: log) { attributes in
            let input = MissingStage.Input(
                features: features, structural: table.structuralKinds, rows: rows.indices, scope: .all,
                fingerprint: RowSet<HeldOut>(cohort.universe, isMember: rows.isJudged).fingerprint, attributes: attributes, sources: [:],
                weights: cohort.weights, clusters: cohort.clusters, families: cohort.families,
                outcomes: cohort.outcomes.map { ($0.name, $0.values, rows.isJudged) },
                audit: MissingnessAudit(compareTo: audit.compareTo, minimumEvents: minimumEvents, limitsByKey: limits), seed: seed)
            return try MissingStage().run(input, progress: progress)
        }
        return staged.findings + Verdicts.adjust(staged.output.judged)
    }
}
