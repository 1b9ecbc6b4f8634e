// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Protected
import Validation

/// How a model does in each year: over all rows, or of each group.
struct YearStage: Stage {
    static let name = StageName.validate
    static let version = 2

    struct Input: Fingerprinted, Sendable {
        /// One a completed table.
        let predictions: [Predictions]
        let years: [Int?]
        let origin: YearPerformance.Origin
        let learned: [Int: YearPerformance.Learned]
        /// Of the same rows: opened for the audit, with the reason in the log. `nil`: all rows together.
        var groupings: [RowGrouping]?
        let about: About
        let rows: String
        let performance: YearPerformance

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("years")
            for table in predictions { builder.feed(table) }
            builder.feed(array: years.map { $0 ?? .min })
            builder.feed(origin.rawValue)
            for (year, learned) in learned.sorted(by: { $0.key < $1.key }) {
                builder.feed(year)
                builder.feed(array: [learned.events, learned.others])
            }
            builder.feed(groupings == nil)
            for grouping in groupings ?? [] { builder.feed(grouping) }
            builder.feed(about.identity)
            builder.feed(rows)
            builder.feed(performance)
        }
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<ValidateStage.Nothing> {
        try progress.checkCancellation()
        let rows = CompletedRows(input.predictions, rules: CompletedTables.rubinsVariance)
        let findings: [Finding]
        if let groupings = input.groupings {
            findings = input.performance.evaluate(
                rows, years: input.years, groupings: groupings, about: input.about, rowsFingerprint: input.rows)
        } else {
            findings = input.performance.evaluate(
                rows, years: input.years, origin: input.origin, learned: input.learned, about: input.about, rowsFingerprint: input.rows)
        }
        return Staged(ValidateStage.Nothing(), findings: findings)
    }
}

extension ProtectedAttribute {
    /// The groups as names and rows; who is not recorded belongs to none.
    var grouping: RowGrouping {
        RowGrouping(attribute: name, groups: levels.map(\.group), codes: codes.map { levels[Int($0)].isNotRecorded ? -1 : $0 })
    }
}
