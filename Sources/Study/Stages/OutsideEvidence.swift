// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Fairness

/// What somebody brought to an audit from elsewhere: without it some biases cannot be told from true differences (methods 31).
struct OutsideEvidence: Sendable, Fingerprinted {
    var comparator: ComparatorOutcome?
    var history: PastFlag?
    var samples: [ValidationSample] = []

    /// - Parameters:
    ///   - comparator: of all rows of the cohort.
    ///   - rows: those that are judged, in their order.
    init(_ cohort: Cohort, comparator: CohortOutcome?, rows: [Int], samples: [ValidationSample]) {
        self.comparator = comparator.map { other in
            ComparatorOutcome(name: other.name, values: rows.map { other.known[$0] ? other.values[$0] : nil })
        }
        history = cohort.pastFlag.map { flag in
            PastFlag(name: flag.name, isFlagged: rows.map { flag.known[$0] ? flag.values[$0] == 1 : nil })
        }
        self.samples = samples
    }

    func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(comparator?.name)
        builder.feed(array: comparator?.values.map { $0 ?? 2 } ?? [])
        builder.feed(history?.name)
        builder.feed(array: history?.isFlagged.map { $0.map { $0 ? UInt8(1) : 0 } ?? 2 } ?? [])
        for sample in samples {
            builder.feed(sample.column)
            builder.feed(array: sample.rows)
            builder.feed(array: sample.recorded)
            builder.feed(array: sample.actual)
        }
    }
}
