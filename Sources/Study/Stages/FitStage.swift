// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import RiskModels

/// Fits one model of one outcome on the training rows, and scores each training row by a fit that did not see its fold.
struct FitStage: Stage {
    static let name = StageName.fit
    static let version = 2

    struct Input: Fingerprinted, Sendable {
        let outcome: String
        let data: TrainingData
        let folds: [Fold]
        let model: ModelChoice

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed(outcome)
            builder.feed(data.features)
            builder.feed(array: data.outcome)
            builder.feed(data.rows.fingerprint)
            builder.feed(data.weights?.kind.rawValue)
            builder.feed(array: data.weights?.values ?? [])
            builder.feed(array: data.clusters?.index ?? [])
            for fold in folds {
                builder.feed(fold.training.fingerprint)
                builder.feed(fold.heldOut.fingerprint)
            }
            builder.feed(model)
        }
    }

    struct Output: Codable, Sendable {
        var model: ModelFile
        /// One list a fold, in ascending order of row.
        var outOfFold: [StoredScores]
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        let fit = try input.model.crossFit(input.data, folds: input.folds, progress: progress)
        let about = About(outcome: input.outcome, model: input.model.kind.rawValue, rows: .train)
        let model = fit.model(outcome: input.outcome)
        let training = input.data.rows.indices
        let events = training.reduce(0) { $0 + Int(input.data.outcome[$1]) }
        return Staged(
            Output(model: model, outOfFold: fit.outOfFold.map { StoredScores($0) }),
            findings: fit.findings(about: about, rows: input.data.rows.fingerprint.short, events: (events, training.count - events)))
    }
}
