// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Metrics
import Validation

/// How well a model does: discrimination, calibration, accuracy and usefulness, over all rows and by area.
struct ValidateStage: Stage {
    static let name = StageName.validate
    static let version = 1

    struct Input: Fingerprinted, Sendable {
        let predictions: Predictions
        let selection: Selection?
        let about: About
        let rows: String
        let evaluation: PerformanceEvaluation
        /// Area of each row (-1: not known) and the codes.
        let areas: (index: [Int32], codes: [String])?

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed(predictions)
            builder.feed(selection)
            builder.feed(about.identity)
            builder.feed(rows)
            builder.feed(array: evaluation.thresholds ?? [])
            builder.feed(evaluation.decisionThreshold ?? .nan)
            builder.feed(evaluation.capacity ?? .nan)
            builder.feed(evaluation.observedExpectedLimit)
            builder.feed(evaluation.seed)
            builder.feed(array: areas?.index ?? [])
            for code in areas?.codes ?? [] { builder.feed(code) }
        }
    }

    struct Nothing: Codable, Sendable {}

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Nothing> {
        var findings = try input.evaluation.evaluate(
            input.predictions, about: input.about, rowsFingerprint: input.rows, selection: input.selection, progress: progress)
        if let areas = input.areas {
            findings += AreaPerformance().evaluate(
                input.predictions, areaOfRow: areas.index, codes: areas.codes, about: input.about, rowsFingerprint: input.rows)
        }
        return Staged(Nothing(), findings: findings)
    }
}
