// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Protected

/// How well a model does for each group. Verdicts come afterwards, over all outcomes of the run at once.
struct AuditStage: Stage {
    static let name = StageName.audit
    static let version = 1

    struct Input: Fingerprinted, Sendable {
        let predictions: Predictions
        let selection: Selection?
        /// Of the same rows, in the same order: opened for the audit, with the reason in the log.
        let attributes: [ProtectedAttribute]
        let about: About
        let rows: String
        let audit: GroupAudit

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed(predictions)
            builder.feed(selection)
            for attribute in attributes { builder.feed(attribute) }
            builder.feed(about.identity)
            builder.feed(rows)
            builder.feed(audit)
        }
    }

    struct Output: Codable, Sendable {
        var judged: [JudgedFinding]
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        let judged = try input.audit.audit(
            input.predictions, selection: input.selection, attributes: input.attributes,
            context: FindingContext(about: input.about, rows: input.rows, stage: "audit"), progress: progress)
        return Staged(Output(judged: judged), findings: [])
    }
}
