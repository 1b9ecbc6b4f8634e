// SPDX-License-Identifier: EUPL-1.2

import Basics
import Dispatch
import Synchronization

/// A second thread that takes over pieces of a file: while it makes columns of one and writes them, the first reads the next.
///
/// Work is done in the order in which it is given, so the result is that of one thread. At most `ahead` pieces wait, so memory stays flat.
final class PieceWorker: Sendable {
    private static let ahead = 2

    private let queue = DispatchQueue(label: "pieces")
    private let room = DispatchSemaphore(value: ahead)
    private let failure = Mutex<(any Error)?>(nil)

    /// Waits until there is room. After a failure nothing is done any more.
    ///
    /// - Throws: what went wrong in earlier work.
    func give(_ work: @escaping @Sendable () throws -> Void) throws {
        room.wait()
        do { try check() } catch {
            room.signal()
            throw error
        }
        queue.async { [self] in
            defer { room.signal() }
            guard failure.withLock({ $0 == nil }) else { return }
            do { try work() } catch { failure.withLock { $0 = error } }
        }
    }

    /// Waits for everything that was given.
    func finish() throws {
        wait()
        try check()
    }

    func wait() { queue.sync {} }

    private func check() throws { if let error = failure.withLock({ $0 }) { throw error } }
}
