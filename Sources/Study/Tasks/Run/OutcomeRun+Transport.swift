// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Learning
import Metrics
import Validation

extension OutcomeRun {
    /// What the chosen model, made without the rows of the target, does there; `nil` where the plan asks for no target.
    func transport(_ result: Result, _ choice: ModelChoice, _ runner: inout StageRunner, _ facts: [String: String]) throws -> TransportStage.Output? {
        guard let target = asked.target else { return nil }
        let isTarget: [Bool]
        switch target {
        case .years(let wanted):
            guard let years = cohort.years else { return nil }
            isTarget = years.map { $0.map(wanted.contains) ?? false }
        case .areas(let wanted):
            guard let areas = cohort.areas else { return nil }
            isTarget = areas.perRow.map(wanted.contains)
        }
        let rows = split.training.indices
        guard rows.contains(where: { isTarget[$0] }), rows.contains(where: { !isTarget[$0] }) else {
            throw StudyError.option(
                LocalizedText(
                    en: "performance.transport: among the rows that are learned from, some must be in \(target.name), and some not.",
                    nl: "performance.transport: van de rijen om van te leren moeten er in \(target.name) liggen, en andere niet."))
        }
        var model = choice
        model.resamples = 0
        var about = about(result)
        about.rows = .train
        about.step = target.name
        let input = TransportStage.Input(
            data: data, model: model, gaps: gaps, isTarget: isTarget, target: target.name, families: cohort.families, tieBreak: cohort.tieBreak,
            performance: TransportedPerformance(minimumEvents: Double(audit.minimumEvents), limit: evaluation.observedExpectedLimit), about: about,
            seed: evaluation.seed)
        return try runner.run(TransportStage(), on: input, facts: facts.merging(["to": target.name]) { own, _ in own })
    }

    /// Whether the update serves every group of the target.
    func auditTransport(_ output: TransportStage.Output, _ result: Result, _ runner: inout StageRunner) throws {
        guard !output.rows.isEmpty, !cohort.protected.names.isEmpty else { return }
        var about = about(result)
        about.rows = .train
        let context = FindingContext(about: about, rows: cohort.universe.fingerprint(of: output.rows).short, stage: "audit")
        func judged(_ tables: [PackedDoubles]) throws -> CompletedRows {
            let rows = RowRisks(output.rows, tables: tables.map(\.values), weights: output.weights?.values)
            return CompletedRows(try predictions(rows), rules: CompletedTables.rubinsVariance)
        }
        let asItIs = try judged(output.asItIs), updated = try output.updated.map { try judged([$0]) }
        try cohort.protected.open(for: .audit, in: accessLog) { attributes in
            runner.add(
                UpdatedGroups.findings(
                    asItIs: asItIs, updated: updated, groupings: attributes.map { $0.rows(output.rows).grouping },
                    minimumEvents: audit.minimumEvents, context: context))
        }
    }
}
