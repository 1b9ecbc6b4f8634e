// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Protected

/// Numbers by area, for those who plan; whom a capacity reaches and misses.
struct PopulationStage: Stage {
    static let name = StageName.audit
    static let version = 1

    struct Input: Fingerprinted, Sendable {
        let predictions: Predictions
        let selection: Selection?
        let levels: [AreaLevel]
        /// Of the same rows, in the same order: opened for the audit, with the reason in the log.
        let attributes: [ProtectedAttribute]
        let years: ClosedRange<Int>?
        let about: About
        let rowsFingerprint: String
        let audit: PopulationAudit

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed(predictions)
            builder.feed(selection)
            for level in levels {
                builder.feed(level.name)
                for code in level.codes { builder.feed(code) }
                builder.feed(array: level.areaOfRow)
            }
            for attribute in attributes { builder.feed(attribute) }
            builder.feed(years?.lowerBound ?? -1)
            builder.feed(years?.upperBound ?? -1)
            builder.feed(about.identity)
            builder.feed(rowsFingerprint)
            builder.feed(audit.minimumCount)
            builder.feed(audit.level)
        }
    }

    struct Output: Codable, Sendable {
        var judged: [JudgedFinding]
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        let judged = try input.audit.audit(
            input.predictions, selection: input.selection, levels: input.levels, attributes: input.attributes, years: input.years,
            context: FindingContext(about: input.about, rows: input.rowsFingerprint, stage: "audit"), progress: progress)
        return Staged(Output(judged: judged), findings: [])
    }
}
