// SPDX-License-Identifier: EUPL-1.2

import Basics
import Dispatch
import Synchronization

/// How many threads our own loops use. BLAS always runs on one.
public enum Parallelism {
    private static let chosen = Atomic<Int>(0)

    /// At least 1; the number of active cores unless set.
    public static var threads: Int {
        get {
            let value = chosen.load(ordering: .relaxed)
            return value > 0 ? value : max(1, ActiveProcessors.count)
        }
        set { chosen.store(max(1, newValue), ordering: .relaxed) }
    }
}

/// Runs `body(0) ... body(count - 1)`, each once, on at most `Parallelism.threads` threads.
///
/// The number of pieces must come from the data, never from the number of threads, and results must be combined in the order of
/// the pieces: then the same input gives the same bits on any machine.
///
/// - Parameter progress: polled before each piece; after a cancellation the remaining pieces are skipped.
/// - Throws: `Cancelled` when the progress was cancelled before the last piece began.
public func parallelFor(_ count: Int, progress: ProgressMonitor? = nil, _ body: @Sendable (Int) -> Void) throws(Cancelled) {
    let threads = min(Parallelism.threads, count)
    let next = Atomic<Int>(0)
    @Sendable func work() {
        while progress?.isCancelled != true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            body(index)
        }
    }
    if threads <= 1 {
        work()
    } else {
        withoutActuallyEscaping(work) { worker in
            DispatchQueue.concurrentPerform(iterations: threads) { _ in worker() }
        }
    }
    try progress?.checkCancellation()
}

/// The values of `body(0) ... body(count - 1)` in that order, computed in parallel.
public func parallelMap<Value: Sendable>(_ count: Int, progress: ProgressMonitor? = nil, _ body: @Sendable (Int) -> Value) throws(Cancelled)
    -> [Value]
{
    let slots = Mutex<[Value?]>(Array(repeating: nil, count: count))
    try parallelFor(count, progress: progress) { index in
        let value = body(index)
        slots.withLock { $0[index] = value }
    }
    return slots.withLock { $0.compactMap { $0 } }
}
