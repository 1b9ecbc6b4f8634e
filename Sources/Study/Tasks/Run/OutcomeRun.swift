// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Fairness
import Learning
import Metrics
import Protected
import Validation

/// Everything that is done for one outcome: fit, judge, audit; for the chosen model and each that it is compared with.
struct OutcomeRun {
    let cohort: Cohort
    let outcome: CohortOutcome
    let split: Split
    let models: [ModelChoice]
    let evaluation: PerformanceEvaluation
    let audit: GroupAudit
    /// Whether the summaries that other tools print are wanted.
    let hasSummaries: Bool
    /// Whether the test rows are opened.
    let final: Bool
    let accessLog: AccessLog
    let outside: OutsideSources
    let graph: PlanGraph?
    let archetypes: PlanArchetypes?
    let planning: PopulationPlanning
    let asked: PerformanceChoices
    /// Each year held out of the years before it, where the plan asks for it; a rolling split's own folds are that already.
    let rollingFolds: [Fold]
    /// Areas held out of all others, where the plan asks for it.
    let areaFolds: [Fold]

    /// Where not every kind of gap has a bin.
    let gaps: TreatedGaps?

    /// What models learn from.
    var data: TrainingData {
        TrainingData(
            features: cohort.features, outcome: outcome.values, rows: split.training, weights: cohort.weights(for: outcome),
            clusters: cohort.clusters)
    }

    /// What one model gave.
    struct Result {
        let kind: ModelChoice.Kind
        let model: ModelFile
        let judged: JudgedRows
        let outOfFold: JudgedRows
        /// Who is reached: by the scores of a row, and in each completed table.
        let selection: Selection?
        let selections: [Selection?]
        /// The rows that a treatment of gaps judges, as they were completed together; none without one.
        let parts: [TreatedScores]
        var comparisons: [JudgedFinding] = []
    }

    func run(_ runner: inout StageRunner, until last: StageName) throws -> [Result] {
        let weights = cohort.weights(for: outcome)
        let rows = CohortRows(weights: weights, clusters: cohort.clusters, tieBreak: cohort.tieBreak)
        let data = data
        var results: [Result] = []
        for choice in models {
            let facts = ["outcome": outcome.name, "model": choice.kind.rawValue]
            let fit = try runner.run(
                FitStage(),
                on: FitStage.Input(
                    outcome: outcome.name, data: data, folds: split.folds, model: choice, gaps: gaps,
                    test: gaps != nil && final ? split.test.indices : nil), facts: facts)
            let (outOfFold, judged) = try judged(fit, rows)
            var result = Result(
                kind: choice.kind, model: fit.model, judged: judged, outOfFold: outOfFold,
                selection: selection(judged.predictions, of: judged, learnedOn: outOfFold),
                selections: judged.tables.map { selection($0, of: judged, learnedOn: outOfFold) },
                parts: final ? fit.treated?.test.map { [$0] } ?? [] : fit.treated?.outOfFold ?? [])
            var byYear: YearRows?, elsewhere: TransportStage.Output?
            if last >= .validate {
                try validate(result, &runner, facts)
                if results.isEmpty {
                    try performance(result, choice, &runner, facts)
                    byYear = try years(result, choice, &runner, facts)
                    if let byYear { try internalExternal(byYear, result, &runner, facts) }
                    elsewhere = try transport(result, choice, &runner, facts)
                }
            }
            if last >= .audit {
                result.comparisons = try audit(result, &runner, facts)
                if results.isEmpty { try screeningByGroup(result, &runner, facts) }
                if let byYear { try auditYears(byYear, result, &runner, facts) }
                if let elsewhere { try auditTransport(elsewhere, result, &runner) }
                // What does not hang on rates is asked of the chosen model alone.
                if results.isEmpty {
                    result.comparisons +=
                        try bias(result, &runner, facts) + population(result, &runner, facts)
                        + drawnFamilies(result, choice, &runner, facts) + causes(result, &runner, facts)
                }
            }
            results.append(result)
        }
        if last >= .validate, let chosen = results.first {
            for other in results.dropFirst() { try compare(chosen, other, &runner) }
        }
        return results
    }

    /// The rows that are judged out of fold, and those that this run judges.
    private func judged(_ fit: FitStage.Output, _ rows: CohortRows) throws -> (outOfFold: JudgedRows, judged: JudgedRows) {
        if let treated = fit.treated {
            let outOfFold = try JudgedRows.treated(treated.outOfFold, .outOfFold, of: split.training, outcome: outcome.values, cohort: rows)
            guard final, let test = treated.test else { return (outOfFold, outOfFold) }
            return (outOfFold, try .treated([test], .test, of: split.test, outcome: outcome.values, cohort: rows))
        }
        let outOfFold = try JudgedRows.outOfFold(
            fit.outOfFold.map { try $0.scores.orDamaged() }, split: split, outcome: outcome.values, cohort: rows)
        guard final else { return (outOfFold, outOfFold) }
        return (outOfFold, try .test(fit.model, split: split, outcome: outcome.values, features: cohort.features, cohort: rows))
    }

    /// Who is reached at the capacity: cuts are learned on other folds, or for test rows on all out-of-fold scores.
    private func selection(_ predictions: Predictions, of judged: JudgedRows, learnedOn outOfFold: JudgedRows) -> Selection? {
        guard let capacity = evaluation.capacity else {
            return evaluation.decisionThreshold.map { Selection.threshold($0, of: predictions) }
        }
        guard final else {
            let own = Selection.capacity(capacity, of: predictions)
            // A share of those whom the rows stand for.
            guard judged.isReweighted, capacity < 1 else { return own }
            return StrategySelection(capacity: capacity, threshold: nil, of: judged.rows.count, at: own.at)?.selection(predictions, isWeighted: true)
        }
        let share = capacity < 1 ? capacity : min(1, capacity / Double(judged.rows.count))
        let number = RiskCut.number(capacity: share, of: outOfFold.rows.count)
        return Selection.capacity(capacity, of: predictions, cut: RiskCut.reaching(number, of: outOfFold.predictions))
    }

    func about(_ result: Result) -> About {
        About(outcome: outcome.name, model: result.kind.rawValue, rows: result.judged.scope)
    }

    private func validate(_ result: Result, _ runner: inout StageRunner, _ facts: [String: String]) throws {
        let areas = cohort.areas.map { areas in (index: result.judged.rows.map { areas.index[$0] }, codes: areas.codes) }
        let inputs = zip(result.judged.tables, result.selections).map { predictions, selection in
            ValidateStage.Input(
                predictions: predictions, selection: selection, about: about(result), rows: result.judged.fingerprint.short, evaluation: evaluation,
                areas: areas)
        }
        if inputs.count == 1 {
            _ = try runner.run(ValidateStage(), on: inputs[0], facts: facts)
        } else {
            _ = try runner.run(CompletedValidateStage(), on: CompletedValidateStage.Input(tables: inputs), facts: facts)
        }
    }

    /// The chosen model beside another on the same rows.
    private func compare(_ chosen: Result, _ other: Result, _ runner: inout StageRunner) throws {
        var about = about(chosen)
        about.compareTo = other.kind.rawValue
        let kind: ModelComparison.Other = other.kind.isExplainable ? .explainable : .unexplained
        let inputs = zip(chosen.judged.tables, other.judged.tables).map { own, other in
            CompareModelsStage.Input(
                chosen: own, other: other.risk, kind: kind, about: about, rows: chosen.judged.fingerprint.short, comparison: ModelComparison())
        }
        let facts = ["outcome": outcome.name, "model": chosen.kind.rawValue, "compared-with": other.kind.rawValue]
        if inputs.count == 1 {
            _ = try runner.run(CompareModelsStage(), on: inputs[0], facts: facts)
        } else {
            _ = try runner.run(CompletedComparisonStage(), on: CompletedComparisonStage.Input(tables: inputs), facts: facts)
        }
    }

    private func audit(_ result: Result, _ runner: inout StageRunner, _ facts: [String: String]) throws -> [JudgedFinding] {
        guard !cohort.protected.names.isEmpty else { return [] }
        return try cohort.protected.open(for: .audit, in: accessLog) { attributes in
            let attributes = attributes.map { $0.rows(result.judged.rows) }
            let inputs = zip(result.judged.tables, result.selections).map { predictions, selection in
                AuditStage.Input(
                    predictions: predictions, selection: selection, attributes: attributes, about: about(result),
                    rows: result.judged.fingerprint.short, audit: audit)
            }
            guard inputs.count > 1 else { return try runner.run(AuditStage(), on: inputs[0], facts: facts).judged }
            return try runner.run(CompletedAuditStage(), on: CompletedAuditStage.Input(tables: inputs), facts: facts).judged
        }
    }
}

extension Optional where Wrapped == Scores {
    /// - Throws: `StudyError` for a stage file that was damaged.
    func orDamaged() throws(StudyError) -> Scores {
        guard let scores = self else { throw .cannotRead(file: "private/stages") }
        return scores
    }
}

extension StageName: Comparable {
    public static func < (a: StageName, b: StageName) -> Bool {
        (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
}
