// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Fairness
import Metrics
import Protected
import RegisterData

extension AuditTask {
    /// People whose group is not recorded: how far they could move the gaps, and, where that is asked for, the audit with their groups imputed from
    /// the columns beside the score, the outcome and the score.
    ///
    /// - Parameter judged: what the audit compared, one family with its verdicts.
    func unrecordedGroups(
        _ table: Table, _ cohort: Cohort, _ rows: ScoredRows, _ predictions: Predictions, _ selection: Selection?, _ judged: [JudgedFinding],
        about: About, identity: String, _ audit: GroupAudit, log: AccessLog, progress: ProgressMonitor
    ) throws -> [Finding] {
        try cohort.protected.open(for: .audit, in: log) { attributes in
            let lacking = attributes.map { $0.rows(rows.indices) }.filter { attribute in
                attribute.codes.contains { attribute.levels[Int($0)].isNotRecorded }
            }
            guard !lacking.isEmpty else { return [] }
            let bounds = try UnrecordedGroupsStage().run(
                UnrecordedGroupsStage.Input(
                    predictions: predictions, selection: selection, attributes: lacking, about: about, rows: identity, minimumEvents: minimumEvents),
                progress: progress
            ).findings
            guard imputedGroups > 0 else { return bounds }
            progress.report("missing")
            var own = about
            own.strategy = ImputedGroupsStage.strategy
            let input = ImputedGroupsStage.Input(
                rows: DeltaRows(
                    features: beside(table, cohort), structural: table.structuralKinds, rows: rows.indices, attributes: attributes,
                    outcomes: cohort.outcomes.map { (name: $0.name, values: $0.values, known: rows.isJudged) }, weights: cohort.weights,
                    clusters: cohort.clusters),
                predictions: predictions, selection: selection, about: own, fingerprint: identity, audit: audit, imputations: imputedGroups,
                iterations: 10, seed: seed)
            let imputed = try ImputedGroupsStage().run(input, progress: progress)
            return bounds + imputed.findings + StrategyFlips(native: judged).findings(imputed.output.judged)
        }
    }
}
