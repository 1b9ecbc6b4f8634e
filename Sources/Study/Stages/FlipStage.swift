// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Learning
import Metrics
import RiskModels

/// What the model makes of families that somebody drew up, and of one change about them. No protected attribute is opened for it.
struct FlipStage: Stage {
    static let name = StageName.audit
    static let version = 2

    /// Who has a profile need only be known roughly.
    private static let learner = AdditiveParameters(binning: Binning(coarseBins: 16, fineBins: 16))

    struct Input: Fingerprinted, Sendable {
        let predictions: Predictions
        let selection: Selection?
        let model: ModelFile
        /// Of the whole cohort.
        let features: Features
        /// The row of `features` of each prediction.
        let rows: [Int]
        let about: About
        let rowsFingerprint: String
        let audit: FlipAudit
        /// Of the file that the audit was read from.
        let file: Fingerprint

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed(predictions)
            builder.feed(selection)
            if let bytes = try? model.encoded() { builder.feed(data: bytes) }
            builder.feed(features)
            builder.feed(array: rows)
            builder.feed(about.identity)
            builder.feed(rowsFingerprint)
            builder.feed(audit.minimumRows)
            builder.feed(audit.seed)
            builder.feed(file.hex)
        }
    }

    struct Output: Codable, Sendable {
        var judged: [JudgedFinding]
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        let judged = try input.audit.audit(
            input.predictions, selection: input.selection, model: input.model, features: input.features, rows: input.rows, learner: Self.learner,
            context: FindingContext(about: input.about, rows: input.rowsFingerprint, stage: "audit"), progress: progress)
        return Staged(Output(judged: judged), findings: [])
    }
}
