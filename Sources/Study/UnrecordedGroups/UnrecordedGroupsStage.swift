// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Protected

/// The gaps between groups over every way in which people without a recorded group could belong to them.
struct UnrecordedGroupsStage: Stage {
    static let name = StageName.audit
    static let version = 1

    struct Input: Fingerprinted, Sendable {
        let predictions: Predictions
        let selection: Selection?
        /// Of the same rows, in the same order: opened for this, with the reason in the log.
        let attributes: [ProtectedAttribute]
        let about: About
        let rows: String
        let minimumEvents: Int

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("unrecorded-groups")
            builder.feed(predictions)
            builder.feed(selection)
            for attribute in attributes { builder.feed(attribute) }
            builder.feed(about.identity)
            builder.feed(rows)
            builder.feed(minimumEvents)
        }
    }

    struct Output: Codable, Sendable {}

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        let bounds = UnrecordedGroups(predictions: input.predictions, selection: input.selection, minimumEvents: input.minimumEvents)
        let context = FindingContext(about: input.about, rows: input.rows, stage: "audit")
        return Staged(Output(), findings: input.attributes.flatMap { bounds.findings($0, context: context) })
    }
}
