// SPDX-License-Identifier: EUPL-1.2

import Learning
import RegisterData

/// From when each row is looked at, and when its outcome is known: what an embargo goes by.
public struct SplitDays: Sendable {
    public let index: [CivilDay?]
    public let settled: [CivilDay?]

    public init(index: [CivilDay?], settled: [CivilDay?]) {
        precondition(index.count == settled.count)
        (self.index, self.settled) = (index, settled)
    }

    /// Rows of `training` whose outcome was not known yet on the first day of prediction of `judged`. A model that learns from them was not
    /// there on that day.
    public func late<Judged>(_ training: RowSet<Training>, before judged: RowSet<Judged>) -> [Int] {
        guard let first = judged.indices.lazy.compactMap({ index[$0] }).min() else { return [] }
        return training.indices.filter { row in settled[row].map { $0 > first } ?? false }
    }
}
