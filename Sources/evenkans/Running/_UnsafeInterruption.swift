// SPDX-License-Identifier: EUPL-1.2
// Unsafe because a signal source that nobody holds is cancelled: these two are retained for the life of the process.

import Basics
import Dispatch
import Foundation

/// Ctrl-C and a polite kill: asks the work to stop, and stops it where it does not listen.
enum Interruption {
    /// Longest time that a library call may keep us waiting after Ctrl-C, in seconds.
    private static let patience = 0.8

    private static let queue = DispatchQueue(label: "interruption")

    static func watched(_ progress: Progress) -> Progress {
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                progress.cancel()
                queue.asyncAfter(deadline: .now() + patience) {
                    AtomicFile.removeUnfinished()
                    _exit(Ending.interrupted)
                }
            }
            source.activate()
            _ = unsafe Unmanaged.passRetained(source as AnyObject)
        }
        return progress
    }
}
