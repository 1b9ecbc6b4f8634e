// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import Validation

/// Makes the model anew from resampled families: optimism and stability.
struct RefitStage: Stage {
    static let name = StageName.validate
    static let version = 1

    struct Input: Fingerprinted, Sendable {
        let data: TrainingData
        let model: ModelChoice
        let fitted: ModelFile
        let tieBreak: [UInt64]
        let bootstrap: RefitBootstrap
        let about: About

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("refits")
            builder.feed(FitStage.Input(outcome: about.outcome ?? "", data: data, folds: [], model: model))
            builder.feed(bootstrap)
            builder.feed(about.identity)
        }
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<ValidateStage.Nothing> {
        let (data, model, outcome) = (input.data, input.model, input.about.outcome ?? "")
        let result = try input.bootstrap.run(
            data, model: input.fitted, tieBreak: input.tieBreak,
            refit: { training, progress in try model.fit(training, progress: progress).model(outcome: outcome) }, progress: progress)
        let rows = data.rows.indices, events = rows.reduce(0) { $0 + Int(data.outcome[$1]) }
        var about = input.about
        about.rows = .train
        return Staged(
            ValidateStage.Nothing(),
            findings: result.findings(
                at: input.bootstrap.capacity, events: events, others: rows.count - events, weighted: data.weights != nil,
                context: FindingContext(about: about, rows: data.rows.fingerprint.short)))
    }
}
