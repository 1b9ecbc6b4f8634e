// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// The chosen model under another treatment of missing values: learned and judged as a study would that had chosen it.
package struct StrategyFit {
    let study: StrategyRows
    let model: ModelChoice
    let strategy: MissingStrategy
    let imputations: Int
    let iterations: Int

    package init(study: StrategyRows, model: ModelChoice, strategy: MissingStrategy, imputations: Int = 5, iterations: Int = 10) {
        (self.study, self.model, self.strategy) = (study, model, strategy)
        (self.imputations, self.iterations) = (imputations, iterations)
    }

    /// Rows that are left out are not asked for when a model is in use; gaps that are filled may be there then.
    private func treatment(_ rules: ImputationRules) -> MissingTreatment {
        MissingTreatment(
            method: strategy.method, deployment: strategy.imputes ? .allowed : .complete, imputations: imputations, iterations: iterations,
            rules: rules)
    }

    private var learner: TreatedLearner {
        guard strategy.method != .native else { return TreatedLearner(outcome: study.outcome, data: study.data, model: model, gaps: nil) }
        var data = study.data, rules = study.rules
        guard strategy == .indicators else {
            return TreatedLearner(outcome: study.outcome, data: data, model: model, gaps: study.gaps(treatment(rules)))
        }
        let indicators = GapIndicators(data.features, structural: study.structural)
        rules.aside.formUnion(indicators.columns.map(\.name))
        data = data.with(features: indicators.added(to: data.features), weights: data.weights)
        return TreatedLearner(outcome: study.outcome, data: data, model: model, gaps: study.gaps(treatment(rules)))
    }

    /// Out of fold.
    package func risks(progress: ProgressMonitor) throws -> StrategyRisks {
        if strategy == .submodels { return try PatternSubmodels(study: study, model: model).risks(progress: progress) }
        let learner = learner
        do {
            var risks = try StrategyRisks(try learner.outOfFold(study.folds, progress: progress))
            if strategy.imputes { risks.drawn = imputations }
            return risks
        } catch StudyError.noCompleteRow {
            return .impossible(StrategySentences.noCompleteRow)
        }
    }
}
