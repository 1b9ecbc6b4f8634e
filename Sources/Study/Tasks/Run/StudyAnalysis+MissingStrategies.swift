// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Evidence
import Fairness
import Learning
import Metrics
import Protected
import RegisterData

extension StudyAnalysis {
    /// The study's conclusions under other treatments of missing values, where the plan asks for them: of the chosen model of each outcome, out of
    /// fold, also in a run that opens the test rows.
    ///
    /// - Parameter results: per outcome, the chosen model first.
    func missingStrategies(_ table: Table, _ results: [[OutcomeRun.Result]], _ runner: inout StageRunner) throws {
        guard let asked = plan.missingStrategies, let model = models.first else { return }
        let structural = Self.structural(try plan.declaration(), table)
        var native: [JudgedFinding] = [], under: [MissingStrategy: [JudgedFinding]] = [:]
        for ((outcome, split), results) in zip(zip(cohort.outcomes, splits), results) {
            guard let chosen = results.first else { continue }
            let run = StrategyRun(
                cohort: cohort, asked: asked, own: MissingStrategy(plan.missingTreatment.method), model: model, chosen: chosen, audit: audit,
                study: StrategyRows(
                    outcome: outcome.name,
                    data: TrainingData(
                        features: cohort.features, outcome: outcome.values, rows: split.training, weights: cohort.weights(for: outcome),
                        clusters: cohort.clusters),
                    folds: split.folds, structural: structural, keys: cohort.tieBreak, rules: plan.imputationRules, years: cohort.years),
                selection: StrategySelection(
                    capacity: evaluation.capacity, threshold: evaluation.decisionThreshold, of: chosen.outOfFold.rows.count,
                    at: chosen.selection?.at),
                accessLog: accessLog)
            native += try run.native(&runner)
            for strategy in asked.strategies { under[strategy, default: []] += try run.judged(strategy, &runner) }
        }
        let flips = StrategyFlips(native: final ? native : results.flatMap { $0 }.flatMap(\.comparisons))
        for strategy in asked.strategies { runner.add(flips.findings(under[strategy] ?? [])) }
        try Self.recordOpenings(accessLog, &runner)
    }
}
