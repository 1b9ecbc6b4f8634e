// SPDX-License-Identifier: EUPL-1.2

import Learning

/// A model of other rows, updated: the step that was taken, why, and what each step would give.
public struct UpdatedModel: RiskScorer {
    /// A step that was tried on folds.
    public struct Trial: Hashable, Sendable {
        public let step: UpdatingStep
        /// Scores of each fold's held-out rows, by the step on the other rows.
        public let outOfFold: [Scores]
    }

    public let step: UpdatingStep
    public let test: ClosedUpdatingTest
    /// Empty after a fit without folds.
    public let trials: [Trial]
    /// What became of priors, where the step knows any.
    public let priors: [PriorReport]
    private let scorer: ScoringModel

    init(step: UpdatingStep, test: ClosedUpdatingTest, model: ScoringModel, trials: [Trial], reports: [PriorReport]) {
        (self.step, self.test, scorer, self.trials, priors) = (step, test, model, trials, reports)
    }

    /// The model as its file holds it: scored as any other.
    public func scoringModel(outcome: String? = nil) -> ScoringModel {
        var model = scorer
        model.outcome = outcome
        return model
    }

    public func scores(_ features: Features, rows: [Int]) throws -> Scores { try scorer.scores(features, rows: rows) }
}
