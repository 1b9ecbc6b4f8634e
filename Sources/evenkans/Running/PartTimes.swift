// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Synchronization

/// How long each part of a fit or an imputation took: for `--progress json`, and so for benchmarks.
enum PartTimes {
    private struct State {
        var part: WorkPart?
        var began = ContinuousClock.now
        var processor = 0.0
        var spent: [WorkPart: (seconds: Double, processor: Double)] = [:]
    }

    private static let state = Mutex(State())

    static func begins(_ part: WorkPart?) {
        state.withLock { state in
            let (now, processor) = (ContinuousClock.now, processorSeconds)
            if let last = state.part {
                let before = state.spent[last] ?? (0, 0)
                state.spent[last] = (
                    before.seconds + (now - state.began) / .seconds(1), before.processor + processor - state.processor
                )
            }
            (state.part, state.began, state.processor) = (part, now, processor)
        }
    }

    /// One object a part, in the order of the work; ends what is being measured.
    static func lines() -> [String] {
        begins(nil)
        let spent = state.withLock { $0.spent }
        return WorkPart.allCases.compactMap { part in
            spent[part].map { times in
                let (seconds, processor) = (rounded(times.seconds), rounded(times.processor))
                return #"{"part":"\#(part.rawValue)","processor_seconds":\#(processor),"seconds":\#(seconds)}"#
            }
        }
    }

    private static func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }

    /// Of this process, on all its threads.
    private static var processorSeconds: Double {
        var time = timespec()
        guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
