// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Fairness
import Metrics
import Protected

extension AuditTask {
    /// Intervals from resampled families, beside those from formulas. Empty without `--bootstrap`.
    func resampled(
        _ predictions: Predictions, _ selection: Selection?, _ cohort: Cohort, _ rows: ScoredRows, _ audit: GroupAudit, context: FindingContext,
        progress: ProgressMonitor
    ) throws -> [Finding] {
        guard resamples > 0 else { return [] }
        progress.report("resamples")
        let rule: FamilyBootstrap.Rule = threshold.map { .threshold($0) } ?? capacity.map { .capacity($0) } ?? .nobody
        return try cohort.protected.open(for: .audit, in: AccessLog()) { attributes in
            try BootstrapAudit(audit, bootstrap: FamilyBootstrap(resamples: resamples, seed: seed), rule: rule).findings(
                predictions, selection: selection, attributes: attributes.map { $0.rows(rows.indices) }, context: context, progress: progress)
        }
    }
}
