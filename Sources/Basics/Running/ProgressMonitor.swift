// SPDX-License-Identifier: EUPL-1.2

import Synchronization

/// Thrown where long work notices that it was asked to stop.
public struct Cancelled: Error, Hashable, Sendable {
    public init() {}
}

/// What long work reports: it never prints; whoever started it decides what a person sees.
public struct ProgressReport: Sendable, Hashable {
    /// The step, as a stable lower-case name (`read`, `fit`, `audit`).
    public let step: String
    /// Units done so far out of `total`; `total` is 0 when it is not known.
    public let completed: Int
    public let total: Int

    public init(step: String, completed: Int, total: Int) {
        (self.step, self.completed, self.total) = (step, completed, total)
    }
}

/// Progress and cancellation of one piece of long work. Cheap to ask; safe from any thread. (`Progress` and `ProgressReporter` are Foundation's.)
public final class ProgressMonitor: Sendable {
    private let cancelled = Atomic<Bool>(false)
    private let receive: @Sendable (ProgressReport) -> Void
    private let parts: @Sendable (WorkPart) -> Void

    /// - Parameters:
    ///   - receive: called on whichever thread reports.
    ///   - parts: called where another part of the work begins, for those who take the time: the work itself reads no clock.
    public init(
        _ receive: @escaping @Sendable (ProgressReport) -> Void = { _ in }, parts: @escaping @Sendable (WorkPart) -> Void = { _ in }
    ) {
        (self.receive, self.parts) = (receive, parts)
    }

    /// Reports nothing and is never cancelled by anybody else.
    public static var silent: ProgressMonitor { ProgressMonitor() }

    public func report(_ step: String, _ completed: Int = 0, of total: Int = 0) {
        receive(ProgressReport(step: step, completed: completed, total: total))
    }

    /// Says that from now on time is spent on this part of the work, on all threads.
    public func begins(_ part: WorkPart) { parts(part) }

    /// Asks the work to stop at its next check. Callable from a signal source.
    public func cancel() { cancelled.store(true, ordering: .relaxed) }

    public var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    public func checkCancellation() throws(Cancelled) {
        if isCancelled { throw Cancelled() }
    }
}
