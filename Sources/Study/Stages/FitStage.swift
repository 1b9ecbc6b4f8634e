// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import RiskModels

/// Fits one model of one outcome on the training rows, and scores each training row by a fit that did not see its fold.
struct FitStage: Stage {
    static let name = StageName.fit
    static let version = 3

    struct Input: Fingerprinted, Sendable {
        let outcome: String
        let data: TrainingData
        let folds: [Fold]
        let model: ModelChoice
        /// Where not every kind of gap has a bin.
        var gaps: TreatedGaps?
        /// Rows that are judged by the model of all training rows, where the judging treats their gaps.
        var test: [Int]?

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
            if let gaps { builder.feed(gaps) }
            builder.feed(array: test ?? [])
        }
    }

    struct Output: Codable, Sendable {
        var model: ModelFile
        /// One list a fold, in ascending order of row.
        var outOfFold: [StoredScores] = []
        var treated: Treated?
    }

    /// What is judged where gaps are treated.
    struct Treated: Codable, Sendable {
        /// One a fold.
        var outOfFold: [TreatedScores]
        var test: TreatedScores?
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        if let gaps = input.gaps { return try treated(input, gaps, progress) }
        let fit = try input.model.crossFit(input.data, folds: input.folds, progress: progress)
        let about = About(outcome: input.outcome, model: input.model.kind.rawValue, rows: .train)
        let model = fit.model(outcome: input.outcome)
        let training = input.data.rows.indices
        let events = training.reduce(0) { $0 + Int(input.data.outcome[$1]) }
        return Staged(
            Output(model: model, outOfFold: fit.outOfFold.map { StoredScores($0) }),
            findings: fit.findings(about: about, rows: input.data.rows.fingerprint.short, events: (events, training.count - events)))
    }

    private func treated(_ input: Input, _ gaps: TreatedGaps, _ progress: ProgressMonitor) throws -> Staged<Output> {
        let learner = TreatedLearner(outcome: input.outcome, data: input.data, model: input.model, gaps: gaps)
        let fit = try learner.crossFit(input.data.rows, folds: input.folds, also: input.test ?? [], progress: progress), whole = fit.whole
        let test = try input.test.map { try learner.judged($0, by: whole, progress: progress) }
        let about = About(outcome: input.outcome, model: input.model.kind.rawValue, rows: .train)
        let learned = input.data.rows.marked(learner.stays), rows = learned.fingerprint.short
        let events = learned.indices.reduce(0) { $0 + Int(input.data.outcome[$1]) }, cells = (events, learned.count - events)
        let findings = TreatmentFindings(
            gaps: gaps, features: input.data.features, training: input.data.rows, learned: learned.count, events: cells, about: about, rows: rows
        )
        return Staged(
            Output(model: whole.file, treated: Treated(outOfFold: fit.outOfFold, test: test)),
            findings: whole.fitted.findings(about: about, rows: rows, events: cells)
                + findings.all(TreatmentFacts(fit, rows: input.data.rows), whole.convergence)
                + (whole.fitted.imputed.map { ImputedFactorTests(coefficients: $0, rows: learned.count).findings(about: about, rows: rows) } ?? []))
    }
}
