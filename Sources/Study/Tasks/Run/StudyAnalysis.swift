// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Fairness
import Learning
import Protected
import RegisterData
import Settings
import StatMath
import Validation

/// Cohort, split, and for each outcome the models, their validation and their audit.
struct StudyAnalysis {
    let cohort: Cohort
    let splits: [Split]
    let accessLog = AccessLog()
    /// Of the areas that rows live in.
    let geometry: AreaGeometry?
    let plan: Plan
    private let priors: WrittenPriors
    private let old: OldModel?
    private let graph: PlanGraph?
    let archetypes: PlanArchetypes?
    let final: Bool
    let seed: UInt64
    private let validation: ValidationFile?
    /// What is done with gaps, where not every kind has a bin.
    let gaps: TreatedGaps?
    private let splitter: Splitter
    private let crosswalk: AreaCrosswalk?
    /// What a person should look at.
    let warnings: [SettingIssue]

    /// Composes the cohort and divides its rows.
    init(
        plan: Plan, priors: PlanPriors, graph: PlanGraph?, archetypes: PlanArchetypes?, data: InputData, final: Bool, seed: UInt64,
        runner: inout StageRunner
    ) throws {
        (self.plan, self.priors, old, self.graph, self.final, self.seed) = (plan, priors.written, priors.old, graph, final, seed)
        runner.progress.report("cohort")
        (validation, crosswalk, self.archetypes) = (data.validation, data.crosswalk, archetypes)
        let table = data.table
        let declaration = try plan.declaration()
        let dropping = plan.droppingReasons
        let cohort = try CohortComposer(declaration).compose(table, progress: runner.progress)
            .following(data.registers?.followUps ?? [:], dropped: Set(dropping.keys), log: accessLog)
        self.cohort = cohort
        let treatment = plan.missingTreatment
        gaps =
            treatment.keepsAll
            ? nil
            : TreatedGaps(treatment, cohort.features, declared: declaration.declaredMissing(table), keys: cohort.tieBreak)
                .with(families: GapFamilies(clusters: cohort.clusters, years: cohort.years, shared: treatment.rules.family))
        geometry = try data.geometry(of: cohort)
        if let error = SettingsError(priors.written.issues(cohort.features) + (archetypes?.issues(cohort.features) ?? [])) { throw error }
        if let areas = cohort.areas { try data.crosswalk?.check(areas) }
        if let error = old?.mismatch(cohort.features, option: "model.update") { throw error }
        if let error = plan.deltaMismatch(cohort.features) { throw error }
        if let error = plan.imputationMismatch(cohort.features) { throw error }
        runner.add([
            CohortColumns.finding(
                table, roles: plan.roles, notes: Dictionary(uniqueKeysWithValues: cohort.constantFeatures.map { ($0, "one-value") }))
        ])
        try runner.record("cohort", ["rows": String(cohort.universe.count), "universe": cohort.universe.fingerprint.hex])
        runner.progress.report("split")
        let splitter = Splitter(universe: cohort.universe, families: cohort.families, areas: cohort.areas?.perRow, years: cohort.years)
        self.splitter = splitter
        var parameters = plan.splitParameters
        parameters.seed = seed
        let splits = try parallelMap(cohort.outcomes.count) { [parameters] place in
            Result { try splitter.split(cohort.outcomes[place].known, parameters, days: cohort.days(of: cohort.outcomes[place])) }
        }.map { try $0.get() }
        self.splits = splits
        let embargo = try Self.embargo(cohort, splitter, parameters, splits)
        let leakage = try LeakageCheck(plan: plan, data: data).run(cohort, splits)
        warnings =
            leakage.issues.filter { !$0.isError } + plan.embargoWarnings(embargo)
            + (try cohort.protected.open(for: .attrition, in: accessLog) { data.population.lacking($0).map { plan.warning($0, at: "protected") } })
        if let error = SettingsError(leakage.issues) {
            try Self.recordOpenings(accessLog, &runner)
            throw error
        }
        let flow = CohortFlow(cohort, rules: try data.flow(declaration))
        runner.add(try CompleteRows(cohort).findings(log: accessLog))
        runner.add(Verdicts.adjust(try Self.dropOut(flow, cohort, splits, population: data.population.shares, accessLog)))
        for (outcome, split) in zip(cohort.outcomes, splits) {
            runner.add(try flow.findings(outcome: outcome, split: split, dropping: dropping[outcome.name], log: accessLog))
            try runner.record(
                "split",
                [
                    "outcome": outcome.name, "train": String(split.training.count), "test": String(split.test.count),
                    "folds": String(split.folds.count),
                    "families-across": String(SplitChecker.familiesAcross(split, families: splitter.familyNumbers)),
                ])
        }
        if let geometry { runner.add([geometry.finding]) }
        runner.add(embargo + leakage.findings + plan.wording.findings)
        try Self.recordOpenings(accessLog, &runner)
    }

    /// Writes down which protected attributes were opened, and why.
    static func recordOpenings(_ log: AccessLog, _ runner: inout StageRunner) throws {
        for entry in log.drain() {
            try runner.record(
                "protected-attributes-opened",
                ["reason": entry.reason.rawValue, "article": entry.reason.article, "attributes": entry.attributes.joined(separator: ", ")])
        }
    }

    /// Who stays at each step. Steps before there is an outcome are judged once.
    private static func dropOut(
        _ flow: CohortFlow, _ cohort: Cohort, _ splits: [Split], population: [String: [String: Double]], _ log: AccessLog
    ) throws -> [JudgedFinding] {
        let audit = FlowAudit(population: population), rows = cohort.universe.fingerprint.short
        return try zip(cohort.outcomes, splits).enumerated().flatMap { number, pair in
            let flows = try flow.flows(outcome: pair.0, split: pair.1, log: log)
            let shared = number == 0 ? audit.judged(flows, outcome: nil, steps: flow.sharedSteps, rows: rows) : []
            return shared + audit.judged(flows, outcome: pair.0.name, steps: CohortFlow.ownSteps(of: pair.0), rows: rows)
        }
    }

    /// Rows to learn from whose outcome is known late, where test rows are chosen by year and days are known.
    private static func embargo(_ cohort: Cohort, _ splitter: Splitter, _ parameters: SplitParameters, _ splits: [Split]) throws -> [Finding] {
        guard parameters.test.isByYear else { return [] }
        let isDropped = parameters.embargo == .drop
        var kept = parameters
        kept.embargo = .keep
        return try zip(cohort.outcomes, splits).compactMap { outcome, split in
            guard let days = cohort.days(of: outcome) else { return nil }
            let all = isDropped ? try splitter.split(outcome.known, kept, days: days) : split
            return EmbargoFinding.finding(outcome, split: all, days: days, isDropped: isDropped, rows: cohort.universe.fingerprint.short)
        }
    }

    /// - Returns: per outcome, the results of the chosen model and of those that it is compared with.
    func run(_ runner: inout StageRunner, until last: StageName) throws -> [[OutcomeRun.Result]] {
        var results: [[OutcomeRun.Result]] = []
        let outside = OutsideSources(
            comparedOutcome: plan.comparedOutcome, validation: validation, condition: plan.condition, sources: Self.sources(try plan.declaration()))
        for (outcome, split) in zip(cohort.outcomes, splits) {
            let run = OutcomeRun(
                cohort: cohort, outcome: outcome, split: split, models: models, evaluation: evaluation, audit: audit, hasSummaries: plan.hasSummaries,
                final: final,
                accessLog: accessLog, outside: outside, graph: graph, archetypes: archetypes,
                planning: PopulationPlanning(areaName: plan.areaName, crosswalk: crosswalk, audit: plan.populationAudit),
                asked: plan.performance, rollingFolds: try rollingFolds(of: split, outcome),
                areaFolds: plan.performance.isAcrossAreas ? try splitter.areaFolds(of: split.training, plan.splitParameters) : [], gaps: gaps)
            results.append(try run.run(&runner, until: last))
        }
        runner.add(Verdicts.adjust(results.flatMap { $0 }.flatMap(\.comparisons)))
        try Self.recordOpenings(accessLog, &runner)
        return results
    }

    private func rollingFolds(of split: Split, _ outcome: CohortOutcome) throws -> [Fold] {
        guard plan.performance.isAcrossYears, !plan.performance.isRolling else { return [] }
        return try splitter.rollingFolds(of: split.training, plan.splitParameters, days: cohort.days(of: outcome))
    }

    var models: [ModelChoice] {
        ([plan.modelKind] + plan.comparedKinds).enumerated().map { number, kind in
            ModelChoice(
                kind: kind, binning: plan.binning, pairs: plan.pairs, seed: seed, knowledge: priors.knowledge,
                logistic: plan.logistic, scorecard: plan.scorecard, update: number == 0 ? old : nil,
                resamples: plan.resamples, screening: plan.screening)
        }
    }

    var evaluation: PerformanceEvaluation {
        PerformanceEvaluation(decisionThreshold: plan.decisionThreshold, capacity: plan.capacity, seed: seed)
    }

    var audit: GroupAudit {
        GroupAudit(
            compareTo: plan.references, intersections: plan.intersections, minimumEvents: plan.minimumEvents, goals: plan.goals, seed: seed)
    }
}
