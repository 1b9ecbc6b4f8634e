// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Synchronization

/// Ends the process right after the k-th finished file, as a power cut would: how the tests prove that a run resumes.
///
/// Off unless the environment names a k in `EVENKANS_FAULT_AFTER_RENAME`.
enum FaultPoint {
    private static let limit = ProcessInfo.processInfo.environment["EVENKANS_FAULT_AFTER_RENAME"].flatMap { Int($0) }
    private static let renames = Atomic<Int>(0)

    static func afterRename() {
        guard let limit else { return }
        if renames.wrappingAdd(1, ordering: .relaxed).newValue == limit { _exit(137) }
    }
}
