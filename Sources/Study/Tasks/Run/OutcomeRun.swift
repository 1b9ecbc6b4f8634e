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
        let selection: Selection?
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
                FitStage(), on: FitStage.Input(outcome: outcome.name, data: data, folds: split.folds, model: choice), facts: facts)
            let outOfFold = try JudgedRows.outOfFold(
                fit.outOfFold.map { try $0.scores.orDamaged() }, split: split, outcome: outcome.values, cohort: rows)
            let judged =
                final ? try .test(fit.model, split: split, outcome: outcome.values, features: cohort.features, cohort: rows) : outOfFold
            var result = Result(
                kind: choice.kind, model: fit.model, judged: judged, outOfFold: outOfFold,
                selection: selection(judged, learnedOn: outOfFold))
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
                        + drawnFamilies(result, &runner, facts) + causes(result, &runner, facts)
                }
            }
            results.append(result)
        }
        if last >= .validate, let chosen = results.first {
            for other in results.dropFirst() { try compare(chosen, other, &runner) }
        }
        return results
    }

    /// Who is reached at the capacity: cuts are learned on other folds, or for test rows on all out-of-fold scores.
    private func selection(_ judged: JudgedRows, learnedOn outOfFold: JudgedRows) -> Selection? {
        guard let capacity = evaluation.capacity else {
            return evaluation.decisionThreshold.map { Selection.threshold($0, of: judged.predictions) }
        }
        guard final else { return Selection.capacity(capacity, of: judged.predictions) }
        let share = capacity < 1 ? capacity : min(1, capacity / Double(judged.rows.count))
        let number = RiskCut.number(capacity: share, of: outOfFold.rows.count)
        return Selection.capacity(capacity, of: judged.predictions, cut: RiskCut.reaching(number, of: outOfFold.predictions))
    }

    func about(_ result: Result) -> About {
        About(outcome: outcome.name, model: result.kind.rawValue, rows: result.judged.scope)
    }

    private func validate(_ result: Result, _ runner: inout StageRunner, _ facts: [String: String]) throws {
        let areas = cohort.areas.map { areas in (index: result.judged.rows.map { areas.index[$0] }, codes: areas.codes) }
        let input = ValidateStage.Input(
            predictions: result.judged.predictions, selection: result.selection, about: about(result), rows: result.judged.fingerprint.short,
            evaluation: evaluation, areas: areas)
        _ = try runner.run(ValidateStage(), on: input, facts: facts)
    }

    /// The chosen model beside another on the same rows.
    private func compare(_ chosen: Result, _ other: Result, _ runner: inout StageRunner) throws {
        var about = about(chosen)
        about.compareTo = other.kind.rawValue
        let input = CompareModelsStage.Input(
            chosen: chosen.judged.predictions, other: other.judged.scores.risk, kind: other.kind.isExplainable ? .explainable : .unexplained,
            about: about, rows: chosen.judged.fingerprint.short, comparison: ModelComparison())
        let facts = ["outcome": outcome.name, "model": chosen.kind.rawValue, "compared-with": other.kind.rawValue]
        _ = try runner.run(CompareModelsStage(), on: input, facts: facts)
    }

    private func audit(_ result: Result, _ runner: inout StageRunner, _ facts: [String: String]) throws -> [JudgedFinding] {
        guard !cohort.protected.names.isEmpty else { return [] }
        return try cohort.protected.open(for: .audit, in: accessLog) { attributes in
            let input = AuditStage.Input(
                predictions: result.judged.predictions, selection: result.selection, attributes: attributes.map { $0.rows(result.judged.rows) },
                about: about(result), rows: result.judged.fingerprint.short, audit: audit)
            return try runner.run(AuditStage(), on: input, facts: facts).judged
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
