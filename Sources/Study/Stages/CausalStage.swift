// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Learning
import Metrics
import Protected
import RiskModels

/// By which paths of the analyst's graph groups come to differ. Apart from the other audits, so that another arrow does not run those again.
struct CausalStage: Stage {
    static let name = StageName.audit
    static let version = 1

    /// Models of who is in a group, and of what is expected there, are corrected by each other: few bins are enough.
    private static let learner = AdditiveParameters(binning: Binning(coarseBins: 16, fineBins: 16))

    struct Input: Fingerprinted, Sendable {
        let predictions: Predictions
        let selection: Selection?
        /// Of the same rows, in the same order: opened for the graph, with the reason in the log.
        let attributes: [ProtectedAttribute]
        /// Of the whole cohort.
        let features: Features
        /// The row of `features` of each prediction.
        let rows: [Int]
        /// `nil` where nobody knows what the score is made from.
        let scoreFeatures: Set<String>?
        let about: About
        let rowsFingerprint: String
        let audit: CausalAudit

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed(predictions)
            builder.feed(selection)
            for attribute in attributes { builder.feed(attribute) }
            builder.feed(features)
            builder.feed(array: rows)
            builder.feed(scoreFeatures != nil)
            for name in scoreFeatures?.sorted() ?? [] { builder.feed(name) }
            builder.feed(about.identity)
            builder.feed(rowsFingerprint)
            builder.feed(audit)
        }
    }

    struct Output: Codable, Sendable {
        var judged: [JudgedFinding]
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        let judged = try input.audit.audit(
            input.predictions, selection: input.selection, attributes: input.attributes, features: input.features, rows: input.rows,
            scoreFeatures: input.scoreFeatures, learner: Self.learner,
            context: FindingContext(about: input.about, rows: input.rowsFingerprint, stage: "audit"), progress: progress)
        return Staged(Output(judged: judged), findings: [])
    }
}

extension FingerprintBuilder {
    fileprivate mutating func feed(_ audit: CausalAudit) {
        for node in audit.graph.nodes { feed(node) }
        for edge in audit.graph.edges {
            feed(edge.from)
            feed(edge.to)
        }
        for pair in audit.graph.confounding {
            feed(pair.first)
            feed(pair.second)
        }
        for subject in audit.subjects {
            feed(subject.attribute)
            for part in CausalAudit.Part.allCases { feed(subject.limits[part] ?? -1) }
            feed(audit.compareTo[subject.attribute]?.text)
        }
        feed(audit.mostWithoutLike)
        feed(audit.level)
        feed(audit.minimumRows)
        feed(audit.mostRows)
        feed(audit.seed)
    }
}
