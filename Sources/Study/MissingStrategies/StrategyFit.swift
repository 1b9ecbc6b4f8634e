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
    private var treatment: MissingTreatment {
        MissingTreatment(
            method: strategy, deployment: strategy == .chainedEquations ? .allowed : .complete, imputations: imputations, iterations: iterations,
            rules: study.rules)
    }

    private var learner: TreatedLearner {
        let gaps = strategy == .native ? nil : study.gaps(treatment)
        return TreatedLearner(outcome: study.outcome, data: study.data, model: model, gaps: gaps)
    }

    /// Out of fold.
    package func risks(progress: ProgressMonitor) throws -> StrategyRisks {
        let learner = learner
        do {
            var risks = try StrategyRisks(try learner.outOfFold(study.folds, progress: progress))
            if strategy == .chainedEquations { risks.drawn = imputations }
            return risks
        } catch StudyError.noCompleteRow {
            return .impossible(StrategySentences.noCompleteRow)
        }
    }
}
