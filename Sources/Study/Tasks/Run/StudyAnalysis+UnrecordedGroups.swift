// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Evidence
import Fairness
import Metrics
import Protected
import RegisterData

extension StudyAnalysis {
    /// People whose group is not recorded: how far they could move the gaps of the chosen model of each outcome, and, where the plan asks, the
    /// audit with their groups imputed.
    ///
    /// - Parameter results: per outcome, the chosen model first.
    func unrecordedGroups(_ table: Table, _ results: [[OutcomeRun.Result]], _ runner: inout StageRunner) throws {
        guard !cohort.protected.names.isEmpty else { return }
        var judged: [JudgedFinding] = []
        for (outcome, results) in zip(cohort.outcomes, results) {
            guard let chosen = results.first else { continue }
            judged += try cohort.protected.open(for: .audit, in: accessLog) { attributes -> [JudgedFinding] in
                let rows = attributes.map { $0.rows(chosen.judged.rows) }
                let lacking = rows.filter { attribute in attribute.codes.contains { attribute.levels[Int($0)].isNotRecorded } }
                guard !lacking.isEmpty else { return [] }
                let about = About(outcome: outcome.name, model: chosen.kind.rawValue, rows: chosen.judged.scope)
                let input = UnrecordedGroupsStage.Input(
                    predictions: chosen.judged.predictions, selection: chosen.selection, attributes: lacking, about: about,
                    rows: chosen.judged.fingerprint.short, minimumEvents: plan.minimumEvents)
                let facts = ["outcome": outcome.name, "model": chosen.kind.rawValue]
                _ = try runner.run(UnrecordedGroupsStage(), on: input, facts: facts)
                guard let asked = plan.imputedGroups else { return [] }
                return try imputedGroups(asked, chosen, outcome, attributes, about, Self.structural(try plan.declaration(), table), &runner)
            }
        }
        if !judged.isEmpty { runner.add(StrategyFlips(native: results.flatMap { $0 }.flatMap(\.comparisons)).findings(judged)) }
        try Self.recordOpenings(accessLog, &runner)
    }

    private func imputedGroups(
        _ asked: MissingStrategies, _ chosen: OutcomeRun.Result, _ outcome: CohortOutcome, _ attributes: [ProtectedAttribute], _ about: About,
        _ structural: StructuralKinds, _ runner: inout StageRunner
    ) throws -> [JudgedFinding] {
        var about = about
        about.strategy = ImputedGroupsStage.strategy
        let input = ImputedGroupsStage.Input(
            rows: DeltaRows(
                features: cohort.features, structural: structural, rows: chosen.judged.rows, attributes: attributes,
                outcomes: [(name: outcome.name, values: outcome.values, known: outcome.known)], weights: cohort.weights, clusters: cohort.clusters,
                rules: plan.imputationRules, years: cohort.years),
            predictions: chosen.judged.predictions, selection: chosen.selection, about: about, fingerprint: chosen.judged.fingerprint.short,
            audit: audit, imputations: asked.imputations, iterations: asked.iterations, seed: seed)
        return try runner.run(
            ImputedGroupsStage(), on: input,
            facts: ["outcome": outcome.name, "model": chosen.kind.rawValue, "strategy": ImputedGroupsStage.strategy]
        ).judged
    }
}
