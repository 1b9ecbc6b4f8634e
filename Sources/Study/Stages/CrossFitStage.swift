// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// Scores rows by fits that did not see them, for a question about the model that the study's own folds do not answer.
struct CrossFitStage: Stage {
    static let name = StageName.validate
    static let version = 2

    struct Input: Fingerprinted, Sendable {
        let data: TrainingData
        let folds: [Fold]
        let model: ModelChoice
        let gaps: TreatedGaps?

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("cross-fit")
            builder.feed(FitStage.Input(outcome: "", data: data, folds: folds, model: model, gaps: gaps))
        }
    }

    struct Output: Codable, Sendable {
        /// One a fold.
        var parts: [TreatedScores]
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        let learner = TreatedLearner(outcome: "", data: input.data, model: input.model, gaps: input.gaps)
        return Staged(Output(parts: try learner.outOfFold(input.folds, progress: progress)), findings: [])
    }
}
