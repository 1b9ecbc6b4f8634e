// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Metrics
import Validation

/// What screening would do to families, and how sure a judgement of each group can be: over all rows, or by group.
struct ScreeningStage: Stage {
    static let name = StageName.validate
    static let version = 1

    struct Input: Fingerprinted, Sendable {
        let predictions: Predictions
        /// Who is reached, at each capacity.
        let selections: [Selection]
        /// The study's own operating point.
        let selection: Selection?
        /// Of the same rows: opened for the audit, with the reason in the log. `nil`: all rows together.
        var groupings: [RowGrouping]?
        let about: About
        let rows: String
        let minimumEvents: Int

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("screening")
            builder.feed(predictions)
            builder.feed(selections.count)
            for selection in selections { builder.feed(selection) }
            builder.feed(selection)
            builder.feed(groupings == nil)
            for grouping in groupings ?? [] { builder.feed(grouping) }
            builder.feed(about.identity)
            builder.feed(rows)
            builder.feed(minimumEvents)
        }
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<ValidateStage.Nothing> {
        try progress.checkCancellation()
        let context = FindingContext(about: input.about, rows: input.rows, stage: input.groupings == nil ? "validate" : "audit")
        var findings = ScreeningView(minimumRows: input.minimumEvents).evaluate(
            input.predictions, selections: input.selections, groupings: input.groupings, context: context)
        if let groupings = input.groupings {
            findings += AuditPrecision.findings(
                input.predictions, selection: input.selection, groupings: groupings, minimumEvents: input.minimumEvents, context: context)
        }
        return Staged(ValidateStage.Nothing(), findings: findings)
    }
}
