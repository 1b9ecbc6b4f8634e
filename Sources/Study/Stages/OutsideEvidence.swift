// SPDX-License-Identifier: EUPL-1.2

import Basics
import Fairness

/// What somebody brought to an audit from elsewhere: without it some biases cannot be told from true differences (methods 31).
struct OutsideEvidence: Sendable, Fingerprinted {
    var comparator: ComparatorOutcome?
    var history: PastFlag?
    var samples: [ValidationSample] = []

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
