// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// How long each row of a cohort was followed for one outcome, and what ended it.
public struct FollowUpRecord: Hashable, Sendable {
    public let status: [FollowUp.Status]
    /// Days from the first of the window to the day that ended the follow-up: the event, what made it impossible, the last day on which
    /// anybody looked, or the end of the window. 0 where the window is not known.
    public let days: [Int32]
    /// The day that ended it.
    public let ended: [CivilDay?]

    public init(status: [FollowUp.Status], days: [Int32], ended: [CivilDay?]? = nil) {
        precondition(status.count == days.count && ended?.count ?? days.count == days.count)
        (self.status, self.days, self.ended) = (status, days, ended ?? Array(repeating: nil, count: days.count))
    }

    /// Rows whose window is known: of them it can be asked whether they were followed.
    public var hasWindow: [Bool] { status.map { $0 != .unknown } }

    /// Whether somebody was lost on the way.
    public var isCensored: Bool { status.contains { $0 != .unknown && !$0.isOutcomeKnown } }
}
