// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Runs stages, or takes what an earlier run kept of the same input; writes each into the log.
struct StageRunner {
    private let cache: StageCache?
    private(set) var log: RunLog
    private var times: RunTimes
    private(set) var findings: [Finding] = []
    let progress: ProgressMonitor

    init(cache: StageCache?, log: RunLog, times: RunTimes, progress: ProgressMonitor) {
        (self.cache, self.log, self.times, self.progress) = (cache, log, times, progress)
    }

    /// - Parameter facts: what the log says of this piece of work, besides its key.
    mutating func run<S: Stage>(_ stage: S, on input: S.Input, facts: [String: String]) throws -> S.Output {
        progress.report(S.name.rawValue)
        try progress.checkCancellation()
        let key = StageCache.key(S.self, input)
        let kept = cache?.load(S.self, key)
        let staged = try kept ?? stage.run(input, progress: progress)
        if kept == nil { try cache?.store(S.self, key, staged) }
        findings += staged.findings
        try log.record(S.name.rawValue, facts.merging(["key": key.hex, "findings": String(staged.findings.count)]) { mine, _ in mine })
        try times.note(S.name.rawValue, facts, kept: kept != nil)
        return staged.output
    }

    mutating func add(_ more: [Finding]) { findings += more }

    /// Changes what was found in the light of what was found later.
    mutating func revise(_ change: (inout Finding) -> Void) { for place in findings.indices { change(&findings[place]) } }

    mutating func record(_ step: String, _ facts: [String: String] = [:]) throws {
        try log.record(step, facts)
        try times.note(step, facts, kept: nil)
    }
}
