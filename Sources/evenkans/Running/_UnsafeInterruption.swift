// SPDX-License-Identifier: EUPL-1.2
// Unsafe because a signal source that nobody holds is cancelled: these two are retained for the life of the process.

import Basics
import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and a polite kill: asks the work to stop, and stops it where it does not listen.
enum Interruption {
    /// Longest time that a library call may keep us waiting after Ctrl-C, in seconds.
    private static let patience = 0.8

    private static let queue = DispatchQueue(label: "interruption")
    private static let received = Atomic<Int32>(SIGINT)

    /// As a shell names a process that the signal ended: 130 for Ctrl-C.
    static var code: Int32 { 128 + received.load(ordering: .relaxed) }

    static func watched(_ progress: ProgressMonitor) -> ProgressMonitor {
        // A reader that went away ends nothing: what is written to it fails.
        signal(SIGPIPE, SIG_IGN)
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                received.store(number, ordering: .relaxed)
                progress.cancel()
                queue.asyncAfter(deadline: .now() + patience) {
                    AtomicFile.removeUnfinished()
                    Messages.fail(Ending.stopped, code: code)
                    _exit(code)
                }
            }
            source.activate()
            _ = unsafe Unmanaged.passRetained(source as AnyObject)
        }
        return progress
    }
}
