// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath
import Synchronization
import Testing

/// The number of threads is shared by the whole process.
@Suite(.serialized) struct ParallelForTests {
    @Test(arguments: [1, 2, 7])
    func eachPieceOnce(threads: Int) throws {
        let before = Parallelism.threads
        Parallelism.threads = threads
        defer { Parallelism.threads = before }
        let counts = Mutex<[Int]>(Array(repeating: 0, count: 1_000))
        try parallelFor(1_000) { index in counts.withLock { $0[index] += 1 } }
        #expect(counts.withLock { $0 }.allSatisfy { $0 == 1 })
        let squares = try parallelMap(1_000) { $0 * $0 }
        #expect(squares == (0..<1_000).map { $0 * $0 })
        try parallelFor(0) { _ in Issue.record("nothing to do") }
    }

    @Test func cancellationStopsTheRest() {
        let progress = ProgressMonitor.silent, done = Atomic<Int>(0)
        #expect(throws: Cancelled()) {
            try parallelFor(10_000, progress: progress) { index in
                if index == 3 { progress.cancel() }
                done.wrappingAdd(1, ordering: .relaxed)
            }
        }
        #expect(done.load(ordering: .relaxed) < 10_000)
    }
}
