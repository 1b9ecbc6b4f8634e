// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Protected

/// How performance and gaps under one strategy differ from the study's own, on the rows that both judge.
struct StrategyDifferenceStage: Stage {
    static let name = StageName.missing
    static let version = 1

    struct Input: Fingerprinted, Sendable {
        let own: Predictions
        /// Of the same rows, in the same order.
        let other: Predictions
        let rule: FamilyBootstrap.Rule
        let at: [String: Double]?
        /// Of the same rows: opened for this, with the reason in the log.
        let attributes: [ProtectedAttribute]
        let about: About
        let rows: String
        let audit: GroupAudit
        let resamples: Int

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("strategy-difference")
            builder.feed(own)
            builder.feed(other)
            switch rule {
            case .nobody: builder.feed("nobody")
            case .threshold(let threshold): builder.feed(array: [threshold])
            case .capacity(let capacity): builder.feed(array: [-capacity])
            }
            for (name, value) in (at ?? [:]).sorted(by: { $0.key < $1.key }) {
                builder.feed(name)
                builder.feed(array: [value])
            }
            for attribute in attributes { builder.feed(attribute) }
            builder.feed(about.identity)
            builder.feed(rows)
            builder.feed(audit)
            builder.feed(resamples)
        }
    }

    struct Output: Codable, Sendable {}

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        let paired = PairedAudit(
            input.audit, bootstrap: FamilyBootstrap(resamples: input.resamples, seed: input.audit.seed), rule: input.rule, at: input.at,
            key: "missing.difference.")
        let context = FindingContext(about: input.about, rows: input.rows, stage: "missing")
        return Staged(
            Output(),
            findings: try paired.findings(input.own, input.other, attributes: input.attributes, context: context, progress: progress))
    }
}
