// SPDX-License-Identifier: EUPL-1.2

/// How long each row of a cohort was followed for one outcome, and what ended it.
public struct FollowUpRecord: Hashable, Sendable {
    public let status: [FollowUp.Status]
    /// Days from the first of the window to the day that ended the follow-up: the event, what made it impossible, the last day on which
    /// anybody looked, or the end of the window. 0 where the window is not known.
    public let days: [Int32]

    public init(status: [FollowUp.Status], days: [Int32]) {
        precondition(status.count == days.count)
        (self.status, self.days) = (status, days)
    }

    /// Rows whose window is known: of them it can be asked whether they were followed.
    public var hasWindow: [Bool] { status.map { $0 != .unknown } }

    /// Rows that were followed until their outcome was settled.
    public var isFollowed: [Bool] { status.map(\.isOutcomeKnown) }

    /// Whether somebody was lost on the way.
    public var isCensored: Bool { status.contains { $0 != .unknown && !$0.isOutcomeKnown } }
}
