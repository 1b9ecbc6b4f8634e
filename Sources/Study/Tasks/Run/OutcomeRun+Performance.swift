// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import Validation

extension OutcomeRun {
    /// What the plan asks of the chosen model's performance, beyond the usual measures.
    func performance(_ result: Result, _ choice: ModelChoice, _ runner: inout StageRunner, _ facts: [String: String]) throws {
        runner.add(sampleSize(result, runner.findings))
        try screen(result, groupings: nil, &runner, facts)
        var model = choice
        model.resamples = 0
        if asked.resamples > 0 {
            let input = RefitStage.Input(
                data: data, model: model, gaps: gaps, fitted: result.model, tieBreak: cohort.tieBreak,
                bootstrap: RefitBootstrap(resamples: asked.resamples, capacity: evaluation.capacity, seed: evaluation.seed), about: about(result))
            _ = try runner.run(RefitStage(), on: input, facts: facts.merging(["resamples": String(asked.resamples)]) { own, _ in own })
        }
        guard !areaFolds.isEmpty, let areas = cohort.areas else { return }
        let by = facts.merging(["by": "area"]) { own, _ in own }
        let fit = try runner.run(CrossFitStage(), on: CrossFitStage.Input(data: data, folds: areaFolds, model: model, gaps: gaps), facts: by)
        let found = try RowRisks(fit.parts)
        guard !found.rows.isEmpty else { return }
        try internalExternal(
            .area, try predictions(found), rows: found.rows, unitOfRow: found.rows.map { areas.index[$0] }, codes: areas.codes, result, &runner, by)
    }

    /// The same over years, of which each was judged by a model of the years before it.
    func internalExternal(_ all: YearRows, _ result: Result, _ runner: inout StageRunner, _ facts: [String: String]) throws {
        guard asked.isAcrossYears || asked.isRolling else { return }
        let known = all.learned.keys.sorted(), place = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, Int32($0)) })
        try internalExternal(
            .year, all.predictions, rows: all.rows, unitOfRow: all.years.map { $0.flatMap { place[$0] } ?? -1 }, codes: known.map(String.init),
            result,
            &runner, facts.merging(["by": "year"]) { own, _ in own })
    }

    private func internalExternal(
        _ unit: InternalExternalValidation.Unit, _ predictions: [Predictions], rows: [Int], unitOfRow: [Int32], codes: [String], _ result: Result,
        _ runner: inout StageRunner, _ facts: [String: String]
    ) throws {
        let validation = InternalExternalValidation(minimumEvents: audit.minimumEvents, limit: evaluation.observedExpectedLimit)
        let input = InternalExternalStage.Input(
            predictions: predictions, unitOfRow: unitOfRow, codes: codes, unit: unit, about: about(result),
            rows: cohort.universe.fingerprint(of: rows).short, validation: validation)
        _ = try runner.run(InternalExternalStage(), on: input, facts: facts)
    }

    /// What screening would do to each group, and how sure a judgement of each can be.
    func screeningByGroup(_ result: Result, _ runner: inout StageRunner, _ facts: [String: String]) throws {
        guard !cohort.protected.names.isEmpty else { return }
        try cohort.protected.open(for: .audit, in: accessLog) { attributes in
            let groupings = attributes.map { $0.rows(result.judged.rows).grouping }
            try screen(result, groupings: groupings, &runner, facts.merging(["by": "group"]) { own, _ in own })
        }
    }

    /// - Parameter groupings: of the judged rows; `nil` for all together.
    private func screen(
        _ result: Result, groupings: [RowGrouping]?, _ runner: inout StageRunner, _ facts: [String: String]
    ) throws {
        let inputs = zip(result.judged.tables, result.selections).map { predictions, selection in
            ScreeningStage.Input(
                predictions: predictions, selections: selections(result, predictions), selection: selection, groupings: groupings,
                about: about(result), rows: result.judged.fingerprint.short, minimumEvents: audit.minimumEvents)
        }
        if inputs.count == 1 {
            _ = try runner.run(ScreeningStage(), on: inputs[0], facts: facts)
        } else {
            _ = try runner.run(CompletedScreeningStage(), on: CompletedScreeningStage.Input(tables: inputs), facts: facts)
        }
    }

    /// Who is reached at each capacity: cuts are learned on other folds, or for test rows on all out-of-fold scores.
    private func selections(_ result: Result, _ judged: Predictions) -> [Selection] {
        guard final else { return Selection.capacities(asked.capacities, of: judged) }
        let learned = result.outOfFold
        let shares = asked.capacities.map { $0 < 1 ? $0 : min(1, $0 / Double(max(1, result.judged.rows.count))) }
        let cuts = RiskCut.reaching(shares.map { RiskCut.number(capacity: $0, of: learned.rows.count) }, of: learned.predictions)
        return zip(asked.capacities, cuts).map { Selection.capacity($0, of: judged, cut: $1) }
    }

    /// Whether there were enough rows to learn from, by the size that the fit's summary tells.
    private func sampleSize(_ result: Result, _ findings: [Finding]) -> [Finding] {
        let summary = findings.last {
            $0.key == "model.summary" && $0.about.outcome == outcome.name && $0.about.model == result.kind.rawValue && $0.about.strategy == nil
        }
        guard let facts = summary?.table, let names = facts.column("name"), let values = facts.column("value") else { return [] }
        func fact(_ name: String) -> Double? { names.firstIndex(of: .text(name)).flatMap { values[$0].double } }
        let candidate: Double?, effective: Double?
        switch result.kind {
        case .additive:
            candidate = fact("bins").map { $0 - (fact("features") ?? 0) + (fact("cells") ?? 0) - (fact("pairs") ?? 0) }
            effective = fact("effective-degrees-of-freedom").map { $0 - 1 }
        case .logistic:
            candidate = fact("coefficients").map { $0 - 1 }
            effective = nil
        case .scorecard:
            candidate = fact("candidates")
            effective = fact("conditions")
        case .boosted: return []
        }
        let learned = gaps.map { split.training.marked($0.stays(cohort.features)) } ?? split.training
        let events = learned.indices.reduce(0) { $0 + Int(outcome.values[$1]) }
        var about = about(result)
        about.rows = .train
        let context = FindingContext(about: about, rows: learned.fingerprint.short)
        return [(DevelopmentSampleSize.Counted.candidate, candidate), (.effective, effective)].compactMap { counted, parameters in
            parameters.map {
                DevelopmentSampleSize.finding(
                    counted, parameters: $0, events: events, others: learned.count - events, outOfSample: result.outOfFold.tables[0],
                    context: context)
            }
        }
    }

    /// Of rows with their risks by models that did not see them; one a completed table.
    func predictions(_ rows: RowRisks) throws -> [Predictions] {
        try rows.predictions(
            outcome: outcome.values, weights: cohort.weights(for: outcome), clusters: cohort.clusters, tieBreak: cohort.tieBreak)
    }
}
