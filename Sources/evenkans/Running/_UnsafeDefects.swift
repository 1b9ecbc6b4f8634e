// SPDX-License-Identifier: EUPL-1.2
// Unsafe because a signal handler may only touch memory that is there already and call what the system allows in one.

import Foundation

/// A trap or a wild pointer is a defect of ours: one sentence and exit code 70 instead of a dump of registers, which hold data.
enum Defects {
    nonisolated(unsafe) private static var sentence: (start: UnsafeMutablePointer<CChar>, length: Int)?

    /// - Parameter text: said when it happens.
    static func watch(saying text: String) {
        // Somebody is looking for the defect, and asks for the dump.
        guard ProcessInfo.processInfo.environment["SWIFT_BACKTRACE"] == nil, let copy = unsafe strdup(text + "\n") else { return }
        unsafe sentence = (copy, strlen(copy))
        for number in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
            _ = signal(number) { _ in
                if let (start, length) = unsafe Defects.sentence { _ = unsafe write(STDERR_FILENO, start, length) }
                _exit(70)
            }
        }
    }
}
