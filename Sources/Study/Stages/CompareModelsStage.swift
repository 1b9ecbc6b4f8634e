// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Metrics
import Validation

/// What the chosen model gains or gives up beside another one: for a model that nobody can read, the price of explainability.
struct CompareModelsStage: Stage {
    static let name = StageName.validate
    static let version = 1

    struct Input: Fingerprinted, Sendable {
        let chosen: Predictions
        /// The other model's risks of the same rows.
        let other: [Double]
        let kind: ModelComparison.Other
        let about: About
        let rows: String
        let comparison: ModelComparison

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("compare-models")
            builder.feed(chosen)
            builder.feed(array: other)
            builder.feed(kind == .explainable)
            builder.feed(about.identity)
            builder.feed(about.compareTo)
            builder.feed(rows)
            builder.feed(comparison.limit)
        }
    }

    struct Nothing: Codable, Sendable {}

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Nothing> {
        let findings = try input.comparison.findings(
            input.chosen, beside: input.other, input.kind, about: input.about, rowsFingerprint: input.rows)
        return Staged(Nothing(), findings: findings)
    }
}
