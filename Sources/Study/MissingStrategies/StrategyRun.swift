// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Evidence
import Fairness
import Learning
import Metrics
import Protected

/// Fits and audits the chosen model of one outcome under each strategy.
struct StrategyRun {
    let cohort: Cohort
    let asked: MissingStrategies
    /// The study's own treatment.
    let own: MissingStrategy
    let model: ModelChoice
    let chosen: OutcomeRun.Result
    let audit: GroupAudit
    let study: StrategyRows
    let selection: StrategySelection?
    let accessLog: AccessLog

    /// The study's own treatment, as the others are judged.
    func native(_ runner: inout StageRunner) throws -> [JudgedFinding] {
        try audited(ownRisks, own.rawValue, &runner)
    }

    func judged(_ strategy: MissingStrategy, _ runner: inout StageRunner) throws -> [JudgedFinding] {
        let isComplete = study.isComplete
        // Where nothing is missing there is nothing to treat otherwise.
        guard study.data.rows.indices.contains(where: { !isComplete[$0] }) else { return try audited(ownRisks, strategy.rawValue, &runner) }
        var own = model
        own.resamples = 0
        let input = StrategyFitStage.Input(
            study: study, model: own, strategy: strategy, imputations: asked.imputations, iterations: asked.iterations)
        let risks = try runner.run(StrategyFitStage(), on: input, facts: facts(strategy.rawValue))
        let judged = try audited(risks, strategy.rawValue, &runner)
        try compare(risks, strategy.rawValue, &runner)
        return judged
    }

    /// The strategy beside the study's own treatment, on the rows that both judge.
    private func compare(_ risks: StrategyRisks, _ strategy: String, _ runner: inout StageRunner) throws {
        let own = ownRisks, common = Set(own.rows).intersection(risks.rows)
        guard asked.resamples > 0, risks.isPossible, !common.isEmpty else { return }
        func mean(_ risks: StrategyRisks) throws -> Predictions {
            // Both of the same rows with the same weights: what a strategy makes rows stand for is not among its differences.
            try risks.mean.unweighted.predictions(study)[0].subset(risks.rows.indices.filter { common.contains(risks.rows[$0]) })
        }
        let rows = own.rows.filter(common.contains), predictions = (own: try mean(own), other: try mean(risks))
        var settings = audit
        settings.intersections = 1
        func run(_ attributes: [ProtectedAttribute], _ runner: inout StageRunner) throws {
            let input = StrategyDifferenceStage.Input(
                own: predictions.own, other: predictions.other, rule: selection?.rule ?? .nobody, at: selection?.at,
                attributes: attributes.map { $0.rows(rows) },
                about: About(outcome: study.outcome, model: chosen.kind.rawValue, rows: .outOfFold, strategy: strategy),
                rows: study.data.rows.fingerprint(of: rows).short, audit: settings, resamples: asked.resamples)
            _ = try runner.run(StrategyDifferenceStage(), on: input, facts: facts(strategy))
        }
        guard !cohort.protected.names.isEmpty else { return try run([], &runner) }
        try cohort.protected.open(for: .missingness, in: accessLog) { try run($0, &runner) }
    }

    private func facts(_ strategy: String) -> [String: String] {
        ["outcome": study.outcome, "model": chosen.kind.rawValue, "strategy": strategy]
    }

    private var ownRisks: StrategyRisks {
        let judged = chosen.outOfFold
        return StrategyRisks(
            rows: judged.rows, folds: judged.folds ?? [], risks: judged.tables.map { PackedDoubles($0.risk) },
            weights: judged.isReweighted ? judged.predictions.design.weights.map { PackedDoubles($0) } : nil)
    }

    private func audited(_ risks: StrategyRisks, _ strategy: String, _ runner: inout StageRunner) throws -> [JudgedFinding] {
        let predictions = try risks.predictions(study), isWeighted = risks.weights != nil
        let selections = predictions.map { predictions in selection.map { $0.selection(predictions, isWeighted: isWeighted) } }
        let rows = study.data.rows.fingerprint(of: risks.rows).short
        let total = study.folds.reduce(0) { $0 + $1.heldOut.count }
        var settings = audit
        settings.intersections = 1
        func run(_ attributes: [ProtectedAttribute], _ runner: inout StageRunner) throws -> [JudgedFinding] {
            let input = StrategyAuditStage.Input(
                predictions: predictions, selections: selections, attributes: attributes.map { $0.rows(risks.rows) },
                about: About(outcome: study.outcome, model: chosen.kind.rawValue, rows: .outOfFold, strategy: strategy), rows: rows,
                audit: settings, facts: risks, total: total,
                isOwn: strategy == own.rawValue)
            return try runner.run(StrategyAuditStage(), on: input, facts: facts(strategy)).judged
        }
        guard !cohort.protected.names.isEmpty, !risks.rows.isEmpty else { return try run([], &runner) }
        return try cohort.protected.open(for: .missingness, in: accessLog) { try run($0, &runner) }
    }
}
