// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// Scores rows by fits that did not see them, for a question about the model that the study's own folds do not answer.
struct CrossFitStage: Stage {
    static let name = StageName.validate
    static let version = 1

    struct Input: Fingerprinted, Sendable {
        let data: TrainingData
        let folds: [Fold]
        let model: ModelChoice

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("cross-fit")
            builder.feed(FitStage.Input(outcome: "", data: data, folds: folds, model: model))
        }
    }

    struct Output: Codable, Sendable {
        /// One list a fold, in ascending order of row.
        var risks: [PackedDoubles]
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        let fit = try input.model.crossFit(input.data, folds: input.folds, progress: progress)
        return Staged(Output(risks: fit.outOfFold.map { PackedDoubles($0.risk) }), findings: [])
    }
}
