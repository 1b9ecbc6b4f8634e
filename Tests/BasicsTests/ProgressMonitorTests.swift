// SPDX-License-Identifier: EUPL-1.2

import Basics
import Synchronization
import Testing

@Suite struct ProgressMonitorTests {
    @Test func reportsReachTheReceiver() {
        let seen = Mutex<[ProgressReport]>([])
        let progress = ProgressMonitor { report in seen.withLock { $0.append(report) } }
        progress.report("fit", 1, of: 5)
        progress.report("read")
        #expect(seen.withLock { $0 } == [ProgressReport(step: "fit", completed: 1, total: 5), ProgressReport(step: "read", completed: 0, total: 0)])
    }

    @Test func cancellationIsNoticed() throws {
        let progress = ProgressMonitor.silent
        try progress.checkCancellation()
        progress.cancel()
        #expect(progress.isCancelled)
        #expect(throws: Cancelled()) { try progress.checkCancellation() }
    }
}
