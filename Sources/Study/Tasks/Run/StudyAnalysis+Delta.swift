// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Evidence
import Fairness
import Learning
import Protected
import RegisterData

extension StudyAnalysis {
    /// What follows if missing values are not like those of similar rows, where the plan asks: for how groups differ in the feature itself, and for
    /// the conclusions about the chosen model of each outcome. A verdict that is not `fine` everywhere in the grid is not `fine` in the study.
    ///
    /// - Parameter results: per outcome, the chosen model first.
    func deltaAdjustment(_ table: Table, _ results: [[OutcomeRun.Result]], _ runner: inout StageRunner) throws {
        guard let model = models.first, !plan.deltaQuestions.isEmpty else { return }
        let structural = Self.structural(try plan.declaration(), table)
        let native = results.flatMap { $0 }.flatMap(\.comparisons)
        var tipped: Set<DeltaConclusions.Comparison> = []
        // One imputation for all attributes that are asked about with the same feature.
        var open = plan.deltaQuestions
        while let first = open.first {
            try deltaValues(open.filter(first.isAnsweredWith), structural, &runner)
            open.removeAll(where: first.isAnsweredWith)
        }
        for question in plan.deltaQuestions where question.conclusions {
            let conclusions = DeltaConclusions(native: native, question: question)
            for ((outcome, split), results) in zip(zip(cohort.outcomes, splits), results) {
                guard let chosen = results.first else { continue }
                let study = StrategyRows(
                    outcome: outcome.name,
                    data: TrainingData(
                        features: cohort.features, outcome: outcome.values, rows: split.training, weights: cohort.weights(for: outcome),
                        clusters: cohort.clusters),
                    folds: split.folds, structural: structural, keys: cohort.tieBreak, rules: plan.imputationRules, years: cohort.years)
                let selection = StrategySelection(
                    capacity: evaluation.capacity, threshold: evaluation.decisionThreshold, of: chosen.outOfFold.rows.count,
                    at: chosen.selection?.at)
                let output = try cohort.protected.open(for: .missingness, in: accessLog, only: [question.attribute]) { attributes in
                    guard let attribute = attributes.first else { return DeltaConclusionsStage.Output() }
                    let input = DeltaConclusionsStage.Input(
                        study: study, model: model, question: question, attribute: attribute, selection: selection,
                        about: About(outcome: outcome.name, model: chosen.kind.rawValue, rows: .outOfFold), audit: audit,
                        own: gaps.flatMap { $0.treatment.does(.impute) ? $0 : nil })
                    return try runner.run(
                        DeltaConclusionsStage(), on: input,
                        facts: ["outcome": outcome.name, "model": chosen.kind.rawValue, "delta": question.feature])
                }
                for group in output.groups {
                    let found = conclusions.findings(group.places, group.judged)
                    runner.add(found.findings)
                    tipped.formUnion(found.tipped)
                }
            }
        }
        runner.revise { $0.doubt(tipped) }
        try Self.recordOpenings(accessLog, &runner)
    }

    /// How well values of features that are known are imputed, where conclusions of the plan hang on what is imputed: by what the study itself
    /// imputes with, where it does.
    func imputationQuality(_ table: Table, _ runner: inout StageRunner) throws {
        let own = plan.missingTreatment, isOwn = own.does(.impute)
        let asked = plan.missingStrategies.map { $0.strategies.contains(where: \.imputes) ? $0.iterations : 0 } ?? 0
        let iterations = isOwn ? own.iterations : max(asked, plan.deltaQuestions.filter(\.conclusions).map(\.iterations).max() ?? 0)
        guard iterations > 0, !cohort.protected.names.isEmpty else { return }
        let structural = Self.structural(try plan.declaration(), table)
        try cohort.protected.open(for: .missingness, in: accessLog) { attributes in
            let input = ImputationQualityStage.Input(
                rows: deltaRows(attributes, structural), iterations: iterations, isStored: !isOwn || own.deployment == .allowed,
                minimumCells: plan.minimumEvents, seed: seed)
            _ = try runner.run(ImputationQualityStage(), on: input, facts: ["rows": String(input.rows.rows.count)])
        }
        try Self.recordOpenings(accessLog, &runner)
    }

    private func deltaRows(_ attributes: [ProtectedAttribute], _ structural: StructuralKinds) -> DeltaRows {
        let outcomes = zip(cohort.outcomes, splits).map { outcome, split in
            (name: outcome.name, values: outcome.values, known: outcome.known.indices.map { outcome.known[$0] && split.training.contains($0) })
        }
        return DeltaRows(
            features: cohort.features, structural: structural, rows: learnedRows.indices, attributes: attributes, outcomes: outcomes,
            weights: cohort.weights, clusters: cohort.clusters, rules: plan.imputationRules, years: cohort.years)
    }

    private func deltaValues(_ questions: [DeltaQuestion], _ structural: StructuralKinds, _ runner: inout StageRunner) throws {
        let fingerprint = learnedRows.fingerprint
        try cohort.protected.open(for: .missingness, in: accessLog) { attributes in
            let rows = deltaRows(attributes, structural)
            let input = DeltaValuesStage.Input(
                rows: rows, questions: questions, about: About(rows: .train), fingerprint: fingerprint, minimumEvents: plan.minimumEvents, seed: seed)
            _ = try runner.run(DeltaValuesStage(), on: input, facts: ["rows": String(rows.rows.count), "delta": questions.first?.feature ?? ""])
        }
    }
}
